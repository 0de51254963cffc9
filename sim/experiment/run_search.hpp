#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/begin_journal.hpp"
#include "results/seal.hpp"
#include "scenario/errors.hpp"

namespace coadopt {

// A search that cannot come to anything with what its file asks; what it tried is of no use to another.
class SearchRefused : public ScenarioErrors {
 public:
  using ScenarioErrors::ScenarioErrors;
};

// What tells one search from another.
struct SearchIdentity {
  JournalHeader header;  // of the journal that the search needs
  // What differs between this search and another, of its journal's identity, each in words.
  std::function<std::vector<std::string>(const std::string& other)> differences;
  // The text that a finished search left in its output. Throws OutputRefused where there is none.
  std::function<std::string(const std::filesystem::path& output)> in_output;
  // That the output is as it was written, by its checksum. Throws OutputRefused, WriteFailed.
  std::function<void(const std::filesystem::path& output)> check_whole = check_seal;
};

// What differs between the identity of a search that is asked for and one that exists, both JSON text, each in
// words. What exists is another kind of search where it has no key `known_by`.
[[nodiscard]] std::vector<std::string> search_differences(
    const std::string& known_by, const std::string& now, const std::string& existing);

// The journal that a search with this output resumes, or a new one; nothing where the output exists and is to
// be kept. Throws as begin_journal() does.
[[nodiscard]] std::optional<BegunJournal> begin_search(const SearchIdentity& search,
    const std::filesystem::path& output, Before before, const Stop& stop = never_stopped);

// A search's runs, at most `most_runs`, and how many of them it would keep with the options of a request.
// Throws as begin_search() does.
[[nodiscard]] RunsPlanned plan_search(
    const SearchIdentity& search, const RunRequest& request, std::uint64_t most_runs);

// Finds what is searched for and writes it, in the place of the file with the mark `replaceable` only, which
// both throw Stopped where they were stopped; then removes the journal, which stays where not all is written.
// Throws what begin_journal() throws before anything runs, and SearchRefused, with which the journal is
// removed; how the search ended otherwise is in the result.
void run_search(const SearchIdentity& search, const RunRequest& request, const RunWatch& watch,
    RunResult& result, const std::function<void(Journal& journal)>& find,
    const std::function<void(const std::string& replaceable)>& write);

}  // namespace coadopt

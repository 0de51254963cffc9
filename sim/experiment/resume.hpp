#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The journal of runs that begin or are resumed.
struct BegunJournal {
  Journal journal;
  Existing existing;  // what is to become of a file under the output's name
};

// The journal with this output that is there, or a new one. What a journal, or else a finished results file,
// has of the plan's runs is in it. Nothing where the finished file has all of them. Throws OutputRefused with
// what stands in the way: something there that is not to be kept or replaced, or that is of other runs, and
// then with all that differs; WriteFailed.
[[nodiscard]] std::optional<BegunJournal> begin_journal(
    const ResultsPlan& plan, const std::filesystem::path& output, Before before, bool retry_failed = false);

// Whether nothing has the name, or a results file of the same runs.
[[nodiscard]] bool may_be_replaced(const ResultsPlan& plan, const std::filesystem::path& file);

// What distinguishes one search from another.
struct SearchIdentity {
  JournalHeader header;  // of the journal that the search needs
  // What differs between this search and another, of its journal's text, each in words.
  std::function<std::vector<std::string>(const std::string& other)> differences;
  // The text that a finished search left in its output. Throws OutputRefused where there is none. Where this is
  // not set, a finished search leaves none.
  std::function<std::string(const std::filesystem::path& output)> in_output = {};
};

// The journal that a search with this output resumes, or a new one; nothing where the finished output is there
// and to be kept. Throws OutputRefused with what stands in the way, WriteFailed.
[[nodiscard]] std::optional<Journal> begin_search(
    const SearchIdentity& search, const std::filesystem::path& output, Before before);

}  // namespace coadopt

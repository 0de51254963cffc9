#include "experiment/begin_search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "results/failure.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_other_search(const fs::path& file, const std::vector<std::string>& differences) {
  throw OutputRefused(fmt::format(
      "{} belongs to another search and cannot be resumed: {}. Give the command that started it, name "
      "another output with -o, or start over with --force.",
      file.string(), fmt::join(differences, "; ")));
}

}  // namespace

std::optional<Journal> begin_search(const SearchIdentity& search, const fs::path& output, Before before) {
  const fs::path path = journal_path(output);
  const JournalHeader& now = search.header;
  const auto check = [&](const fs::path& file, const std::string& there) {
    const std::vector<std::string> differences = search.differences(there);
    if (!differences.empty()) refuse_other_search(file, differences);
  };
  std::error_code ignored;
  const bool is_there = fs::exists(path, ignored);
  const bool may_stay = before != Before::refuse && (before == Before::replace || is_there || search.in_output);
  const std::string problem = existing_file_problem(output, may_stay ? Existing::replace : Existing::refuse);
  if (!problem.empty()) throw OutputRefused(problem);
  if (is_there) {
    if (before == Before::refuse) {
      throw OutputRefused(
          fmt::format("{} holds finished runs of a search that did not end. Resume from them with --resume, or "
                      "discard them with --force.",
              path.string()));
    }
    if (before == Before::replace) {
      Journal::check_may_be_replaced(path);
    } else if (std::optional<Journal> journal = Journal::open(path)) {
      const JournalHeader& there = journal->header();
      check(path, there.identity);
      // Its checksums are right, which says nothing of who wrote it.
      if (there.numbers != now.numbers || there.scenarios != now.scenarios ||
          there.replicates != now.replicates || there.run_bytes != now.run_bytes ||
          there.blocks != now.blocks) {
        refuse_other_search(path, {"the number or the size of its runs is not what it states"});
      }
      return journal;
    }
  } else if (before == Before::keep && fs::exists(output, ignored)) {
    check(output, search.in_output(output));
    return std::nullopt;
  }
  return Journal::create(path, now);
}

}  // namespace coadopt

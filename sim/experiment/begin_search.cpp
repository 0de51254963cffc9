#include "experiment/begin_search.hpp"

#include "experiment/refusals.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

void refuse_another_search(const fs::path& file, const std::vector<std::string>& differences) {
  if (!differences.empty()) refuse_other(file, differences, "another search", "it");
}

// Whether the output may be written anew: there is none, or this search wrote it and ended before it removed
// its journal.
bool may_be_written(const SearchIdentity& search, const fs::path& output) {
  std::error_code ignored;
  if (!fs::exists(output, ignored)) return true;
  try {
    return search.differences(search.in_output(output)).empty();
  } catch (const OutputRefused&) {
    return false;
  }
}

}  // namespace

std::optional<Journal> begin_search(const SearchIdentity& search, const fs::path& output, Before before) {
  const fs::path path = journal_path(output);
  const JournalHeader& now = search.header;
  std::error_code ignored;
  const bool is_there = fs::exists(path, ignored);
  const std::string problem =
      existing_file_problem(output, before == Before::refuse ? Existing::refuse : Existing::replace);
  if (!problem.empty()) throw OutputRefused(problem);
  if (is_there) {
    if (before == Before::refuse) refuse_unfinished(path, "a search");
    if (before == Before::replace) {
      Journal::check_may_be_replaced(path);
    } else if (std::optional<Journal> journal = Journal::open(path)) {
      const JournalHeader& there = journal->header();
      refuse_another_search(path, search.differences(there.identity));
      // Its checksums are right, which says nothing of who wrote it.
      if (there.numbers != now.numbers || there.scenarios != now.scenarios ||
          there.replicates != now.replicates || there.run_bytes != now.run_bytes ||
          there.blocks != now.blocks) {
        refuse_another_search(path, {"the number or the size of its runs is not what it states"});
      }
      if (!may_be_written(search, output)) refuse_foreign_output(output);
      return journal;
    }
  }
  if (before == Before::keep && fs::exists(output, ignored)) {
    refuse_another_search(output, search.differences(search.in_output(output)));
    if (!is_there) return std::nullopt;
  }
  return Journal::create(path, now);
}

}  // namespace coadopt

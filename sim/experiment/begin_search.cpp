#include "experiment/begin_search.hpp"

#include "experiment/refusals.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

void refuse_another_search(const fs::path& file, const std::vector<std::string>& differences) {
  if (!differences.empty()) refuse_other(file, differences, "another search", "it");
}

// Whether this search wrote the output, and ended before it removed its journal.
bool wrote(const SearchIdentity& search, const fs::path& output) {
  try {
    return search.differences(search.in_output(output)).empty();
  } catch (const OutputRefused&) {
    return false;
  }
}

}  // namespace

std::optional<BegunJournal> begin_search(
    const SearchIdentity& search, const fs::path& output, Before before, const Stop& stop) {
  const fs::path path = journal_path(output);
  JournalHeader header = search.header;
  header.replaceable = mark_to_replace(output, before == Before::refuse ? Existing::refuse : Existing::replace);
  const auto check = [&](const JournalHeader& there) {
    if (before == Before::refuse) refuse_unfinished(path, "a search");
    refuse_another_search(path, search.differences(there.identity));
    // Its checksums are right, which says nothing of who wrote it.
    if (there.numbers != header.numbers || there.scenarios != header.scenarios ||
        there.replicates != header.replicates || there.run_bytes != header.run_bytes ||
        there.blocks != header.blocks) {
      refuse_another_search(path, {"the number or the size of its runs is not what it states"});
    }
    const std::string& now = header.replaceable;
    if (!now.empty() && now != there.replaceable && !wrote(search, output)) refuse_foreign_output(output);
  };
  std::error_code ignored;
  const bool is_there = fs::exists(path, ignored);
  if (is_there && before == Before::replace) {
    Journal::check_may_be_replaced(path);
  } else if (is_there) {
    if (std::optional<Journal> journal = Journal::open(path, check, stop))
      return BegunJournal{std::move(*journal), header.replaceable};
  }
  if (before == Before::keep && fs::exists(output, ignored)) {
    refuse_another_search(output, search.differences(search.in_output(output)));
    if (!is_there) return std::nullopt;
  }
  return BegunJournal{Journal::create(path, header), header.replaceable};
}

}  // namespace coadopt

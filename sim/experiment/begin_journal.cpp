#include "experiment/begin_journal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "results/failure.hpp"

namespace coadopt {

namespace fs = std::filesystem;

std::optional<BegunJournal> begin_journal(
    const ResumableRuns& runs, const fs::path& output, Before before, const Stop& stop) {
  const fs::path path = journal_path(output);
  JournalHeader header = runs.header;
  header.replaceable = mark_of(output);
  const std::string& replaceable = header.replaceable;
  const std::string problem =
      existing_file_problem(output, before == Before::refuse ? Existing::refuse : Existing::replace);
  const auto check = [&](const JournalHeader& existing) {
    if (before == Before::refuse) {
      throw OutputRefused(fmt::format(
          "{} holds finished runs of a command that did not end. Resume from them with --resume, or "
          "discard them with --force.",
          path.string()));
    }
    runs.check(existing);
    if (!replaceable.empty() && replaceable != existing.replaceable && !runs.owns_output()) {
      throw OutputRefused(fmt::format(
          "{} already exists and belongs to something else. Move it away, then resume.", output.string()));
    }
  };
  std::error_code ignored;
  if (fs::exists(path, ignored)) {
    if (before == Before::replace) {
      Journal::check_may_be_replaced(path);
    } else if (std::optional<Journal> journal = Journal::open(path, check, stop)) {
      return runs.continued({std::move(*journal), replaceable});
    }
  }
  if (!problem.empty()) {
    const bool may_be_resumed = existing_file_problem(output, Existing::replace).empty();
    throw OutputRefused(problem + (may_be_resumed ? " Or resume from it with --resume." : ""));
  }
  const bool resumes = before == Before::keep || before == Before::extend;
  if (resumes && fs::exists(output, ignored)) return runs.missing_in_output(replaceable);
  return BegunJournal{Journal::create(path, header), replaceable};
}

void refuse_other(const fs::path& file, const std::vector<std::string>& differences) {
  throw OutputRefused(fmt::format(
      "{} belongs to other runs and cannot be resumed: {}. Give the command that started them, name "
      "another output with -o, or start over with --force.",
      file.string(), kept_reason(fmt::format("{}", fmt::join(differences, "; ")))));
}

void report_losses(const Journal& journal, const fs::path& output, const RunWatch& watch) {
  const std::string path = journal_path(output).string();
  if (journal.damaged() > 0) {
    watch.warn(fmt::format("{} bytes within {} are damaged. The runs in them are made again; the rest is kept.",
        journal.damaged(), path));
  }
  if (journal.dropped() > 0) {
    watch.notice(fmt::format(
        "{} bytes at the end of {} were an incomplete record and were dropped.", journal.dropped(), path));
  }
}

void leave_journal(Journal& journal, bool is_needed, const fs::path& output, RunResult& result) {
  std::error_code ignored;
  const fs::path path = journal_path(output);
  if (!is_needed || journal.count(RunStatus::missing) == journal.runs()) {
    journal.remove();
  } else if (fs::exists(path, ignored)) {
    result.kept = path.string();
  }
}

}  // namespace coadopt

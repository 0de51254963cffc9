#include "experiment/begin_journal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "results/failure.hpp"

namespace coadopt {

namespace fs = std::filesystem;

namespace {

// The output of a command and its journal, as they are before it begins.
class Beginning {
 public:
  explicit Beginning(const ResumableRuns& runs)
      : runs_(runs),
        journal_(journal_path(runs.output)),
        replaceable_(mark_of(runs.output)),
        problem_(existing_file_problem(
            runs.output, runs.before == Before::refuse ? Existing::refuse : Existing::replace)) {}

  [[nodiscard]] const fs::path& journal() const { return journal_; }
  [[nodiscard]] const std::string& replaceable() const { return replaceable_; }
  [[nodiscard]] bool has_journal() const {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(journal_, ignored));  // also where it is a link that leads nowhere
  }
  [[nodiscard]] bool keeps_output() const {
    return (runs_.before == Before::keep || runs_.before == Before::extend) && exists(runs_.output);
  }

  // Throw OutputRefused.
  void check(const JournalHeader& existing) const {
    if (runs_.before == Before::refuse) {
      throw OutputRefused(
          fmt::format("{} holds finished runs of a command that was interrupted. Resume from them with "
                      "--resume, or discard them with --force.",
              journal_.string()));
    }
    runs_.check(existing);
    if (!replaceable_.empty() && replaceable_ != existing.replaceable && !runs_.owns_output()) {
      throw OutputRefused(
          fmt::format("{} already exists and belongs to something else. Move it away, then resume.",
              runs_.output.string()));
    }
  }
  void check_output() const {
    if (problem_.empty()) return;
    const bool may_be_resumed = existing_file_problem(runs_.output, Existing::replace).empty();
    throw OutputRefused(problem_ + (may_be_resumed ? " Or resume from it with --resume." : ""));
  }

 private:
  static bool exists(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
  }

  const ResumableRuns& runs_;
  fs::path journal_;
  std::string replaceable_;
  std::string problem_;
};

}  // namespace

std::optional<BegunJournal> begin_journal(const ResumableRuns& runs) {
  const Beginning beginning(runs);
  const fs::path& path = beginning.journal();
  const std::string& replaceable = beginning.replaceable();
  if (beginning.has_journal()) {
    if (runs.before == Before::replace) {
      Journal::check_may_be_replaced(path);
    } else if (std::optional<Journal> journal = Journal::open(
                   path, [&](const auto& there) { beginning.check(there); }, runs.stop)) {
      return runs.continued({std::move(*journal), replaceable});
    }
  }
  beginning.check_output();
  if (beginning.keeps_output()) return runs.missing_in_output(replaceable);
  JournalHeader header = runs.header;
  header.replaceable = replaceable;
  return BegunJournal{Journal::create(path, header), replaceable};
}

std::uint64_t count_kept(const ResumableRuns& runs) {
  const Beginning beginning(runs);
  if (beginning.has_journal() && runs.before != Before::replace) {
    const auto journal = Journal::look_at(
        beginning.journal(), [&](const auto& there) { beginning.check(there); }, runs.stop);
    if (journal) return journal->runs() - journal->count(RunStatus::missing);
  }
  beginning.check_output();
  return beginning.keeps_output() ? runs.count_in_output() : 0;
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
    watch.warn(fmt::format("{} bytes within {} are damaged. Their runs are repeated; all others are kept.",
        journal.damaged(), path));
  }
  if (journal.foreign() > 0) {
    watch.warn(
        fmt::format("{} holds records of other runs ({}), which were not used.", path, journal.foreign()));
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
    result.journal = path.string();
  }
}

}  // namespace coadopt

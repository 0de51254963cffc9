#include "results/begin_runs.hpp"

#include <fmt/format.h>

#include "results/cell_layout.hpp"
#include "results/failure.hpp"
#include "results/run_identity.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// Also where it cannot be looked at: whatever writes there tells why.
bool is_missing(const fs::path& path) {
  std::error_code ignored;
  return !fs::exists(path, ignored);
}

void refuse_other_run(const fs::path& file, const std::vector<std::string>& differences) {
  if (differences.empty()) return;
  throw OutputRefused(fmt::format(
      "{} is of another run, and its replicates cannot be taken over: {}. Give the command that it was begun "
      "with, name another output with -o, or start over with --force.",
      file.string(), fmt::join(differences, "; ")));
}

bool is_this_run_complete(const ResultsPlan& plan, const fs::path& file) {
  return run_differences(plan, file).empty() && status_of(file) == "complete";
}

// A resumed run does with a file under the output's name what it was begun to do; its own is written anew.
Existing existing_on_resume(const ResultsPlan& plan, const fs::path& output, const std::string& identity) {
  if (existing_in(identity) == Existing::replace || is_missing(output)) return existing_in(identity);
  ResultsPlan without_check = plan;  // which is added to the file last
  without_check.variants = 0;
  if (is_this_run_complete(plan, output) || is_this_run_complete(without_check, output)) {
    return Existing::replace;
  }
  throw OutputRefused(
      fmt::format("{} already exists and is of something else. Move it away, then resume.", output.string()));
}

// Whether the journal that is there can be gone on with; one without any replicate is left of a program that
// ended before it had done anything, and is begun anew.
std::optional<BegunRuns> gone_on_with(const ResultsPlan& plan, const fs::path& output, Before before) {
  const fs::path path = journal_path(output);
  if (before == Before::replace) {
    Journal::check_may_be_replaced(path);
    return std::nullopt;
  }
  std::optional<Journal> journal = Journal::open(path);
  if (!journal || journal->count(RunStatus::missing) == journal->runs()) return std::nullopt;
  if (before == Before::refuse) {
    throw OutputRefused(
        fmt::format("{} holds finished replicates of a run that was not finished. Go on from them with "
                    "--resume, or throw them away with --force.",
            path.string()));
  }
  const JournalHeader& there = journal->header();
  const JournalHeader now = journal_header(plan, Existing::refuse);
  refuse_other_run(path, run_differences(now.identity, there.identity));
  // Its checksums are right, which says nothing of who wrote it.
  if (there.scenarios != now.scenarios || there.replicates != now.replicates || there.numbers != now.numbers ||
      there.run_bytes != now.run_bytes) {
    refuse_other_run(path, {"its scenarios, replicates or records are not as many as it says"});
  }
  const Existing existing = existing_on_resume(plan, output, there.identity);
  return BegunRuns{std::move(*journal), existing};
}

}  // namespace

std::optional<BegunRuns> begin_runs(const ResultsPlan& plan, const fs::path& output, Before before) {
  const fs::path path = journal_path(output);
  const Existing existing = before == Before::replace ? Existing::replace : Existing::refuse;
  if (!is_missing(path)) {
    std::optional<BegunRuns> begun = gone_on_with(plan, output, before);
    if (begun) return begun;
  }
  if (before == Before::keep && output_problem(output).empty() && !is_missing(output)) {
    refuse_other_run(output, run_differences(plan, output));
    if (status_of(output) == "complete") return std::nullopt;
  }
  const std::string problem = existing_file_problem(output, existing);
  if (!problem.empty()) throw OutputRefused(problem);
  return BegunRuns{Journal::create(path, journal_header(plan, existing)), existing};
}

}  // namespace coadopt

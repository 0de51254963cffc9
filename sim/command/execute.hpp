#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/options.hpp"
#include "experiment/comparison/outcome.hpp"
#include "experiment/sweep.hpp"
#include "results/file_lock.hpp"
#include "results/journal.hpp"

namespace coadopt {

// What a command that runs scenarios came to.
struct Executed {
  ExitCode exit = ExitCode::done;
  std::string why;   // of an end that is not `done`
  std::string file;  // where the results are; empty if there is no results file
  std::string kept;  // the journal that has the finished runs; empty where there is none
  std::uint64_t done = 0;
  std::uint64_t failed = 0;
  std::string first_failure;
  double seconds = 0.0;
  double agent_months = 0.0;
  std::unique_ptr<OutputLock> lock;  // which must outlive the journal
  std::optional<Journal> journal;    // of what was run, until finish_up()
  // Of scenarios that are not varied: shape (scenarios, replicates), with missing_summary() where one is not
  // finished.
  std::vector<std::vector<Summary>> summaries;
};

// How many persons and staff a scenario has.
[[nodiscard]] double agents_of(const Scenario& scenario);

// Reports on standard error what of a journal was damaged, and is run again.
void report_losses(const Journal& journal, const std::string& output);

// Runs what is not there yet and writes the results file, or with --so-far what is finished. The journal stays
// until finish_up(). Throws OutputRefused before anything runs.
[[nodiscard]] Executed execute(const Experiment& experiment, const ResultsPlan& plan, const RunOptions& options,
    bool retry_failed = false);

// The same without any file: only summaries of scenarios that are not varied.
[[nodiscard]] Executed summarise_only(
    const Experiment& experiment, const ResultsPlan& plan, const RunOptions& options);

// Removes the journal of what ended well: the results file has all that is in it.
void finish_up(Executed& executed);

// Reports on standard error why a run ended early and where its results are.
void report_end(const Executed& executed, const RunOptions& options);

}  // namespace coadopt

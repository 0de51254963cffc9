#pragma once

#include <memory>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/run_options.hpp"
#include "experiment/outcome.hpp"
#include "results/output_lock.hpp"
#include "results/results_file.hpp"

namespace coadopt {

// What a command that runs scenarios came to.
struct Executed {
  ExitCode exit = ExitCode::done;
  std::string file;            // where the results are; empty if there is no results file
  std::string kept;            // the journal that has the finished replicates; empty where there is none
  bool was_there = false;      // the results file was there with all replicates, and nothing was run
  std::string why;             // of an end that is not `done`
  std::string why_no_partial;  // why what was finished has no file to look at; empty where it has one
  double seconds = 0.0;
  double agent_months = 0.0;
  // Summaries of the replicates that every scenario has finished; shape (scenarios, replicates).
  std::vector<std::vector<Summary>> summaries;
  std::unique_ptr<OutputLock> lock;      // which must outlive the results
  std::unique_ptr<ResultsFile> results;  // of what was run; nothing where `was_there`
};

// Where a file comes from that is written now; its seed is not known yet.
[[nodiscard]] ResultsProvenance provenance_of(const Typed& typed);

// How many persons and staff a scenario has.
[[nodiscard]] double agents_of(const Scenario& scenario);

// Tells on standard error what of a journal was damaged, and is run again.
void tell_losses(const Journal& journal, const std::string& output);

// Runs the replicates of the scenarios that are not there yet and writes the results file. The journal stays
// until finish_up(), with room for so many variants of a check of robustness. Throws OutputRefused before
// anything runs.
[[nodiscard]] Executed execute(const std::vector<Scenario>& scenarios, const RunOptions& options,
    const Typed& typed, std::uint32_t variants = 0);

// Removes the journal of what ended well: the results file has all that is in it.
void finish_up(Executed& executed);

// Tells on standard error why a run ended early and where its results are.
void tell_end(const Executed& executed, const RunOptions& options);

}  // namespace coadopt

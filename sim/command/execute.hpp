#pragma once

#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/run_options.hpp"
#include "experiment/outcome.hpp"

namespace coadopt {

// What a command that runs scenarios came to.
struct Executed {
  ExitCode exit = ExitCode::done;
  std::string file;  // where the results are; empty if nothing was kept
  std::string why;   // of an end that is not `done`, with a way on
  double seconds = 0.0;
  double agent_months = 0.0;
  // Summaries of the replicates that every scenario has finished; shape (scenarios, replicates).
  std::vector<std::vector<Summary>> summaries;
};

// Where a file comes from that is written now; its seed is not known yet.
[[nodiscard]] ResultsProvenance provenance_of(const Typed& typed);

// How many persons and staff a scenario has.
[[nodiscard]] double agents_of(const Scenario& scenario);

// Runs all replicates of the scenarios and writes the results file. Throws OutputRefused before anything runs.
[[nodiscard]] Executed execute(
    const std::vector<Scenario>& scenarios, const RunOptions& options, const Typed& typed);

// Tells on standard error why a run ended early and where its results are.
void tell_end(const Executed& executed, const RunOptions& options);

}  // namespace coadopt

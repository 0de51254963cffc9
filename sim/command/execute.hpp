#pragma once

#include <string>

#include "command/command.hpp"
#include "command/options.hpp"
#include "experiment/run_experiment.hpp"

namespace coadopt {

// What a command that runs an experiment came to.
struct Executed : ExperimentRun {
  ExitCode exit = ExitCode::done;
  std::string why;  // of an end that is not `done`
};

// What the options ask of an experiment.
[[nodiscard]] RunRequest request_of(const RunOptions& options, const Typed& typed);

// Runs the experiment and shows how far it is. SIGINT, SIGTERM and SIGHUP stop it. Throws as run_experiment()
// does.
[[nodiscard]] Executed execute(
    const Experiment& experiment, const RunRequest& request, const RunOptions& options);

// Reports on standard error why a run ended early and where its results are.
void report_end(const Executed& executed, const RunOptions& options);

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/request.hpp"
#include "experiment/robustness.hpp"
#include "outcome/outcome.hpp"
#include "results/group.hpp"
#include "results/plan.hpp"

namespace coadopt {

// What an experiment's runs came to.
struct ExperimentRun : RunResult {
  std::string seal = {};  // of the results file, where it was written now
  ResultsPlan plan;
  std::uint64_t failed = 0;
  std::string first_failure = {};
  double seconds = 0.0;
  double agent_months = 0.0;
  // Of scenarios that are not varied: shape (scenarios, replicates), with NaN where one is not finished.
  std::vector<std::vector<Summary>> summaries = {};
  Outcomes outcomes = {};  // that summaries are of
  std::optional<Robustness> robustness = {};

  [[nodiscard]] Comparison comparison() const {
    return Comparison(summaries, outcomes, member_of_each(plan.scenarios, &ResultsScenario::sets));
  }
};

// What run_experiment() would make. Throws as it does before anything runs.
[[nodiscard]] RunsPlanned plan_runs(
    const Experiment& experiment, const ResultsPlan& plan, const RunRequest& request);

// Makes the runs that are not there yet, writes the results file and removes the journal, which stays where
// anything is missing. Without an output, only sums up runs of scenarios that are not varied. Throws
// OutputRefused and ScenarioErrors before anything runs; what fails later is in the ending.
[[nodiscard]] ExperimentRun run_experiment(
    const Experiment& experiment, const RunRequest& request, const RunWatch& watch);

}  // namespace coadopt

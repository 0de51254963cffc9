#pragma once

#include <optional>
#include <vector>

#include "experiment/budget/judge.hpp"
#include "experiment/budget/possible_world.hpp"
#include "experiment/budget/read_budget.hpp"
#include "experiment/request.hpp"

namespace coadopt {

// What a budget's search found.
struct BudgetFound {
  BudgetExperiment budget;
  std::vector<PossibleWorld> worlds;
  TriedSplits tried;
  BudgetJudgement judgement;
};

struct BudgetRun : RunResult {
  std::optional<BudgetFound> found = {};  // nothing where it did not end, or was complete before
};

// Searches, writes the results file and removes the journal, which stays where the file is not written. Throws
// OutputRefused before anything runs; what fails later is in the ending.
[[nodiscard]] BudgetRun run_budget(
    const BudgetExperiment& budget, const RunRequest& request, const RunWatch& watch);

// What run_budget() would make at most. Throws as it does before anything runs.
[[nodiscard]] RunsPlanned plan_runs(const BudgetExperiment& budget, const RunRequest& request);

// How long a run takes. Throws as a run does.
[[nodiscard]] double seconds_of_a_run(const BudgetExperiment& budget, const Stop& stop);

}  // namespace coadopt

#pragma once

#include <functional>

#include "experiment/budget/possible_world.hpp"
#include "experiment/budget/read_budget.hpp"
#include "experiment/budget/tried.hpp"

namespace coadopt {

// Runs splits by simulation in the worlds, which must live as long as what is returned. The same replicate has
// the same random numbers for every split and in every world. `each_month` is called for each month of each
// run, from several threads.
[[nodiscard]] RunSplits simulated(
    const BudgetExperiment& budget, const std::vector<PossibleWorld>& worlds, std::function<void()> each_month);

}  // namespace coadopt

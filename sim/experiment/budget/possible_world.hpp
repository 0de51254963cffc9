#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "experiment/budget/read_budget.hpp"
#include "experiment/budget/split.hpp"
#include "experiment/budget/tried.hpp"
#include "experiment/rival.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// A scenario as it might be instead.
struct PossibleWorld {
  std::string name;
  Scenario scenario;
};

inline constexpr std::uint32_t fewest_worlds = 1 + rival_count;  // the rules in force and each rival

// As many possible worlds: the scenario with its own rules and with each rival, and for the rest draws in which
// all that is assumed lies elsewhere in its plausible range (with_other_guesses), under the same rules in turn.
// Worlds are weighed alike.
[[nodiscard]] std::vector<PossibleWorld> possible_worlds(const Scenario& scenario, std::uint32_t count);

// The scenario with so much money for each of some interventions; those that get none are not there. Throws
// ScenarioErrors where it makes no sense.
[[nodiscard]] Scenario with_money(
    Scenario scenario, const std::vector<std::string>& interventions, const Parts& parts, std::uint64_t memory);

// Runs splits by simulation in the worlds, which must live as long as what is returned. The same replicate has
// the same random numbers for every split and in every world. `each_month` is called for each month of each
// run, from several threads.
[[nodiscard]] RunSplits simulated(
    const BudgetExperiment& budget, const std::vector<PossibleWorld>& worlds, std::function<void()> each_month);

}  // namespace coadopt

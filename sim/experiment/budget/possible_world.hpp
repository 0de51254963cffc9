#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/budget/split.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// A scenario as it might be instead.
struct PossibleWorld {
  std::string name;
  Scenario scenario;
};

inline constexpr std::uint32_t fewest_worlds = 4;  // one a decision rule

// As many possible worlds: the scenario with its own decision rule and with each rival, and for the rest draws
// in which all that is assumed lies elsewhere in its plausible range (with_other_guesses), under the decision
// rules in turn. Worlds are weighed alike.
[[nodiscard]] std::vector<PossibleWorld> possible_worlds(const Scenario& scenario, std::uint32_t count);

// The scenario with so much money for each of some interventions; those that get none are not there. Throws
// ScenarioErrors where it makes no sense.
[[nodiscard]] Scenario with_money(
    Scenario scenario, const std::vector<std::string>& interventions, const Parts& parts, std::uint64_t memory);

}  // namespace coadopt

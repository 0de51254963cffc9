#include "experiment/budget/possible_world.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adoption/decide.hpp"
#include "experiment/plausible.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {

std::vector<PossibleWorld> possible_worlds(const Scenario& scenario, std::uint32_t count) {
  constexpr std::uint32_t rules = decision_rule_names.size();
  static_assert(rules == fewest_worlds);
  const auto own = static_cast<std::uint32_t>(scenario.parameters.decide.decision_rule);
  const Stream stream = {scenario.run.seed, 0};
  const std::uint32_t draws = count > rules ? count - rules : 0;
  std::vector<PossibleWorld> worlds;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t rule = (own + i) % rules;
    PossibleWorld world = {fmt::format("as assumed, {}", decision_rule_names[rule]), scenario};
    if (i >= rules) {
      world.name = fmt::format("draw {}, {}", i - rules + 1, decision_rule_names[rule]);
      world.scenario = with_other_guesses(scenario, stream, i - rules, draws);
    }
    world.scenario.parameters.decide.decision_rule = static_cast<DecisionRule>(rule);
    worlds.push_back(std::move(world));
  }
  return worlds;
}

Scenario with_money(Scenario scenario, const std::vector<std::string>& interventions, const Parts& parts,
    std::uint64_t memory) {
  for (std::size_t i = 0; i < interventions.size(); ++i) {
    const auto named = [&](const Intervention& one) { return one.name == interventions[i]; };
    if (parts[i] <= 0.0) {
      std::erase_if(scenario.interventions, named);
      continue;
    }
    for (Intervention& one : scenario.interventions) {
      if (!named(one)) continue;
      one.budget = parts[i];
      one.coverage = 1.0F;
    }
  }
  throw_if_any(check_changed(scenario, memory));
  return scenario;
}

}  // namespace coadopt

#include "experiment/budget/possible_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

#include "contract/contract.hpp"
#include "experiment/plausible.hpp"
#include "experiment/replicates.hpp"
#include "outcome/outcome.hpp"
#include "partnership/build.hpp"
#include "results/failure.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/read.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

std::vector<PossibleWorld> possible_worlds(const Scenario& scenario, std::uint32_t count) {
  constexpr std::uint32_t rules = fewest_worlds;
  std::vector<Rival> by_rule = {{"own rules", [](Parameters&) {}}};
  std::ranges::copy(rivals_of(scenario.parameters), std::back_inserter(by_rule));
  ensures(by_rule.size() == rules, "a world of each rule");
  const Stream stream = {scenario.run.seed, 0};
  const std::uint32_t draws = count > rules ? count - rules : 0;
  std::vector<PossibleWorld> worlds;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Rival& rule = by_rule[i % rules];
    PossibleWorld world = {fmt::format("as assumed, {}", rule.name), scenario};
    if (i >= rules) {
      world.name = fmt::format("draw {}, {}", i - rules + 1, rule.name);
      world.scenario = with_other_guesses(scenario, stream, i - rules, draws);
    }
    rule.put_in(world.scenario.parameters);
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

RunSplits simulated(const BudgetExperiment& budget, const std::vector<PossibleWorld>& worlds,
    std::function<void()> each_month) {
  return [&worlds, month = std::move(each_month), names = budget.interventions(), aims = budget.outcomes,
             all = budget.experiment.outcomes, memory = available_memory(),
             large = are_large(budget.experiment.scenarios)](const std::vector<const Parts*>& splits,
             std::size_t world, std::uint32_t replicate, const Stop& stop, const SplitDone& done) {
    std::vector<Scenario> scenarios;
    for (const Parts* const parts : splits)
      scenarios.push_back(with_money(worlds[world].scenario, names, *parts, memory));
    std::vector<Branch> branches;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      branches.push_back({&scenarios[i], [&](const Simulation&) { month(); },
          [&, i](const Record& record) {
            const Summary summary = summarise(record, sizes_of(scenarios[i].parameters), all);
            Reached reached{};
            for (std::size_t aim = 0; aim < aim_count; ++aim) {
              reached[aim] = summary[aims[aim]];
              if (std::isfinite(reached[aim])) continue;
              throw OutputRefused(
                  fmt::format("The outcome {} has no value in a run of the world \"{}\", so splits cannot be "
                              "compared by it. "
                              "Choose another outcome for result, equity or cost.",
                      all[aims[aim]].name, worlds[world].name));
            }
            done(i, reached);
          }});
    }
    const Recorded recorded = {with_outcomes({.groups = {}}, all)};
    const std::size_t together = large ? 1 : branches.size();  // of large ones there may be no memory for two
    for (std::size_t i = 0; i < branches.size(); i += together) {
      run_branches(std::span(branches).subspan(i, together), replicate, recorded, stop);
    }
  };
}

}  // namespace coadopt

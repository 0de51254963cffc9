#include "experiment/budget/simulate_split.hpp"

#include <utility>

#include "experiment/outcome.hpp"
#include "experiment/simulate.hpp"
#include "partnership/build.hpp"

namespace coadopt {

namespace {

// What outcomes are summed up from.
Observed observed_for_outcomes() {
  Observed observed;
  observed.groups.fill(false);
  for (const MeasureGroup group : {MeasureGroup::practice, MeasureGroup::people, MeasureGroup::money}) {
    observed.groups[static_cast<std::size_t>(group)] = true;
  }
  return observed;
}

}  // namespace

RunSplit simulated(const BudgetExperiment& budget, const std::vector<PossibleWorld>& worlds,
    std::function<void()> each_month) {
  return [&worlds, month = std::move(each_month), names = budget.interventions(), outcomes = budget.outcomes,
             memory = available_memory()](const Parts& parts, std::size_t world, std::uint32_t replicate,
             const Stop& stop) -> std::optional<Reached> {
    const Scenario scenario = with_money(worlds[world].scenario, names, parts, memory);
    const std::optional<Record> record =
        simulate(scenario, replicate, {observed_for_outcomes()}, stop, [&](const World&) { month(); });
    if (!record) return std::nullopt;
    const Summary summary = summarise(*record, sizes_of(scenario.parameters));
    Reached reached{};
    for (std::size_t i = 0; i < aim_count; ++i) reached[i] = summary[outcomes[i]];
    return reached;
  };
}

}  // namespace coadopt

#include "experiment/budget/simulate_split.hpp"

#include <span>
#include <utility>

#include "experiment/branches.hpp"
#include "experiment/comparison/outcome.hpp"
#include "experiment/replicates.hpp"
#include "partnership/build.hpp"
#include "scenario/files.hpp"

namespace coadopt {

RunSplits simulated(const BudgetExperiment& budget, const std::vector<PossibleWorld>& worlds,
    std::function<void()> each_month) {
  return [&worlds, month = std::move(each_month), names = budget.interventions(), outcomes = budget.outcomes,
             memory = available_memory(),
             large = are_large(budget.experiment.scenarios)](const std::vector<const Parts*>& splits,
             std::size_t world, std::uint32_t replicate, const Stop& stop, const SplitDone& done) {
    std::vector<Scenario> scenarios;
    for (const Parts* const parts : splits)
      scenarios.push_back(with_money(worlds[world].scenario, names, *parts, memory));
    std::vector<Branch> branches;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      branches.push_back({&scenarios[i], [&](const Simulation&) { month(); },
          [&, i](const Record& record) {
            const Summary summary = summarise(record, sizes_of(scenarios[i].parameters));
            Reached reached{};
            for (std::size_t aim = 0; aim < aim_count; ++aim) reached[aim] = summary[outcomes[aim]];
            done(i, reached);
          }});
    }
    const Recorded recorded = {with_outcomes({.groups = {}})};
    const std::size_t together = large ? 1 : branches.size();  // of large ones there may be no memory for two
    for (std::size_t i = 0; i < branches.size(); i += together) {
      run_branches(std::span(branches).subspan(i, together), replicate, recorded, stop);
    }
  };
}

}  // namespace coadopt

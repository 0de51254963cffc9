#include "experiment/rival.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "contract/contract.hpp"
#include "scenario/ensemble.hpp"

namespace coadopt {

namespace {

constexpr std::string_view more_casework = "a quarter more casework";
constexpr float more_by = 1.25F;

}  // namespace

std::vector<Rival> rivals_of(const Parameters& parameters) {
  std::vector<Rival> rivals;
  for (std::size_t rule = 0; rule < decision_rule_names.size(); ++rule) {
    const auto other = static_cast<DecisionRule>(rule);
    if (other == parameters.decide.decision_rule) continue;
    rivals.push_back(
        {std::string(decision_rule_names[rule]), [=](Parameters& p) { p.decide.decision_rule = other; }});
  }
  for (std::size_t rule = 0; rule < espousal_rule_names.size(); ++rule) {
    const auto other = static_cast<EspousalRule>(rule);
    if (other == parameters.espouse.espousal_rule) continue;
    rivals.push_back({"espousal_" + std::string(espousal_rule_names[rule]),
        [=](Parameters& p) { p.espouse.espousal_rule = other; }});
  }
  return rivals;
}

std::vector<Rival> other_workloads() {
  const auto times = [](float factor) { return [=](Parameters& p) { p.workload.casework_hours *= factor; }; };
  std::vector<Rival> workloads = {
      {std::string(more_casework), times(more_by)}, {"a quarter less casework", times(0.75F)}};
  ensures(workloads.size() == other_workload_count, "every other workload");
  return workloads;
}

void put_in(const Rival& rival, Scenario& scenario) {
  if (scenario.ensemble) {
    Ensemble changed = *scenario.ensemble;
    for (std::size_t set = 0; set < changed.sets.size(); ++set) {
      Parameters parameters =
          with_set(*scenario.ensemble, scenario.parameters, static_cast<std::uint32_t>(set));
      rival.put_in(parameters);
      for (std::size_t i = 0; i < changed.parameters.size(); ++i) {
        const Slot slot = slot_named(changed.parameters[i]).value();
        changed.sets[set][i] = slot.parameter->read(parameters, slot.slot);
      }
    }
    scenario.ensemble = std::make_shared<const Ensemble>(std::move(changed));
  }
  rival.put_in(scenario.parameters);
}

Problems workload_problems(const std::vector<Scenario>& scenarios) {
  const Declared& casework = *slot_named("workload.casework_hours").value().parameter;
  Problems problems;
  for (const Scenario& scenario : scenarios) {
    const std::size_t sets = scenario.ensemble ? scenario.ensemble->sets.size() : 1;
    double asked = 0.0;  // the most of any set
    for (std::size_t set = 0; set < sets; ++set) {
      const Parameters& own = scenario.parameters;
      asked = std::max(asked,
          casework.read(
              scenario.ensemble ? with_set(*scenario.ensemble, own, static_cast<std::uint32_t>(set)) : own, 0));
    }
    const double most = casework.bounds.high / more_by;
    if (asked <= most) continue;
    problems.push_back(problem_of(scenario.file,
        fmt::format(
            "{} = {:.7g} is too much for --robust, which also tries {}: {:.7g}, beyond its range ({}..{} {}). "
            "Set it to {} at most, or leave out --robust.",
            casework.key, asked, more_casework, more_by * asked, casework.bounds.low, casework.bounds.high,
            casework.unit, most)));
  }
  return problems;
}

}  // namespace coadopt

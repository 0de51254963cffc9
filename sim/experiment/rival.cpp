#include "experiment/rival.hpp"

#include "contract/contract.hpp"

namespace coadopt {

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
      {"a quarter more casework", times(1.25F)}, {"a quarter less casework", times(0.75F)}};
  ensures(workloads.size() == other_workload_count);
  return workloads;
}

}  // namespace coadopt

#include "experiment/rival.hpp"

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

}  // namespace coadopt

#include "experiment/comparison/cost_per.hpp"

#include <algorithm>

namespace coadopt {

std::vector<double> money_more(
    const Comparison& comparison, std::size_t scenario, Counted counted, double cashed_share) {
  std::vector<double> money =
      comparison.more(scenario, outcome_index(counted == Counted::money ? "money" : "cost"));
  const std::vector<double> freed = comparison.more(scenario, outcome_index("worth_casework_freed"));
  for (std::size_t i = 0; i < money.size(); ++i) money[i] -= cashed_share * std::max(0.0, freed[i]);
  return money;
}

Ratio cost_per(const Comparison& comparison, std::size_t scenario, const Wanted& of, Counted counted,
    double cashed_share) {
  std::vector<double> gained = comparison.more(scenario, outcome_index(of.outcome));
  for (double& one : gained) one /= of.unit;
  return ratio_of_means(money_more(comparison, scenario, counted, cashed_share), gained);
}

}  // namespace coadopt

#include "experiment/comparison/verdict.hpp"

#include <algorithm>

namespace coadopt {

namespace {

CostVerdict cost_verdict(const PairedDifference& gained, const Ratio& ratio, bool other_people) {
  if (other_people) return CostVerdict::other_people;
  if (gained.pairs == 0) return CostVerdict::not_known;
  if (gained.pairs == 1) return CostVerdict::one_replicate;
  if (gained.high < 0.0) return CostVerdict::loss;
  if (gained.low <= 0.0) return CostVerdict::may_be_zero;
  if (!ratio.bounded) return CostVerdict::unbounded;
  return ratio.high <= 0.0 ? CostVerdict::no_extra_cost : CostVerdict::given;
}

}  // namespace

DifferenceVerdict verdict_of(const PairedDifference& difference) {
  if (difference.pairs == 0) return DifferenceVerdict::not_known;
  if (difference.pairs == 1) return DifferenceVerdict::one_replicate;
  if (difference.low > 0.0) return DifferenceVerdict::more;
  if (difference.high < 0.0) return DifferenceVerdict::less;
  return difference.low == 0.0 && difference.high == 0.0 ? DifferenceVerdict::no_difference
                                                         : DifferenceVerdict::no_clear_difference;
}

std::vector<double> money_more(
    const Comparison& comparison, std::size_t scenario, Counted counted, const CostTerms& terms) {
  std::vector<double> money =
      comparison.more(scenario, outcome_index(counted == Counted::money ? "money" : "cost"));
  const std::vector<double> casework = comparison.more(scenario, outcome_index("casework_needed"));
  for (std::size_t i = 0; i < money.size(); ++i)
    money[i] += terms.cashed_share * terms.casework_hour * std::min(0.0, casework[i]);
  return money;
}

Ratio cost_per(const Comparison& comparison, std::size_t scenario, const Wanted& of, Counted counted,
    const CostTerms& terms) {
  std::vector<double> gained = comparison.more(scenario, outcome_index(of.outcome));
  for (double& one : gained) one /= of.unit;
  return ratio_of_means(
      money_more(comparison, scenario, counted, terms), gained, comparison.error(0, scenario));
}

JudgedCost judged_cost(const Comparison& comparison, std::size_t scenario, const Wanted& of, Counted counted,
    const CostTerms& terms) {
  const Ratio ratio = cost_per(comparison, scenario, of, counted, terms);
  const PairedDifference gained = comparison.difference(scenario, outcome_index(of.outcome));
  return {ratio, cost_verdict(gained, ratio, terms.other_people)};
}

}  // namespace coadopt

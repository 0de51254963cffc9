#include "experiment/proof/pattern.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

Judgement judge(const Check& check) {
  if (std::isnan(check.value)) return Judgement::fails;
  if (check.low >= check.band.low && check.high <= check.band.high) return Judgement::holds;
  if (check.high < check.band.low || check.low > check.band.high) return Judgement::fails;
  return Judgement::undecided;
}

Judgement judge(const std::vector<Check>& checks) {
  Judgement all = Judgement::holds;
  for (const Check& one : checks) all = std::max(all, judge(one));
  return all;
}

Check check_mean(std::string what, ShownAs shown_as, const Numbers& numbers, Band band) {
  const PairedDifference d = paired_difference(Numbers(numbers.size(), 0.0), numbers);
  return {std::move(what), shown_as, d.mean, d.low, d.high, band};
}

Check check_ratio(std::string what, ShownAs shown_as, const Numbers& above, const Numbers& below, Band band) {
  const auto n = static_cast<double>(above.size());
  const double sum_above = mean_of(above) * n;
  const double sum_below = mean_of(below) * n;
  const double ratio = sum_above / sum_below;
  Check check = {std::move(what), shown_as, ratio, -std::numeric_limits<double>::infinity(),
      std::numeric_limits<double>::infinity(), band};
  if (above.size() < 2) return check;
  double squares = 0.0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    const double without = (sum_above - above[i]) / (sum_below - below[i]);
    squares += (without - ratio) * (without - ratio);
  }
  const double deviation = std::sqrt(squares * (n - 1.0) / n);
  const double reach = students_t_95(above.size()) * deviation;
  check.low = ratio - reach;
  check.high = ratio + reach;
  return check;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = {individual_over_collective(), espoused_over_use(), training_alone(),
      coaching_over_training(), gain_lost(), overuse_and_silence(), some_co_but_not_all(),
      design_over_deliver(), least_and_most(), elite_without_support(), participants_over_neighbourhood(),
      policy_push(), worse_before_better(), exemplars(), more_than_the_sum(), time_is_scarce(),
      practice_lasts(), belief_and_skill(), failure_frightens(), connecting_people(), passive_neighbours(),
      whole_teams(), steady_start(), more_organisations()};
  return all;
}

}  // namespace coadopt

#include "experiment/proof/pattern.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

Judgement judge(const Check& check) {
  if (std::isnan(check.value)) return Judgement::fails;
  // "Above 0" is not held by 0 itself.
  const bool above = check.band.low == 0.0 ? check.low > 0.0 : check.low >= check.band.low;
  const bool reaches = check.band.low == 0.0 ? check.high > 0.0 : check.high >= check.band.low;
  if (above && check.high <= check.band.high) return Judgement::holds;
  if (!reaches || check.low > check.band.high) return Judgement::fails;
  return Judgement::undecided;
}

Judgement judge(const std::vector<Check>& checks) {
  Judgement all = Judgement::holds;
  for (const Check& one : checks) all = std::max(all, judge(one));
  return all;
}

double distance_of(const Check& check) {
  static constexpr double farthest = 10.0;
  const auto [low, high] = check.band;
  if (std::isnan(check.value)) return farthest;
  const auto beyond = [](double short_of, double half_width) {
    return std::clamp(short_of / std::max(half_width, 1e-9), 0.0, farthest);
  };
  if (std::isinf(high)) return beyond(low - check.low, check.value - check.low);
  if (std::isinf(low)) return beyond(check.high - high, check.high - check.value);
  return std::clamp(std::max(low - check.value, check.value - high) / (high - low), 0.0, farthest);
}

Check check_mean(std::string what, ShownAs shown_as, const Numbers& numbers, Band band) {
  const PairedDifference d = paired_difference(Numbers(numbers.size(), 0.0), numbers);
  return {std::move(what), shown_as, d.mean, d.low, d.high, band};
}

double mean_without(const Numbers& numbers, std::optional<std::size_t> left_out) {
  double sum = 0.0;
  for (std::size_t i = 0; i < numbers.size(); ++i) sum += i == left_out ? 0.0 : numbers[i];
  return sum / static_cast<double>(numbers.size() - (left_out ? 1 : 0));
}

Check check_jackknife(std::string what, ShownAs shown_as, std::size_t replicates,
    const std::function<double(std::optional<std::size_t>)>& of, Band band) {
  const double value = of({});
  Check check = {std::move(what), shown_as, value, -std::numeric_limits<double>::infinity(),
      std::numeric_limits<double>::infinity(), band};
  if (replicates < 2) return check;
  const auto n = static_cast<double>(replicates);
  double squares = 0.0;
  for (std::size_t i = 0; i < replicates; ++i) {
    const double without = of(i);
    squares += (without - value) * (without - value);
  }
  const double reach = students_t(replicates) * std::sqrt(squares * (n - 1.0) / n);
  check.low = value - reach;
  check.high = value + reach;
  return check;
}

Check check_ratio(std::string what, ShownAs shown_as, const Numbers& above, const Numbers& below, Band band) {
  return check_jackknife(
      std::move(what), shown_as, above.size(),
      [&](std::optional<std::size_t> left_out) {
        return mean_without(above, left_out) / mean_without(below, left_out);
      },
      band);
}

KnockedOut judge_knock_out(const std::vector<Check>& with, const std::vector<Check>& without) {
  if (judge(with) != Judgement::holds) {
    // Some of its numbers hold; the question is whether these need the mechanism.
    for (std::size_t i = 0; i < with.size(); ++i) {
      if (judge(with[i]) == Judgement::holds && judge(without[i]) != Judgement::holds) return KnockedOut::falls;
    }
    return KnockedOut::did_not_hold;
  }
  return judge(without) == Judgement::holds ? KnockedOut::holds_without_it : KnockedOut::falls;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = {espoused_over_use(), training_alone(), coaching_over_training(),
      gain_lost(), overuse(), some_co_but_not_all(), design_over_deliver(), least_and_most(),
      elite_without_support(), participants_over_neighbourhood(), policy_push(), worse_before_better(),
      exemplars(), more_than_the_sum(), time_is_scarce(), practice_lasts(), belief_and_skill(),
      failure_frightens(), connecting_people(), passive_neighbours(), whole_teams(), steady_start(),
      more_organisations()};
  return all;
}

}  // namespace coadopt

#include "experiment/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace coadopt {

double error_of_pair(std::size_t scenarios, bool with_reference) {
  if (scenarios < 3) return family_error;
  const double others = static_cast<double>(scenarios) - 1.0;
  return 0.5 * family_error / (with_reference ? others : 0.5 * others * (others - 1.0));
}

std::size_t Comparison::replicates() const {
  if (summaries_.empty()) return 0;
  std::size_t everywhere = 0;
  for (std::size_t i = 0; i < summaries_.front().size(); ++i) {
    if (std::ranges::none_of(summaries_, [i](const auto& of) { return is_missing(of[i]); })) ++everywhere;
  }
  return everywhere;
}

std::size_t Comparison::finished(std::size_t scenario) const {
  const std::vector<Summary>& all = summaries_[scenario];
  return all.size() - static_cast<std::size_t>(std::ranges::count_if(all, is_missing));
}

std::vector<double> Comparison::values(std::size_t scenario, std::size_t outcome) const {
  std::vector<double> values;
  for (const Summary& one : summaries_[scenario]) values.push_back(one[outcome]);
  return values;
}

std::vector<double> Comparison::known(std::size_t scenario, std::size_t outcome) const {
  std::vector<double> known = values(scenario, outcome);
  std::erase_if(known, [](double value) { return std::isnan(value); });
  return known;
}

double Comparison::mean(std::size_t scenario, std::size_t outcome) const {
  const std::vector<double> some = known(scenario, outcome);
  return some.empty() ? std::numeric_limits<double>::quiet_NaN() : mean_of(some);
}

std::vector<double> Comparison::more(std::size_t scenario, std::size_t outcome) const {
  std::vector<double> more = values(scenario, outcome);
  for (std::size_t i = 0; i < more.size(); ++i) more[i] -= summaries_.front()[i][outcome];
  return more;
}

PairedDifference Comparison::difference(std::size_t than, std::size_t scenario, std::size_t outcome) const {
  return paired_difference(values(than, outcome), values(scenario, outcome), error(than, scenario));
}

double Comparison::share_of_sets(std::size_t scenario, std::size_t outcome) const {
  const std::size_t combined = std::lcm(std::max(sets(0), 1U), std::max(sets(scenario), 1U));
  std::vector<double> each = more(scenario, outcome);
  const double mean = difference(scenario, outcome).mean;
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  if ((sets(0) == 0 && sets(scenario) == 0) || std::isnan(mean) || mean == 0.0) return unknown;
  std::vector<double> sums(std::min(combined, each.size()), unknown);
  for (std::size_t i = 0; i < each.size(); ++i) {
    double& sum = sums[i % combined];
    if (!std::isnan(each[i])) sum = each[i] + (std::isnan(sum) ? 0.0 : sum);
  }
  const auto known = std::ranges::count_if(sums, [](double sum) { return !std::isnan(sum); });
  const auto alike = std::ranges::count_if(sums, [&](double sum) { return sum * mean > 0.0; });
  return static_cast<double>(alike) / static_cast<double>(known);
}

double chance_better(const Outcome& outcome, const PairedDifference& difference) {
  return outcome.better == Better::less ? 1.0 - difference.chance_more : difference.chance_more;
}

Ranking rank(const Comparison& comparison, std::size_t outcome) {
  Ranking ranking;
  ranking.outcome = outcome;
  for (std::size_t i = 0; i < comparison.scenarios(); ++i) {
    if (!std::isnan(comparison.mean(i, outcome))) ranking.order.push_back(i);
  }
  const double sign = comparison.outcomes()[outcome].better == Better::less ? -1.0 : 1.0;
  std::stable_sort(ranking.order.begin(), ranking.order.end(), [&](std::size_t one, std::size_t other) {
    return sign * comparison.mean(one, outcome) > sign * comparison.mean(other, outcome);
  });
  for (std::size_t place = 1; place < ranking.order.size(); ++place) {
    const std::size_t ahead = ranking.order[place - 1];
    const std::size_t behind = ranking.order[place];
    ranking.neighbours.push_back({ahead, behind, comparison.difference(behind, ahead, outcome)});
  }
  for (std::size_t place = 1; place < ranking.order.size(); ++place) {
    const std::size_t one = ranking.order[place];
    if (!comparison.difference(ranking.order.front(), one, outcome).differs()) ranking.abreast.push_back(one);
  }
  return ranking;
}

}  // namespace coadopt

#include "experiment/comparison/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "contract/contract.hpp"

namespace coadopt {

double mean_of(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

double quantile_of(std::span<const double> values, double share) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double students_t(std::size_t replicates, double error) {
  const boost::math::students_t t(static_cast<double>(replicates) - 1.0);
  return boost::math::quantile(t, 1.0 - 0.5 * error);
}

KnownPairs known_pairs(std::span<const double> first, std::span<const double> second) {
  expects(first.size() == second.size(), "replicates that pair");
  KnownPairs known;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (std::isnan(first[i]) || std::isnan(second[i])) continue;
    known.first.push_back(first[i]);
    known.second.push_back(second[i]);
  }
  return known;
}

PairedDifference paired_difference(
    std::span<const double> of_first, std::span<const double> of_second, double error) {
  expects(of_first.size() == of_second.size() && !of_first.empty(), "replicates that pair");
  const auto [first, second] = known_pairs(of_first, of_second);
  if (first.empty()) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return {unknown, unknown, unknown, unknown, unknown, unknown, unknown, 0, error};
  }
  const auto n = static_cast<double>(first.size());
  const double mean_first = mean_of(first);
  const double mean_second = mean_of(second);
  PairedDifference difference;
  difference.pairs = first.size();
  difference.error = error;
  difference.mean = mean_second - mean_first;
  double squares = 0.0;
  double squares_first = 0.0;
  double squares_second = 0.0;
  double products = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double a = first[i] - mean_first;
    const double b = second[i] - mean_second;
    squares += (b - a) * (b - a);
    squares_first += a * a;
    squares_second += b * b;
    products += a * b;
    difference.chance_more += second[i] > first[i] ? 1.0 : (second[i] == first[i] ? 0.5 : 0.0);
  }
  difference.chance_more /= n;
  if (squares_first > 0.0 && squares_second > 0.0) {
    difference.correlation = products / std::sqrt(squares_first * squares_second);
  }
  if (first.size() == 1) {
    difference.low = -std::numeric_limits<double>::infinity();
    difference.high = std::numeric_limits<double>::infinity();
    return difference;
  }
  if (squares_first + squares_second > 0.0) {
    difference.variance_saved = 1.0 - squares / (squares_first + squares_second);
  }
  difference.deviation = std::sqrt(squares / (n - 1.0));
  const double half = students_t(first.size(), error) * difference.deviation / std::sqrt(n);
  difference.low = difference.mean - half;
  difference.high = difference.mean + half;
  return difference;
}

std::size_t replicates_needed(const PairedDifference& difference, double precision) {
  const double half_width = precision * std::abs(difference.mean);
  const auto reached = [&](std::size_t n) {
    return students_t(n, difference.error) * difference.deviation / std::sqrt(static_cast<double>(n)) <=
           half_width;
  };
  std::size_t low = 2;
  std::size_t high = most_for_precision + 1;
  while (low < high) {  // the half width falls with n
    const std::size_t middle = low + (high - low) / 2;
    if (reached(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace coadopt

#include "experiment/budget/split.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace coadopt {

std::vector<double> place_of(const SplitSpace& space, const Parts& parts) {
  const double most = *std::ranges::max_element(parts);
  std::vector<double> place(parts.size() + 1);
  for (std::size_t i = 0; i < parts.size(); ++i) place[i] = most > 0.0 ? parts[i] / most : 1.0;
  place.back() = std::min(1.0, sum_of(parts) / space.total);
  return place;
}

Parts split_at_place(const SplitSpace& space, const std::vector<double>& place) {
  const std::size_t count = space.interventions;
  Parts parts(count);
  const double weights = std::accumulate(place.begin(), place.end() - 1, 0.0);
  const double steps = std::floor(place.back() / space.step + 0.5);
  if (weights <= 0.0 || steps <= 0.0) return parts;
  std::vector<double> remainders(count);
  double left = steps;
  for (std::size_t i = 0; i < count; ++i) {
    const double exact = steps * place[i] / weights;
    parts[i] = std::floor(exact);
    remainders[i] = exact - parts[i];
    left -= parts[i];
  }
  std::vector<std::size_t> by_remainder(count);
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  std::ranges::stable_sort(by_remainder, std::greater(), [&](std::size_t i) { return remainders[i]; });
  for (std::size_t i = 0; i < count && left > 0.5; ++i, left -= 1.0) parts[by_remainder[i]] += 1.0;
  for (double& part : parts) part *= space.step * space.total;
  return parts;
}

std::vector<Parts> plain_splits(const SplitSpace& space) {
  std::vector<Parts> plain;
  for (std::size_t i = 0; i < space.interventions; ++i) {
    plain.emplace_back(space.interventions);
    plain.back()[i] = space.total;
  }
  plain.push_back(split_at_place(space, std::vector<double>(space.interventions + 1, 1.0)));
  plain.emplace_back(space.interventions);
  return plain;
}

double sum_of(const Parts& parts) { return std::accumulate(parts.begin(), parts.end(), 0.0); }

}  // namespace coadopt

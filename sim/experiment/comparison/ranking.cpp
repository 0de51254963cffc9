#include "experiment/comparison/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace coadopt {

Ranking rank(const Comparison& comparison, std::size_t outcome) {
  Ranking ranking;
  ranking.outcome = outcome;
  for (std::size_t i = 0; i < comparison.scenarios(); ++i) {
    if (!std::isnan(comparison.mean(i, outcome))) ranking.order.push_back(i);
  }
  const double sign = outcomes()[outcome].better == Better::less ? -1.0 : 1.0;
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

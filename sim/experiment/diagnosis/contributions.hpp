#pragma once

#include <functional>
#include <vector>

#include "experiment/comparison/paired.hpp"
#include "experiment/diagnosis/orders.hpp"

namespace coadopt {

// What a run with barriers removed came to: a table of numbers, equally long for every set.
using Values = std::vector<double>;
using ValuesOf = std::function<const Values&(BarrierSet removed)>;

// What removing each barrier adds in one replicate, number by number of the table.
struct Contributions {
  // Shapley values over the orders: what removing the barrier adds to those removed before it, mean over
  // orders. In each number they add up to what removing all twelve adds.
  std::array<Values, barrier_count> shares;
  std::array<Values, barrier_count> alone;  // removed as the only one
  std::array<Values, barrier_count> last;   // removed when all others are
  Values whole;                             // all twelve
  Values as_is;                             // the value with none removed
};

[[nodiscard]] Contributions contributions(const std::vector<Order>& orders, const ValuesOf& values);

// The mean over replicates of one number of them, with its 95% interval by Student's t. Replicates have random
// numbers and orders of their own, so the interval holds the chance of both.
[[nodiscard]] PairedDifference over_replicates(
    const std::vector<Contributions>& all, const std::function<double(const Contributions&)>& number);

}  // namespace coadopt

#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace coadopt::limits {

// Where the mean field stands in a month, and how far a simulation of n staff may stray from it.
struct Expected {
  double share;
  double deviation;
};

// Staff take something up one by one, with a chance c(x) that depends on the share x who have, and keep it:
//   x' = x + (1 - x) c(x)
//   V' = (1 - c + (1 - x) dc/dx)^2 V + (1 - x) c (1 - c) / n     (linear noise, van Kampen)
// from a start drawn with chance x. The first entry is month 0.
template <class Chance>
[[nodiscard]] std::vector<Expected> mean_field(
    const Chance& chance, double start, double n, std::size_t months) {
  std::vector<Expected> course;
  double x = start;
  double variance = start * (1.0 - start) / n;
  for (std::size_t month = 0; month <= months; ++month) {
    course.push_back({x, std::sqrt(variance)});
    const double c = chance(x);
    const double slope = (chance(x + 0.005) - chance(x > 0.005 ? x - 0.005 : x)) / (x > 0.005 ? 0.01 : 0.005);
    const double amplifies = 1.0 - c + (1.0 - x) * slope;
    variance = amplifies * amplifies * variance + (1.0 - x) * c * (1.0 - c) / n;
    x += (1.0 - x) * c;
  }
  return course;
}

// Bass 1969: F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t), from nobody at t = 0.
[[nodiscard]] inline double bass(double p, double q, double t) {
  const double left = std::exp(-(p + q) * t);
  return (1.0 - left) / (1.0 + q / p * left);
}

}  // namespace coadopt::limits

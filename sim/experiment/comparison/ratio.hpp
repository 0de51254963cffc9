#pragma once

#include <span>

#include "experiment/comparison/paired.hpp"

namespace coadopt {

// A mean over another of the same replicates, with an interval by Fieller's theorem (E. C. Fieller, "Some
// problems in interval estimation", Journal of the Royal Statistical Society B 16, 1954). It takes in how far
// both vary, and vary together; dividing the ends of two intervals does not.
struct Ratio {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
  bool bounded = false;  // whether the interval has ends: only if the lower mean surely is not nil
};

// `above` and `below` hold the same replicates in the same order, at least one.
// Replicates in which one of them is not a number are left out. All theta with
//   (mean a - theta mean b)^2 <= t^2 (s_aa - 2 theta s_ab + theta^2 s_bb) / n
[[nodiscard]] Ratio ratio_of_means(
    std::span<const double> above, std::span<const double> below, double error = family_error);

}  // namespace coadopt

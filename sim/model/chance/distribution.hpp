#pragma once

#include <array>
#include <cstdint>

#include "contract/contract.hpp"
#include "number/elementary.hpp"

namespace coadopt {

// Counts by inversion: one draw each, and a larger mean never gives a smaller count from the same draw,
// which keeps compared scenarios as close as they can be (common random numbers).

// Poisson(mean) at the quantile u, for means up to 50; a count beyond 120 is out of reach of any u.
inline constexpr float largest_poisson_mean = 50.0F;
[[nodiscard]] inline std::uint32_t poisson(float u, float mean) {
  expects(is_level(u) && mean <= largest_poisson_mean, "a draw within 0..1 and a mean of at most 50");
  float mass = exponential(-mean);
  float below = mass;
  std::uint32_t count = 0;
  while (u > below) {
    ++count;
    mass *= mean / static_cast<float>(count);
    const float next = below + mass;
    if (next == below && static_cast<float>(count) > mean) break;  // what is left is less than rounding
    below = next;
  }
  return mean > 0.0F ? count : 0;
}

// The same for many draws of one mean: the first terms are added up once.
class PoissonCounts {
 public:
  explicit PoissonCounts(float mean) : mean_(mean) {
    float mass = exponential(-mean);
    float below = mass;
    for (std::uint32_t count = 0; count < terms; ++count) {
      below_[count] = below;
      mass *= mean / static_cast<float>(count + 1);
      below += mass;
    }
  }

  // The chance of none.
  [[nodiscard]] float none() const { return below_[0]; }

  [[nodiscard]] std::uint32_t operator()(float u) const {
    for (std::uint32_t count = 0; count < terms; ++count) {
      if (u <= below_[count]) return count;
    }
    return poisson(u, mean_);
  }

 private:
  static constexpr std::uint32_t terms = 8;
  float mean_;
  std::array<float, terms> below_;
};

// Binomial(trials, chance) at the quantile u.
[[nodiscard]] inline std::uint32_t binomial(float u, std::uint32_t trials, float chance) {
  if (trials == 0 || chance <= 0.0F) return 0;
  if (chance >= 1.0F) return trials;
  if (trials == 1) return u > 1.0F - chance ? 1 : 0;
  float mass = 1.0F;
  for (std::uint32_t i = 0; i < trials; ++i) mass *= 1.0F - chance;
  const float odds = chance / (1.0F - chance);
  float below = mass;
  std::uint32_t count = 0;
  while (u > below && count < trials) {
    mass *= odds * static_cast<float>(trials - count) / static_cast<float>(count + 1);
    ++count;
    below += mass;
  }
  return count;
}

}  // namespace coadopt

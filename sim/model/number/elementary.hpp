#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "contract/contract.hpp"

namespace coadopt {

// Elementary functions in single precision whose bits depend on their argument alone. Each is a fixed sequence
// of IEEE operations without library calls, tables or branches, and vectorises. The C library chooses other
// code on other processors, and the last bit then differs. Polynomials: Moshier, Cephes mathematical library,
// single precision (netlib.org/cephes).

// e^x; relative error below 2e-7; x is held within -87 .. 88.
[[nodiscard]] inline float exponential(float x) {
  x = std::min(std::max(x, -87.0F), 88.0F);
  constexpr float round_to_integer = 12582912.0F;  // 1.5 * 2^23: adding it and subtracting it rounds
  const float n = (x * 1.44269504F + round_to_integer) - round_to_integer;
  const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  const float mantissa = p * r * r + r + 1.0F;
  const auto scale = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23U;
  return mantissa * std::bit_cast<float>(scale);
}

// ln x for positive, normal x; absolute error below 2e-7 near 1, relative elsewhere.
[[nodiscard]] inline float logarithm(float x) {
  expects(x > 0.0F, "a positive number");
  const auto bits = std::bit_cast<std::uint32_t>(x);
  auto exponent = static_cast<float>(static_cast<std::int32_t>(bits >> 23U) - 126);
  auto m = std::bit_cast<float>((bits & 0x007fffffU) | 0x3f000000U);  // 0.5 <= m < 1
  const bool below = m < 0.707106781F;
  exponent -= below ? 1.0F : 0.0F;
  m = (below ? m + m : m) - 1.0F;
  const float square = m * m;
  float p = 7.0376836292e-2F;
  p = p * m - 1.1514610310e-1F;
  p = p * m + 1.1676998740e-1F;
  p = p * m - 1.2420140846e-1F;
  p = p * m + 1.4249322787e-1F;
  p = p * m - 1.6668057665e-1F;
  p = p * m + 2.0000714765e-1F;
  p = p * m - 2.4999993993e-1F;
  p = p * m + 3.3333331174e-1F;
  const float tail = p * m * square - exponent * 2.12194440e-4F - 0.5F * square;
  return m + tail + exponent * 0.693359375F;
}

// x^a for x >= 0; 0^a is 0.
[[nodiscard]] inline float raised(float x, float a) {
  expects(x >= 0.0F, "no negative number");
  const float positive = std::max(x, 1e-30F);
  const float power = exponential(a * logarithm(positive));
  return x > 0.0F ? power : 0.0F;
}

// An upper bound of x^a for 0 <= x <= 1 and a >= 0 that needs no power: the tangent at 1 where a <= 1, else x;
// and a margin for rounding.
[[nodiscard]] inline float raised_at_most(float x, float a) {
  return (a <= 1.0F ? 1.0F + a * (x - 1.0F) : x) + 1e-5F;
}

// sigma(x) = 1 / (1 + e^-x)
[[nodiscard]] inline float logistic(float x) { return 1.0F / (1.0F + exponential(-x)); }

// A level held within 0..1.
[[nodiscard]] inline float level(float x) { return std::min(std::max(x, 0.0F), 1.0F); }

// The level after closing a share of the gap to a target.
[[nodiscard]] inline float towards(float x, float target, float share) { return x + share * (target - x); }

}  // namespace coadopt

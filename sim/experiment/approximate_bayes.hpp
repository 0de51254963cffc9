#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "chance/stream.hpp"
#include "parameter/parameter.hpp"

namespace coadopt {

// Approximate Bayesian computation with a tolerance that falls from generation to generation (population Monte
// Carlo: Beaumont, Cornuet, Marin & Robert 2009, Biometrika 96): which values of parameters bring the model as
// near to what is known as any others do. Every value within its range is as likely beforehand.

// Values that were tried, and how far from what is known the model was with them; 0 is as wanted.
struct Particle {
  std::vector<double> values;
  double distance = 0.0;
  double weight = 1.0;  // among its generation, in which they add up to 1
};

// How far the model is with some values. They are the `number`th that are tried in their generation, counted
// from 0.
using DistanceOf =
    std::function<double(std::uint32_t generation, std::uint32_t number, const std::vector<double>& values)>;

// The nearest `kept` of some points; of two alike the earlier one.
[[nodiscard]] std::vector<Particle> first_generation(
    const std::vector<std::vector<double>>& points, std::uint32_t kept, const DistanceOf& distance_of);

// What a generation came to. `complete` is false where so few draws were near enough that the generation before
// is to be kept.
struct Generation {
  std::vector<Particle> particles;
  double tolerance = 0.0;
  std::uint32_t tried = 0;
  bool complete = false;
};

// The next generation: as many as before, drawn around those before, each within the median distance of those
// before. At most `most` draws are tried.
[[nodiscard]] Generation next_generation(const std::vector<Particle>& before, std::span<const Bounds> ranges,
    std::uint32_t generation, const Stream& stream, std::uint32_t most, const DistanceOf& distance_of);

// As many sets of values, each as likely as any other, as there are particles: systematic resampling, so that
// one of twice the weight is there twice.
[[nodiscard]] std::vector<std::vector<double>> equally_likely(const std::vector<Particle>& particles);

}  // namespace coadopt

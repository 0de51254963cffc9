#include "experiment/approximate_bayes.hpp"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>

#include "chance/stream.hpp"
#include "number/elementary.hpp"

namespace coadopt {

namespace {

// Twice the weighted variance of each value among particles: the kernel's, as Beaumont et al. choose it.
std::vector<double> kernel_variance(const std::vector<Particle>& particles) {
  std::vector<double> variance(particles.front().values.size());
  for (std::size_t i = 0; i < variance.size(); ++i) {
    double mean = 0.0;
    for (const Particle& one : particles) mean += one.weight * one.values[i];
    for (const Particle& one : particles) {
      variance[i] += 2.0 * one.weight * (one.values[i] - mean) * (one.values[i] - mean);
    }
  }
  return variance;
}

// Which particle a draw of 0..1 falls on.
const Particle& pick(const std::vector<Particle>& particles, double u) {
  double below = 0.0;
  for (const Particle& one : particles) {
    below += one.weight;
    if (u < below) return one;
  }
  return particles.back();
}

// A particle, and each of its values moved by a normal draw. Values that do not vary stay.
std::vector<double> moved(
    const std::vector<Particle>& before, const std::vector<double>& variance, Engine& engine) {
  std::vector<double> values = pick(before, static_cast<double>(unit_interval(engine()))).values;
  boost::random::normal_distribution<double> normal;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += std::sqrt(variance[i]) * normal(engine);
  return values;
}

bool within(const std::vector<double>& values, std::span<const Bounds> ranges) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] < ranges[i].low || values[i] > ranges[i].high) return false;
  }
  return true;
}

// How likely it was to draw these values from the particles before, but for a factor that all share.
double density(const std::vector<Particle>& before, const std::vector<double>& variance,
    const std::vector<double>& values) {
  double sum = 0.0;
  for (const Particle& one : before) {
    double exponent = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double gap = values[i] - one.values[i];
      if (variance[i] > 0.0) exponent -= 0.5 * gap * gap / variance[i];
    }
    sum += one.weight * static_cast<double>(exponential(static_cast<float>(exponent)));
  }
  return sum;
}

void weigh_to_one(std::vector<Particle>& particles) {
  double sum = 0.0;
  for (const Particle& one : particles) sum += one.weight;
  for (Particle& one : particles) one.weight /= sum;
}

double median_distance(const std::vector<Particle>& particles) {
  std::vector<double> distances;
  for (const Particle& one : particles) distances.push_back(one.distance);
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>((distances.size() - 1) / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

}  // namespace

std::vector<Particle> first_generation(
    const std::vector<std::vector<double>>& points, std::uint32_t kept, const DistanceOf& distance_of) {
  std::vector<Particle> all;
  for (const std::vector<double>& point : points) {
    all.push_back({point, distance_of(0, static_cast<std::uint32_t>(all.size()), point), 1.0});
  }
  std::ranges::stable_sort(all, {}, &Particle::distance);
  all.resize(std::min<std::size_t>(kept, all.size()));
  weigh_to_one(all);
  return all;
}

Generation next_generation(const std::vector<Particle>& before, std::span<const Bounds> ranges,
    std::uint32_t generation, const Stream& stream, std::uint32_t most, const DistanceOf& distance_of) {
  const std::vector<double> variance = kernel_variance(before);
  Generation next;
  next.tolerance = median_distance(before);
  for (std::uint32_t number = 0; next.tried < most && next.particles.size() < before.size(); ++number) {
    if (number == 1000 * most) break;  // hardly a draw falls within the ranges
    Engine engine(stream, Purpose::calibrate, generation, number);
    const std::vector<double> values = moved(before, variance, engine);
    if (!within(values, ranges)) continue;
    const double distance = distance_of(generation, next.tried, values);
    ++next.tried;
    if (distance <= next.tolerance) {
      next.particles.push_back({values, distance, 1.0 / density(before, variance, values)});
    }
  }
  next.complete = next.particles.size() == before.size();
  if (!next.particles.empty()) weigh_to_one(next.particles);
  return next;
}

std::vector<std::vector<double>> equally_likely(const std::vector<Particle>& particles) {
  std::vector<std::vector<double>> sets;
  const auto count = static_cast<double>(particles.size());
  double below = 0.0;
  for (const Particle& one : particles) {
    below += one.weight;
    while (sets.size() < particles.size() && (static_cast<double>(sets.size()) + 0.5) / count < below) {
      sets.push_back(one.values);
    }
  }
  while (sets.size() < particles.size()) sets.push_back(particles.back().values);
  return sets;
}

}  // namespace coadopt

#include "experiment/proof/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <span>
#include <utility>

#include "experiment/approximate_bayes.hpp"
#include "experiment/design/design.hpp"

namespace coadopt {

namespace {

constexpr double farthest = 10.0;

std::vector<std::vector<double>> points_of(const Experiment& experiment) {
  const std::vector<double> values = design_of(experiment).values;
  const std::size_t width = experiment.factors.size();
  std::vector<std::vector<double>> points;
  for (std::size_t from = 0; from < values.size(); from += width) {
    points.emplace_back(values.begin() + static_cast<std::ptrdiff_t>(from),
        values.begin() + static_cast<std::ptrdiff_t>(from + width));
  }
  return points;
}

// The distances of the nearest and the farthest.
std::string distances_of(const std::vector<Particle>& particles) {
  const auto [nearest, last] = std::ranges::minmax(particles, {}, &Particle::distance);
  return fmt::format("distances {:.3g} to {:.3g}", nearest.distance, last.distance);
}

// The points of the design come first, then the most that each generation may try.
std::uint64_t record_of(
    std::size_t points, const CalibrationSettings& settings, std::uint32_t generation, std::uint32_t number) {
  if (generation == 0) return number;
  return points + std::uint64_t{generation - 1} * settings.most_tried * settings.sets + number;
}

}  // namespace

JournalHeader journal_header(
    const Experiment& experiment, const CalibrationSettings& settings, std::string identity) {
  const std::size_t points = points_of(experiment).size();
  std::vector<std::int32_t> numbers(record_of(points, settings, settings.generations + 1, 0));
  std::iota(numbers.begin(), numbers.end(), 0);
  return {.identity = std::move(identity),
      .replicates = 1,
      .scenarios = 1,
      .run_bytes = sizeof(double),
      .numbers = std::move(numbers),
      .values = {}};
}

Ensemble calibrate(const Experiment& experiment, const std::vector<CatalogueEntry>& catalogue,
    const CalibrationSettings& settings, Journal& tried, std::uint32_t threads, const RunWatch& watch) {
  const Scenario& reference = experiment.scenarios.front();
  const std::vector<std::vector<double>> points = points_of(experiment);
  std::uint32_t tries = 0;
  const DistanceOf distance = [&](std::uint32_t generation, std::uint32_t number,
                                  const std::vector<double>& values) {
    const std::uint64_t record = record_of(points.size(), settings, generation, number);
    double known = 0.0;
    if (tried.status(record) == RunStatus::done) {
      tried.read(record, std::as_writable_bytes(std::span(&known, 1)));
    } else {
      Scenario scenario = reference;
      for (std::size_t i = 0; i < values.size(); ++i) experiment.factors[i].apply(scenario, values[i]);
      Laboratory laboratory(std::move(scenario), catalogue, threads, watch.stop);
      known = distance_of_patterns(laboratory);
      tried.append(record, std::as_bytes(std::span(&known, 1)));
    }
    if (++tries % 10 == 0) watch.notice(fmt::format("{} tried", tries));
    return known;
  };
  const auto report = [&](std::uint32_t generation, std::size_t count, const std::vector<Particle>& particles) {
    watch.notice(fmt::format("generation {}: {} tried, {}", generation, count, distances_of(particles)));
  };

  std::vector<Particle> particles = first_generation(points, settings.sets, distance);
  report(0, points.size(), particles);
  std::vector<Bounds> ranges;
  for (const Factor& factor : experiment.factors) ranges.push_back({factor.column.low, factor.column.high});
  const Stream stream{reference.run.seed, 0};
  for (std::uint32_t generation = 1; generation <= settings.generations; ++generation) {
    const Generation next =
        next_generation(particles, ranges, generation, stream, settings.most_tried * settings.sets, distance);
    if (!next.complete) break;
    particles = next.particles;
    report(generation, next.tried, particles);
  }

  Ensemble ensemble;
  for (const Factor& factor : experiment.factors) ensemble.parameters.push_back(factor.column.name);
  ensemble.sets = equally_likely(particles);
  ensemble.source = fmt::format("coadopt calibrate {}: patterns marked calibrate, {} replicates, seed {}, {}",
      std::filesystem::path(experiment.file).filename().string(), reference.run.replicates, reference.run.seed,
      distances_of(particles));
  return ensemble;
}

double distance_of(const Check& check) {
  const auto [low, high] = check.band;
  if (std::isnan(check.value)) return farthest;
  const auto beyond = [](double short_of, double half_width) {
    return std::clamp(short_of / std::max(half_width, 1e-9), 0.0, farthest);
  };
  if (std::isinf(high)) return beyond(low - check.low, check.value - check.low);
  if (std::isinf(low)) return beyond(check.high - high, check.high - check.value);
  return std::clamp(std::max(low - check.value, check.value - high) / (high - low), 0.0, farthest);
}

double distance_of_patterns(Laboratory& laboratory) {
  double sum = 0.0;
  for (const Pattern& pattern : patterns()) {
    if (pattern.use != Use::calibrate) continue;
    for (const Check& check : pattern.try_out(laboratory)) sum += distance_of(check);
  }
  return sum;
}

}  // namespace coadopt

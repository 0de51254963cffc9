#include "experiment/design/design.hpp"

#include <fmt/format.h>

#include "scenario/errors.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

void check_count(const Experiment& experiment, double points) {
  if (points <= static_cast<double>(most_points)) return;
  throw ScenarioErrors({problem_of(experiment.file,
      fmt::format("the design has {:.6g} points, more than {}. Vary fewer factors, or in fewer levels.", points,
          most_points))});
}

double points_asked_for(const Experiment& experiment) {
  const DesignSettings& design = experiment.design;
  const auto factors = static_cast<double>(experiment.coordinates());
  switch (design.kind) {
    case DesignKind::grid: {
      double points = 1.0;
      for (std::size_t i = 0; i < experiment.free_factors(); ++i) {
        points *= static_cast<double>(grid_values(experiment.factors[i], design.levels).size());
      }
      // Ways to split `levels` parts over so many: levels + k over k.
      for (std::size_t k = 1; k <= experiment.split.coordinates(); ++k) {
        points *= static_cast<double>(design.levels + k) / static_cast<double>(k);
      }
      return points;
    }
    case DesignKind::latin_hypercube:
    case DesignKind::sobol: return design.points;
    case DesignKind::morris: return design.trajectories * (factors + 1.0);
    case DesignKind::saltelli: return design.samples * ((design.second_order ? 2.0 : 1.0) * factors + 2.0);
    case DesignKind::csv: return 0.0;
  }
  return 0.0;
}

// What lies at places of the unit cube.
std::vector<double> values_at(const Experiment& experiment, const std::vector<double>& places) {
  const std::size_t coordinates = experiment.coordinates();
  const std::size_t free = experiment.free_factors();
  std::vector<double> values;
  values.reserve(places.size() / std::max<std::size_t>(coordinates, 1) * experiment.factors.size());
  for (std::size_t at = 0; at < places.size(); at += coordinates) {
    for (std::size_t i = 0; i < free; ++i) values.push_back(value_at(experiment.factors[i], places[at + i]));
    const std::span<const double> split(places.data() + at + free, coordinates - free);
    if (experiment.split.interventions.empty()) continue;
    for (const double part : split_at(experiment.split, split)) values.push_back(part);
  }
  return values;
}

}  // namespace

Design design_of(const Experiment& experiment) {
  check_count(experiment, points_asked_for(experiment));
  const Stream stream = {experiment.scenarios.front().run.seed, 0};
  Design design;
  switch (experiment.design.kind) {
    case DesignKind::grid: design.values = grid_points(experiment); return design;
    case DesignKind::csv: design.values = csv_points(experiment); return design;
    case DesignKind::latin_hypercube: design.places = latin_hypercube_places(experiment, stream); break;
    case DesignKind::sobol:
      design.places = sobol_places(experiment.design.points, experiment.coordinates(), stream);
      break;
    case DesignKind::morris: design = morris_design(experiment, stream); break;
    case DesignKind::saltelli: design = saltelli_design(experiment, stream); break;
  }
  design.values = values_at(experiment, design.places);
  return design;
}

std::string design_text(const DesignSettings& design) {
  const std::string_view kind = design_names[static_cast<std::size_t>(design.kind)];
  switch (design.kind) {
    case DesignKind::grid: return fmt::format("{}, levels = {}", kind, design.levels);
    case DesignKind::latin_hypercube:
    case DesignKind::sobol: return fmt::format("{}, points = {}", kind, design.points);
    case DesignKind::morris:
      return fmt::format("{}, trajectories = {}, levels = {}", kind, design.trajectories, design.levels);
    case DesignKind::saltelli:
      return fmt::format("{}, samples = {}, second_order = {}", kind, design.samples, design.second_order);
    case DesignKind::csv: return std::string(kind);
  }
  return "";
}

std::vector<std::string> coordinate_names(const Experiment& experiment) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < experiment.free_factors(); ++i)
    names.push_back(experiment.factors[i].column.name);
  for (std::size_t i = 0; i < experiment.split.coordinates(); ++i)
    names.push_back(fmt::format("split_{}", i + 1));
  return names;
}

}  // namespace coadopt

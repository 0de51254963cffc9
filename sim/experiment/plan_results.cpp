#include <fmt/format.h>

#include <boost/crc.hpp>

#include "experiment/design/design.hpp"
#include "experiment/sweep.hpp"
#include "experiment/variant.hpp"
#include "outcome/outcome.hpp"
#include "scenario/errors.hpp"
#include "scenario/problem.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

std::uint32_t checksum_of(const std::vector<double>& values) {
  boost::crc_32_type crc;
  crc.process_bytes(values.data(), values.size() * sizeof(double));
  return crc.checksum();
}

// The shard's part of the design.
PointTable points_of(const Experiment& experiment, const Design& design, const Shard& shard) {
  const std::size_t factors = experiment.factors.size();
  const std::size_t coordinates = experiment.coordinates();
  PointTable points;
  if (!design.places.empty()) points.coordinates = coordinate_names(experiment);
  for (const PointMark& mark : design.marks) points.marks.push_back({mark.name, mark.long_name, {}});
  for (std::size_t row = shard.number - 1; row < design.values.size() / factors; row += shard.of) {
    points.numbers.push_back(static_cast<std::int32_t>(row));
    append_row(points.values, design.values, row, factors);
    if (!design.places.empty()) append_row(points.places, design.places, row, coordinates);
    for (std::size_t i = 0; i < design.marks.size(); ++i) {
      points.marks[i].values.push_back(design.marks[i].values[row]);
    }
  }
  return points;
}

void add_design(const Experiment& experiment, const Shard& shard, ResultsPlan& plan) {
  const Design design = design_of(experiment);
  plan.design_points = design.values.size() / experiment.factors.size();
  plan.design_checksum = checksum_of(design.values);
  if (shard.of > plan.design_points) {
    throw ScenarioErrors({problem_of(
        experiment.file, fmt::format("the design has {} points, too few for {} shards. Ask for {} or fewer.",
                             plan.design_points, shard.of, plan.design_points))});
  }
  for (const Factor& one : experiment.factors) plan.columns.push_back(one.column);
  plan.points = points_of(experiment, design, shard);
  plan.name = experiment.name;
  plan.design = design_text(experiment.design);
  plan.experiment = experiment.text;
  plan.shard = shard.number;
  plan.shards = shard.of;
}

}  // namespace

ResultsPlan plan_results(const Experiment& experiment, const RunRequest& request) {
  ResultsPlan plan;
  const RunSettings& run = experiment.scenarios.front().run;
  for (const Scenario& one : experiment.scenarios) {
    plan.scenarios.push_back({one.name, resolved_text(one), one.parameters, sets_of(one)});
  }
  plan.replicates = run.replicates;
  plan.months = run.months;
  plan.first_month = run.first_month;
  plan.observed = experiment.observed;
  plan.agents = request.agents;
  plan.variants = request.draws ? variant_count(*request.draws) : 0;
  plan.provenance = request.provenance;
  plan.provenance.seed = run.seed;
  plan.months_kept = experiment.months_kept;
  if (experiment.keeps_outcomes) {
    for (const Outcome& one : experiment.outcomes) {
      plan.outcomes.push_back({one.name, text_of(one.value.units()), long_name_of(one), one.label,
          std::string(better_names[static_cast<std::size_t>(one.better)]), one.value.text(), percent_of(one)});
    }
  }
  plan.points.numbers = {0};
  if (!experiment.factors.empty()) add_design(experiment, request.shard, plan);
  return plan;
}

}  // namespace coadopt

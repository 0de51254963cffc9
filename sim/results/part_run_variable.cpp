#include <algorithm>
#include <bit>

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

constexpr hsize_t chunk_of_runs_bytes = 1U << 18U;

// How many points, scenarios and replicates share a chunk: replicates first, points last.
h5::Extents chunk_of(const h5::Extents& runs, std::size_t run_bytes) {
  h5::Extents chunk = runs;
  hsize_t fitting = std::max<hsize_t>(1, chunk_of_runs_bytes / run_bytes);
  chunk[2] = std::min(runs[2], fitting);
  fitting /= chunk[2];
  chunk[1] = chunk[2] < runs[2] ? 1 : std::clamp<hsize_t>(fitting, 1, runs[1]);
  fitting /= chunk[1];
  chunk[0] = chunk[1] < runs[1] ? 1 : std::clamp<hsize_t>(fitting, 1, runs[0]);
  return chunk;
}

}  // namespace

std::vector<std::string> run_dimensions(const ResultsPlan& plan) {
  if (plan.is_sweep()) return {"point", "scenario", "replicate"};
  return {"scenario", "replicate"};
}

h5::Extents in_file(const ResultsPlan& plan, const h5::Extents& of_runs) {
  return {of_runs.begin() + (plan.is_sweep() ? 0 : 1), of_runs.end()};
}

Scale scenario_scale(const std::vector<ResultsScenario>& scenarios) {
  std::vector<std::string> names(scenarios.size());
  std::ranges::transform(scenarios, names.begin(), &ResultsScenario::name);
  return labelled(dimension::scenario, std::move(names));
}

void add_run_scales(const ResultsPlan& plan, Scales& scales) {
  if (plan.is_sweep()) scales.add(numbered(dimension::point, plan.points.numbers));
  scales.add(scenario_scale(plan.scenarios));
  scales.add(counted(dimension::replicate, 0, plan.replicates));
}

void add_months(const ResultsPlan& plan, const std::vector<Month>& months, Scales& scales) {
  const h5::Handle& scale = scales.add(numbered(dimension::month, {months.begin(), months.end()}));
  h5::write_attribute(scale.get(), "first_month", plan.first_month);
}

void write_run_variable(const ResultsPlan& plan, const h5::Handle& group, const Scales& scales,
    const RunVariable& variable, const RunBytes& bytes_of) {
  const h5::Extents runs = {plan.points.size(), plan.scenarios.size(), plan.replicates};
  const h5::Extents most = chunk_of(runs, variable.bytes);
  std::vector<std::string> names = run_dimensions(plan);
  names.insert(names.end(), variable.axes.begin(), variable.axes.end());
  const h5::Extents extents = scales.extents(names);
  // In the file a box of runs is followed by all of the variable's axes.
  const auto with_axes = [&](const h5::Extents& of_runs, bool whole) {
    h5::Extents all = in_file(plan, of_runs);
    for (std::size_t i = all.size(); i < extents.size(); ++i) all.push_back(whole ? extents[i] : 0);
    return all;
  };
  h5::Handle dataset =
      h5::create_chunked_dataset(group.get(), variable.name, variable.element, extents, with_axes(most, true));
  describe(dataset, variable.long_name, variable.units);
  for (const auto& [name, text] : variable.attributes) h5::write_attribute(dataset.get(), name, text);
  if (variable.name == "status") describe_flags(dataset, run_status_names);
  scales.attach(dataset, names);

  h5::Extents start(3, 0);
  h5::Extents box = most;
  std::vector<std::byte> bytes;
  for (start[0] = 0; start[0] < runs[0]; start[0] += most[0]) {
    for (start[1] = 0; start[1] < runs[1]; start[1] += most[1]) {
      for (start[2] = 0; start[2] < runs[2]; start[2] += most[2]) {
        for (std::size_t i = 0; i < 3; ++i) box[i] = std::min(most[i], runs[i] - start[i]);
        bytes.resize(box[0] * box[1] * box[2] * variable.bytes);
        h5::fill_missing(variable.element, bytes);
        for (hsize_t i = 0; i < box[0] * box[1] * box[2]; ++i) {
          const std::uint64_t run = plan.run(start[0] + i / (box[1] * box[2]), start[1] + i / box[2] % box[1],
              static_cast<std::uint32_t>(start[2] + i % box[2]));
          bytes_of(run, std::span(bytes).subspan(i * variable.bytes, variable.bytes));
        }
        h5::write_box(
            dataset, variable.element, with_axes(start, false), with_axes(box, true), bytes, variable.name);
      }
    }
  }
  dataset.close("writing the variable " + variable.name);
}

}  // namespace coadopt

#include <algorithm>
#include <bit>

#include "results/describe.hpp"
#include "results/sweep_parts.hpp"

namespace coadopt {

namespace {

constexpr hsize_t chunk_of_runs_bytes = 1U << 18U;

// How many points, scenarios and replicates share a chunk: replicates first, points last.
h5::Extents chunk_of(const h5::Extents& extents, std::size_t run_bytes) {
  h5::Extents chunk = extents;
  hsize_t fitting = std::max<hsize_t>(1, chunk_of_runs_bytes / run_bytes);
  chunk[2] = std::min(extents[2], fitting);
  fitting /= chunk[2];
  chunk[1] = chunk[2] < extents[2] ? 1 : std::clamp<hsize_t>(fitting, 1, extents[1]);
  fitting /= chunk[1];
  chunk[0] = chunk[1] < extents[1] ? 1 : std::clamp<hsize_t>(fitting, 1, extents[0]);
  return chunk;
}

}  // namespace

void add_run_scales(const SweepPlan& plan, Scales& scales) {
  scales.add(numbered(dimension::point, plan.points.numbers));
  scales.add(scenario_scale(plan.results.scenarios));
  scales.add(counted(dimension::replicate, 0, plan.results.replicates));
}

void write_run_variable(const SweepPlan& plan, const h5::Handle& group, const Scales& scales,
    const RunVariable& variable, const RunBytes& bytes_of) {
  std::vector<std::string> names = {"point", "scenario", "replicate"};
  names.insert(names.end(), variable.axes.begin(), variable.axes.end());
  const h5::Extents extents = scales.extents(names);
  const h5::Extents chunk = chunk_of(extents, variable.bytes);
  h5::Handle dataset = h5::create_chunked_dataset(group.get(), variable.name, variable.element, extents, chunk);
  describe(dataset, variable.long_name, variable.units);
  if (variable.name == "status") describe_flags(dataset, run_status_names);
  scales.attach(dataset, names);

  h5::Extents start(extents.size(), 0);
  h5::Extents box = chunk;
  std::vector<std::byte> bytes;
  for (start[0] = 0; start[0] < extents[0]; start[0] += chunk[0]) {
    for (start[1] = 0; start[1] < extents[1]; start[1] += chunk[1]) {
      for (start[2] = 0; start[2] < extents[2]; start[2] += chunk[2]) {
        for (std::size_t i = 0; i < 3; ++i) box[i] = std::min(chunk[i], extents[i] - start[i]);
        bytes.resize(box[0] * box[1] * box[2] * variable.bytes);
        h5::fill_missing(variable.element, bytes);
        for (hsize_t i = 0; i < box[0] * box[1] * box[2]; ++i) {
          const std::uint64_t run = plan.run(start[0] + i / (box[1] * box[2]), start[1] + i / box[2] % box[1],
              static_cast<std::uint32_t>(start[2] + i % box[2]));
          bytes_of(run, std::span(bytes).subspan(i * variable.bytes, variable.bytes));
        }
        h5::write_box(dataset, variable.element, start, box, bytes, variable.name);
      }
    }
  }
  dataset.close("writing the variable " + variable.name);
}

}  // namespace coadopt

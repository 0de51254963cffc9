#include <algorithm>
#include <cmath>

#include "results/describe.hpp"
#include "results/parts.hpp"
#include "results/run_pieces.hpp"
#include "results/slab.hpp"

namespace coadopt {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t chunk_bytes = 1U << 16U;  // as many replicates a chunk as fit, one at least

Names dimensions_of(const Measure& measure) {
  Names names = {"scenario", "replicate", "month"};
  if (const DimensionDescription* axis = dimension_of(measure.axis)) names.emplace_back(axis->name);
  return names;
}

// One replicate of a measure; missing where it is not finished.
void read_slab(const Contents& contents, RunPieces& pieces, std::size_t scenario, std::size_t replicate,
    const Slab& slab, std::span<std::byte> bytes) {
  if (contents.has(scenario, replicate)) {
    pieces.read(contents.layout.replicate(scenario, contents.replicates[replicate]), slab.offset, bytes);
  } else {
    h5::fill_missing(slab.element, bytes);
  }
}

// How many scenarios and replicates share a chunk: replicates of one scenario first.
std::pair<hsize_t, hsize_t> cells_per_chunk(const Slab& slab, hsize_t scenarios, hsize_t replicates) {
  const hsize_t fitting = std::max<hsize_t>(1, chunk_bytes / slab.bytes);
  if (fitting < replicates) return {1, fitting};
  return {std::min(scenarios, fitting / replicates), replicates};
}

void write_measure(
    const Contents& contents, RunPieces& pieces, const Target& target, const Scales& scales, const Slab& slab) {
  const std::string name(slab.measure->name);
  const Names names = dimensions_of(*slab.measure);
  const h5::Extents extents = scales.extents(names);
  const auto [chunk_scenarios, chunk_replicates] = cells_per_chunk(slab, extents[0], extents[1]);
  h5::Extents box = extents;
  box[0] = chunk_scenarios;
  box[1] = chunk_replicates;
  h5::Handle dataset = h5::create_chunked_dataset(target.file.get(), name, slab.element, extents, box);
  describe(dataset, slab.measure->long_name, slab.measure->units);
  scales.attach(dataset, names);

  h5::Extents start(extents.size(), 0);
  std::vector<std::byte> bytes;
  for (start[0] = 0; start[0] < extents[0]; start[0] += chunk_scenarios) {
    for (start[1] = 0; start[1] < extents[1]; start[1] += chunk_replicates) {
      box[0] = std::min(chunk_scenarios, extents[0] - start[0]);
      box[1] = std::min(chunk_replicates, extents[1] - start[1]);
      bytes.resize(box[0] * box[1] * slab.bytes);
      for (hsize_t i = 0; i < box[0] * box[1]; ++i) {
        read_slab(contents, pieces, start[0] + i / box[1], start[1] + i % box[1], slab,
            std::span(bytes).subspan(i * slab.bytes, slab.bytes));
      }
      h5::write_box(dataset, slab.element, start, box, bytes, name);
    }
  }
  dataset.close("writing the variable " + name);
  target.sink.check();
}

}  // namespace

void write_measures(const Contents& contents, Target& target) {
  const std::vector<Slab>& slabs = contents.layout.run.slabs;
  Scales scales(target.file, target.next_dimension_id);
  scales.add(scenario_scale(contents.plan.scenarios));
  scales.add(replicate_scale(contents));
  add_months(contents, scales);
  add_axes(scales, slabs);
  write_finished(contents, target, scales);
  RunPieces pieces(contents.journal);
  for (const Slab& slab : slabs) write_measure(contents, pieces, target, scales, slab);
  pieces.check();
  scales.close();
}

}  // namespace coadopt

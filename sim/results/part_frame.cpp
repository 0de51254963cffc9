#include <algorithm>
#include <set>

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"

namespace coadopt {

Scale scenario_scale(const std::vector<ResultsScenario>& scenarios) {
  std::vector<std::string> names(scenarios.size());
  std::ranges::transform(scenarios, names.begin(), &ResultsScenario::name);
  return labelled(dimension::scenario, std::move(names));
}

Scale replicate_scale(const Contents& contents) {
  return numbered(dimension::replicate, {contents.replicates.begin(), contents.replicates.end()});
}

void add_months(const Contents& contents, Scales& scales) {
  const h5::Handle& months = scales.add(counted(dimension::month, 1, contents.plan.months));
  h5::write_attribute(months.get(), "first_month", contents.plan.first_month);
}

void add_axes(Scales& scales, std::span<const Slab> slabs) {
  std::set<const DimensionDescription*> used;
  for (const Slab& slab : slabs) used.insert(dimension_of(slab.measure->axis));
  for (const DimensionDescription* one : dimensions) {
    if (used.contains(one)) scales.add(one->labels.empty() ? counted(*one, 0, cos_count) : labelled(*one));
  }
}

void write_finished(const Contents& contents, const Target& target, const Scales& scales) {
  const std::vector<std::string> names = {"scenario", "replicate"};
  std::vector<std::int32_t> finished;
  for (std::size_t s = 0; s < contents.plan.scenarios.size(); ++s) {
    for (std::size_t r = 0; r < contents.replicates.size(); ++r) {
      finished.push_back(contents.has(s, r) ? 1 : 0);
    }
  }
  h5::Handle dataset =
      h5::create_dataset(target.file.get(), "finished", h5::Element::int32, scales.extents(names));
  h5::write_all(dataset, h5::Element::int32, finished.data(), "finished");
  describe(dataset, finished_long_name, "1");
  constexpr std::array<std::int32_t, 2> values = {0, 1};
  h5::write_attribute(dataset.get(), "flag_values", std::span<const std::int32_t>(values));
  h5::write_attribute(dataset.get(), "flag_meanings", "no yes");
  scales.attach(dataset, names);
  dataset.close("writing the variable finished");
}

}  // namespace coadopt

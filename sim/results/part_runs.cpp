#include <set>

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

namespace {

// What a run came to, from an offset of its bytes on; nothing where it is not done.
RunBytes finished_from(const Journal& journal, RunPieces& pieces, std::size_t offset) {
  return [&journal, &pieces, offset](std::uint64_t run, std::span<std::byte> bytes) {
    if (journal.status(run) == RunStatus::done) pieces.read(run, offset, bytes);
  };
}

// The axes of what is observed, in the order of all dimensions.
void add_axes(Scales& scales, std::span<const Slab> slabs) {
  std::set<const DimensionDescription*> used;
  for (const Slab& slab : slabs) used.insert(dimension_of(slab.measure->axis));
  for (const DimensionDescription* one : dimensions) {
    if (used.contains(one)) scales.add(one->labels.empty() ? counted(*one, 0, cos_count) : labelled(*one));
  }
}

}  // namespace

void write_run_measures(const ResultsPlan& plan, const Journal& journal, RunPieces& pieces, Target& target) {
  const RunLayout layout = layout_of(plan);
  Scales scales(target.file, target.next_dimension_id);
  add_run_scales(plan, scales);
  if (!layout.slabs.empty()) add_months(plan, plan.kept, scales);
  add_axes(scales, layout.slabs);
  write_run_variable(plan, target.file, scales,
      {"status", "1", std::string(status_long_name), h5::Element::uint8, {}, 1},
      [&](std::uint64_t run, std::span<std::byte> bytes) {
        bytes.front() = static_cast<std::byte>(journal.status(run));
      });
  for (const Slab& slab : layout.slabs) {
    RunVariable variable = {std::string(slab.measure->name), std::string(slab.measure->units),
        std::string(slab.measure->long_name), slab.element, {"month"}, slab.bytes};
    if (const auto* axis = dimension_of(slab.measure->axis)) variable.axes.emplace_back(axis->name);
    write_run_variable(plan, target.file, scales, variable, finished_from(journal, pieces, slab.offset));
    target.sink.check();
  }
  scales.close();
}

void write_outcomes(const ResultsPlan& plan, const Journal& journal, RunPieces& pieces, Target& target) {
  if (plan.outcomes.empty()) return;
  h5::Handle group = h5::create_group(target.file.get(), "outcomes");
  Scales scales(group, target.next_dimension_id);
  add_run_scales(plan, scales);
  std::size_t offset = layout_of(plan).outcomes_at;
  for (const OutcomeColumn& one : plan.outcomes) {
    write_run_variable(plan, group, scales,
        {one.name, one.units, one.long_name, h5::Element::float64, {}, sizeof(double),
            {{"label", one.label}, {"better", one.better}}},
        finished_from(journal, pieces, offset));
    offset += sizeof(double);
    target.sink.check();
  }
  scales.close();
  group.close("writing the group outcomes");
}

void write_failures(const ResultsPlan& plan, const Journal& journal, Target& target) {
  std::vector<std::int32_t> points;
  std::vector<std::string> scenarios;
  std::vector<std::int32_t> replicates;
  std::vector<std::string> reasons;
  for (std::size_t row = 0; row < plan.points.size(); ++row) {
    for (std::size_t scenario = 0; scenario < plan.scenarios.size(); ++scenario) {
      for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
        const std::uint64_t run = plan.run(row, scenario, replicate);
        if (journal.status(run) != RunStatus::failed) continue;
        points.push_back(plan.points.numbers[row]);
        scenarios.push_back(plan.scenarios[scenario].name);
        replicates.push_back(static_cast<std::int32_t>(replicate));
        reasons.push_back(journal.reason(run));
      }
    }
  }
  if (reasons.empty()) return;
  h5::Handle group = h5::create_group(target.file.get(), "failures");
  Scales scales(group, target.next_dimension_id);
  scales.add(counted(dimension::failure, 0, reasons.size()));
  const auto finish = [&](h5::Handle dataset, const std::string& name, std::string_view long_name) {
    describe(dataset, long_name, "1");
    scales.attach(dataset, {"failure"});
    dataset.close("writing the variable " + name);
  };
  const auto write_numbers = [&](const std::string& name, std::string_view long_name, const auto& numbers) {
    h5::Handle dataset = h5::create_dataset(group.get(), name, h5::Element::int32, scales.extents({"failure"}));
    h5::write_all(dataset, h5::Element::int32, numbers.data(), name);
    finish(std::move(dataset), name, long_name);
  };
  write_numbers("failed_point", "point of the run", points);
  finish(h5::create_text_dataset(group.get(), "failed_scenario", scenarios), "failed_scenario",
      "scenario of the run");
  write_numbers("failed_replicate", "replicate of the run", replicates);
  finish(h5::create_text_dataset(group.get(), "reason", reasons), "reason", "why the run failed");
  scales.close();
  group.close("writing the group failures");
}

}  // namespace coadopt

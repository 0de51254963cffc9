#include <algorithm>
#include <limits>
#include <set>

#include "results/parts.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

namespace {

constexpr std::size_t chunk_bytes = 1U << 18U;

template <class Number>
void fill_with_nan(std::span<std::byte> bytes) {
  constexpr Number missing = std::numeric_limits<Number>::quiet_NaN();
  const auto pattern = std::as_bytes(std::span(&missing, 1));
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = pattern[i % sizeof(Number)];
}

// Makes every number of the bytes a missing one: floats and uint8, which alone can be missing.
void fill_missing(h5::Element element, std::span<std::byte> bytes) {
  switch (element) {
    case h5::Element::float32: return fill_with_nan<float>(bytes);
    case h5::Element::float64: return fill_with_nan<double>(bytes);
    default: std::ranges::fill(bytes, std::byte{h5::missing_byte});
  }
}

// What a run came to, from an offset of its bytes on; nothing where it is not done.
RunBytes finished_from(const Journal& journal, RunPieces& pieces, std::size_t offset) {
  return [&journal, &pieces, offset](std::uint64_t run, std::span<std::byte> bytes) {
    if (journal.status(run) == RunStatus::done) pieces.read(run, offset, bytes);
  };
}

// The axes of what is observed, in the order of all dimensions.
void add_axes(Scales& scales, std::span<const Slab> slabs) {
  std::set<const DimensionDescription*> used;
  for (const Slab& slab : slabs) {
    const auto axes = dimensions_of(slab.measure->axis);
    used.insert(axes.begin(), axes.end());
  }
  for (const DimensionDescription* one : dimensions) {
    if (used.contains(one)) scales.add(one->labels.empty() ? counted(*one, 0, cos_count) : labelled(*one));
  }
}

}  // namespace

std::vector<std::string> run_dimensions(const ResultsPlan& plan) {
  if (plan.is_sweep()) return {"point", "scenario", "replicate"};
  return {"scenario", "replicate"};
}

h5::Extents in_file(const ResultsPlan& plan, const h5::Extents& of_runs) {
  return {of_runs.begin() + (plan.is_sweep() ? 0 : 1), of_runs.end()};
}

Scale scenario_scale(const std::vector<ResultsScenario>& scenarios, const DimensionDescription& description) {
  std::vector<std::string> names(scenarios.size());
  std::ranges::transform(scenarios, names.begin(), &ResultsScenario::name);
  return labelled(description, std::move(names));
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

std::uint64_t RunBox::run(const ResultsPlan& plan, std::size_t i) const {
  return plan.run(start[0] + i / (extents[1] * extents[2]), start[1] + i / extents[2] % extents[1],
      static_cast<std::uint32_t>(start[2] + i % extents[2]));
}

h5::Extents runs_of(const ResultsPlan& plan) {
  return {plan.points.size(), plan.scenarios.size(), plan.replicates};
}

h5::Extents runs_together(const ResultsPlan& plan, std::size_t run_bytes, std::size_t box_bytes) {
  const h5::Extents runs = runs_of(plan);
  h5::Extents together = runs;
  hsize_t fitting = std::max<hsize_t>(1, box_bytes / std::max<std::size_t>(1, run_bytes));
  together[2] = std::min(runs[2], fitting);
  fitting /= together[2];
  together[1] = together[2] < runs[2] ? 1 : std::clamp<hsize_t>(fitting, 1, runs[1]);
  fitting /= together[1];
  together[0] = together[1] < runs[1] ? 1 : std::clamp<hsize_t>(fitting, 1, runs[0]);
  return together;
}

void each_box(
    const ResultsPlan& plan, const h5::Extents& together, const std::function<void(const RunBox&)>& use) {
  const h5::Extents runs = runs_of(plan);
  RunBox box = {h5::Extents(3, 0), together};
  h5::Extents& start = box.start;
  for (start[0] = 0; start[0] < runs[0]; start[0] += together[0]) {
    for (start[1] = 0; start[1] < runs[1]; start[1] += together[1]) {
      for (start[2] = 0; start[2] < runs[2]; start[2] += together[2]) {
        for (std::size_t i = 0; i < 3; ++i) box.extents[i] = std::min(together[i], runs[i] - start[i]);
        use(box);
      }
    }
  }
}

void write_run_variable(const ResultsPlan& plan, const h5::Handle& group, const Scales& scales,
    const RunVariable& variable, const RunBytes& bytes_of) {
  const h5::Extents together = runs_together(plan, variable.bytes, chunk_bytes);
  std::vector<std::string> names = run_dimensions(plan);
  names.insert(names.end(), variable.axes.begin(), variable.axes.end());
  const h5::Extents extents = scales.extents(names);
  // In the file a box of runs is followed by all of the variable's axes.
  const auto with_axes = [&](const h5::Extents& of_runs, bool whole) {
    h5::Extents all = in_file(plan, of_runs);
    for (std::size_t i = all.size(); i < extents.size(); ++i) all.push_back(whole ? extents[i] : 0);
    return all;
  };
  h5::Handle dataset = h5::create_chunked_dataset(
      group.get(), variable.name, variable.element, extents, with_axes(together, true));
  describe(dataset, variable.long_name, variable.units);
  for (const auto& [name, text] : variable.attributes) h5::write_attribute(dataset.get(), name, text);
  if (variable.name == "status") describe_flags(dataset, run_status_names);
  scales.attach(dataset, names);

  std::vector<std::byte> bytes;
  each_box(plan, together, [&](const RunBox& box) {
    bytes.resize(box.runs() * variable.bytes);
    fill_missing(variable.element, bytes);
    for (std::size_t i = 0; i < box.runs(); ++i) {
      bytes_of(box.run(plan, i), std::span(bytes).subspan(i * variable.bytes, variable.bytes));
    }
    h5::write_box(dataset, variable.element, with_axes(box.start, false), with_axes(box.extents, true), bytes,
        variable.name);
  });
  dataset.close("writing the variable " + variable.name);
}

void write_run_measures(const ResultsPlan& plan, const Journal& journal, RunPieces& pieces, Target& target) {
  const RunLayout layout = layout_of(plan);
  Scales scales(target.file, target.next_dimension_id);
  add_run_scales(plan, scales);
  if (!layout.slabs.empty()) add_months(plan, plan.months_kept, scales);
  add_axes(scales, layout.slabs);
  write_run_variable(plan, target.file, scales,
      {"status", "1", std::string(status_long_name), h5::Element::uint8, {}, 1},
      [&](std::uint64_t run, std::span<std::byte> bytes) {
        bytes.front() = static_cast<std::byte>(journal.status(run));
      });
  for (const Slab& slab : layout.slabs) {
    RunVariable variable = {std::string(slab.measure->name), std::string(slab.measure->units),
        std::string(slab.measure->long_name), slab.element, {"month"}, slab.bytes};
    for (const auto* axis : dimensions_of(slab.measure->axis)) variable.axes.emplace_back(axis->name);
    write_run_variable(plan, target.file, scales, variable, finished_from(journal, pieces, slab.offset));
    target.sink.check();
  }
  scales.close();
}

void write_outcomes(const ResultsPlan& plan, const Journal& journal, RunPieces& pieces, Target& target) {
  if (plan.outcomes.empty()) return;
  write_group(target, "outcomes", [&](const h5::Handle& group, Scales& scales) {
    add_run_scales(plan, scales);
    std::size_t offset = layout_of(plan).outcomes_at;
    for (const OutcomeColumn& one : plan.outcomes) {
      RunVariable variable = {one.name, one.units, one.long_name, h5::Element::float64, {}, sizeof(double),
          {{"label", one.label}, {"better", one.better}, {"expression", one.expression}}};
      if (!one.percent.empty()) variable.attributes.emplace_back("percent", one.percent);
      write_run_variable(plan, group, scales, variable, finished_from(journal, pieces, offset));
      offset += sizeof(double);
      target.sink.check();
    }
  });
}

void write_failures(const ResultsPlan& plan, const Journal& journal, Target& target) {
  std::vector<std::int32_t> points;
  std::vector<std::string> scenarios;
  std::vector<std::int32_t> replicates;
  std::vector<std::string> reasons;
  for (std::uint64_t run = 0; run < plan.runs(); ++run) {
    if (journal.status(run) != RunStatus::failed) continue;
    const std::uint64_t rest = run / plan.replicates;
    points.push_back(plan.points.numbers[rest / plan.scenarios.size()]);
    scenarios.push_back(plan.scenarios[rest % plan.scenarios.size()].name);
    replicates.push_back(static_cast<std::int32_t>(run % plan.replicates));
    reasons.push_back(journal.reason(run));
  }
  if (reasons.empty()) return;
  write_group(target, {"failures", {counted(dimension::failure, 0, reasons.size())},
                          {{"failed_point", {"failure"}, "1", "point of the run", points},
                              {"failed_scenario", {"failure"}, "1", "scenario of the run", scenarios},
                              {"failed_replicate", {"failure"}, "1", "replicate of the run", replicates},
                              {"reason", {"failure"}, "1", "why the run failed", reasons}}});
}

}  // namespace coadopt

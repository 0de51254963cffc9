#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "month/declared.hpp"
#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

using Names = std::vector<std::string>;
using Scenarios = std::vector<ResultsScenario>;

// A number as its scenario has it: a parameter kept in single precision is 0.45, not 0.44999998807907104.
double as_written(double value) {
  const auto single = static_cast<float>(value);
  if (!std::isfinite(value) || static_cast<double>(single) != value) return value;
  const std::string text = fmt::format("{}", single);
  double written = value;
  std::from_chars(text.data(), text.data() + text.size(), written);
  return written;
}

// The dimension of a parameter with several values: one of the file's own where the labels are its labels.
Scale slots_scale(const Declared& declared) {
  for (const DimensionDescription* description : dimensions) {
    if (!description->labels.empty() && std::ranges::equal(description->labels, declared.labels)) {
      return labelled(*description);
    }
  }
  return {declared.key + "_value", "1", "value of " + declared.key,
      Names(declared.labels.begin(), declared.labels.end())};
}

template <class Number>
void write_values(const h5::Handle& dataset, const Declared& declared, const Scenarios& scenarios) {
  std::vector<Number> values;
  for (const ResultsScenario& scenario : scenarios) {
    for (std::size_t slot = 0; slot < declared.slots; ++slot) {
      values.push_back(static_cast<Number>(as_written(declared.read(scenario.parameters, slot))));
    }
  }
  h5::write_all(dataset, h5::element_of(declared.kind), values.data(), declared.key);
}

void describe_parameter(const h5::Handle& dataset, const Declared& declared) {
  describe(dataset, declared.meaning, declared.unit);
  if (declared.kind == Kind::choice && declared.slots == 1) describe_flags(dataset, declared.labels);
  const std::array<double, 2> range = {declared.bounds.low, declared.bounds.high};
  h5::write_attribute(dataset.get(), "range", std::span<const double>(range));
  h5::write_attribute(
      dataset.get(), "default", std::span<const double>(declared.initial.values.data(), declared.slots));
  h5::write_attribute(dataset.get(), "source", declared.source.text);
  h5::write_attribute(dataset.get(), "evidence", evidence_name(declared.source.evidence));
}

void write_parameter(
    const Scenarios& scenarios, const h5::Handle& group, Scales& scales, const Declared& declared) {
  Names names = {"scenario"};
  if (declared.slots > 1) {
    const Scale slots = slots_scale(declared);
    scales.add(slots);
    names.push_back(slots.name);
  }
  h5::Handle dataset =
      h5::create_dataset(group.get(), declared.key, h5::element_of(declared.kind), scales.extents(names));
  switch (declared.kind) {
    case Kind::real: write_values<double>(dataset, declared, scenarios); break;
    case Kind::whole: write_values<std::int64_t>(dataset, declared, scenarios); break;
    case Kind::choice: write_values<std::uint8_t>(dataset, declared, scenarios); break;
  }
  describe_parameter(dataset, declared);
  scales.attach(dataset, names);
  dataset.close("writing the parameter " + declared.key);
}

}  // namespace

void write_parameters(const std::vector<ResultsScenario>& scenarios, Target& target) {
  h5::Handle group = h5::create_group(target.file.get(), "parameters");
  Scales scales(group, target.next_dimension_id);
  scales.add(scenario_scale(scenarios));
  for (const Declared& declared : declared_parameters()) write_parameter(scenarios, group, scales, declared);
  scales.close();
  group.close("writing the group parameters");
}

}  // namespace coadopt

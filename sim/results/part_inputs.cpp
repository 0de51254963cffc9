#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "month/declared.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

using Names = std::vector<std::string>;

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

// Real numbers, whole numbers or choices.
decltype(FileVariable::values) values_of(Kind kind, const std::vector<double>& values) {
  const auto as = [&]<class Number>(Number) {
    std::vector<Number> numbers(values.size());
    std::ranges::transform(values, numbers.begin(), [](double one) { return static_cast<Number>(one); });
    return numbers;
  };
  if (kind == Kind::whole) return as(std::int64_t{});
  if (kind == Kind::choice) return as(std::uint8_t{});
  return values;
}

void write_parameter(const std::vector<ResultsScenario>& scenarios, const Declared& declared, Scales& scales) {
  FileVariable variable = {
      declared.key, {"scenario"}, std::string(declared.unit), std::string(declared.meaning), {}};
  if (declared.slots > 1) {
    const Scale slots = slots_scale(declared);
    scales.add(slots);
    variable.dimensions.push_back(slots.name);
  } else if (declared.kind == Kind::choice) {
    variable.flags = declared.labels;
  }
  std::vector<double> values;
  for (const ResultsScenario& scenario : scenarios) {
    for (std::size_t slot = 0; slot < declared.slots; ++slot) {
      values.push_back(as_written(declared.read(scenario.parameters, slot)));
    }
  }
  variable.values = values_of(declared.kind, values);
  scales.write(variable, [&](const h5::Handle& dataset) {
    const std::array<double, 2> range = {declared.bounds.low, declared.bounds.high};
    h5::write_attribute(dataset.get(), "range", std::span<const double>(range));
    h5::write_attribute(
        dataset.get(), "default", std::span<const double>(declared.initial.values.data(), declared.slots));
    h5::write_attribute(dataset.get(), "source", declared.source.text);
    h5::write_attribute(dataset.get(), "evidence", evidence_name(declared.source.evidence));
  });
}

void write_column(const ResultsPlan& plan, std::size_t column, const Scales& scales) {
  const PointColumn& of = plan.columns[column];
  const std::vector<std::string_view> labels(of.labels.begin(), of.labels.end());
  std::vector<double> values(plan.points.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    values[row] = plan.points.values[row * plan.columns.size() + column];
  }
  scales.write({of.name, {"point"}, of.units, of.long_name, values_of(of.kind, values), labels},
      [&](const h5::Handle& dataset) {
        const std::array<double, 2> range = {of.low, of.high};
        h5::write_attribute(dataset.get(), "range", std::span<const double>(range));
        h5::write_attribute(dataset.get(), "evidence", of.evidence);
        h5::write_attribute(dataset.get(), "source", of.source);
      });
}

}  // namespace

void write_parameters(const std::vector<ResultsScenario>& scenarios, Target& target) {
  write_group(target, "parameters", [&](const h5::Handle&, Scales& scales) {
    scales.add(scenario_scale(scenarios));
    for (const Declared& declared : declared_parameters()) write_parameter(scenarios, declared, scales);
  });
}

void write_points(const ResultsPlan& plan, Target& target) {
  write_group(target, "points", [&](const h5::Handle&, Scales& scales) {
    scales.add(numbered(dimension::point, plan.points.numbers));
    for (std::size_t column = 0; column < plan.columns.size(); ++column) write_column(plan, column, scales);
  });
}

void write_design(const ResultsPlan& plan, Target& target) {
  const PointTable& points = plan.points;
  if (points.places.empty() && points.marks.empty()) return;
  FileGroup group = {"design", {numbered(dimension::point, points.numbers)}, {}};
  if (!points.places.empty()) {
    group.scales.push_back(labelled(dimension::coordinate, points.coordinates));
    group.variables.push_back(
        {"place", {"point", "coordinate"}, "1", std::string(place_long_name), points.places});
  }
  for (const PointMark& mark : points.marks)
    group.variables.push_back({mark.name, {"point"}, "1", mark.long_name, mark.values});
  write_group(target, group);
}

}  // namespace coadopt

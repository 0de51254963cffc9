#include <algorithm>
#include <array>

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

template <class Number>
void write_values(const ResultsPlan& plan, std::size_t column, const h5::Handle& dataset) {
  const PointColumn& of = plan.columns[column];
  std::vector<Number> values(plan.points.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    values[row] = static_cast<Number>(plan.points.values[row * plan.columns.size() + column]);
  }
  h5::write_all(dataset, h5::element_of(of.kind), values.data(), of.name);
}

void write_column(const ResultsPlan& plan, std::size_t column, const h5::Handle& group, const Scales& scales) {
  const PointColumn& of = plan.columns[column];
  h5::Handle dataset =
      h5::create_dataset(group.get(), of.name, h5::element_of(of.kind), scales.extents({"point"}));
  switch (of.kind) {
    case Kind::choice: write_values<std::uint8_t>(plan, column, dataset); break;
    case Kind::whole: write_values<std::int64_t>(plan, column, dataset); break;
    case Kind::real: write_values<double>(plan, column, dataset); break;
  }
  describe(dataset, of.long_name, of.units);
  if (of.kind == Kind::choice) {
    describe_flags(dataset, std::vector<std::string_view>(of.labels.begin(), of.labels.end()));
  }
  const std::array<double, 2> range = {of.low, of.high};
  h5::write_attribute(dataset.get(), "range", std::span<const double>(range));
  h5::write_attribute(dataset.get(), "evidence", of.evidence);
  h5::write_attribute(dataset.get(), "source", of.source);
  scales.attach(dataset, {"point"});
  dataset.close("writing the factor " + of.name);
}

}  // namespace

void write_points(const ResultsPlan& plan, Target& target) {
  h5::Handle group = h5::create_group(target.file.get(), "points");
  Scales scales(group, target.next_dimension_id);
  scales.add(numbered(dimension::point, plan.points.numbers));
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    write_column(plan, column, group, scales);
  }
  scales.close();
  group.close("writing the group points");
}

void write_design(const ResultsPlan& plan, Target& target) {
  const PointTable& points = plan.points;
  if (points.places.empty() && points.marks.empty()) return;
  h5::Handle group = h5::create_group(target.file.get(), "design");
  Scales scales(group, target.next_dimension_id);
  scales.add(numbered(dimension::point, points.numbers));
  if (!points.places.empty()) {
    const std::vector<std::string> names = {"point", "coordinate"};
    scales.add(labelled(dimension::coordinate, points.coordinates));
    h5::Handle dataset = h5::create_dataset(group.get(), "place", h5::Element::float64, scales.extents(names));
    h5::write_all(dataset, h5::Element::float64, points.places.data(), "place");
    describe(dataset, place_long_name, "1");
    scales.attach(dataset, names);
    dataset.close("writing the variable place");
  }
  for (const PointMark& mark : points.marks) {
    h5::Handle dataset =
        h5::create_dataset(group.get(), mark.name, h5::Element::int32, scales.extents({"point"}));
    h5::write_all(dataset, h5::Element::int32, mark.values.data(), mark.name);
    describe(dataset, mark.long_name, "1");
    scales.attach(dataset, {"point"});
    dataset.close("writing the variable " + mark.name);
  }
  scales.close();
  group.close("writing the group design");
}

}  // namespace coadopt

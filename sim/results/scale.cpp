#include "results/scale.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>
#include <type_traits>

#include "results/dataset.hpp"

namespace coadopt {

namespace {

Scale scale_of(const DimensionDescription& description,
    std::variant<std::vector<std::string>, std::vector<std::int32_t>> values) {
  return {std::string(description.name), std::string(description.units), std::string(description.long_name),
      std::move(values)};
}

// netCDF-4's own number for a dimension: the order in which readers list them. A scalar, unlike the others.
void write_dimension_id(const h5::Handle& dataset, std::int32_t id) {
  constexpr std::string_view doing = "numbering a dimension";
  const h5::Handle space(H5Screate(H5S_SCALAR), H5Sclose, doing);
  h5::Handle attribute(
      H5Acreate2(dataset.get(), "_Netcdf4Dimid", H5T_STD_I32LE, space.get(), H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose, doing);
  h5::checked(H5Awrite(attribute.get(), H5T_NATIVE_INT32, &id), doing);
  attribute.close(doing);
}

template <class T>
h5::Handle write_values(
    hid_t group, const std::string& name, const h5::Extents& extents, const std::vector<T>& values) {
  if constexpr (std::is_same_v<T, std::string>) {
    return h5::create_text_dataset(group, name, values);
  } else {
    const h5::Element element = element_of(FileVariable{{}, {}, {}, {}, std::vector<T>()});
    h5::Handle dataset = h5::create_dataset(group, name, element, extents);
    h5::write_all(dataset, element, values.data(), name);
    return dataset;
  }
}

}  // namespace

Scale labelled(const DimensionDescription& description) {
  return labelled(description, {description.labels.begin(), description.labels.end()});
}

Scale labelled(const DimensionDescription& description, std::vector<std::string> labels) {
  return scale_of(description, std::move(labels));
}

Scale counted(const DimensionDescription& description, std::int32_t first, std::size_t count) {
  std::vector<std::int32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), first);
  return numbered(description, std::move(numbers));
}

Scale numbered(const DimensionDescription& description, std::vector<std::int32_t> numbers) {
  return scale_of(description, std::move(numbers));
}

h5::Element element_of(const FileVariable& variable) {
  constexpr std::array elements = {
      h5::Element::float64, h5::Element::int32, h5::Element::int64, h5::Element::uint8, h5::Element::text};
  return elements.at(variable.values.index());
}

const h5::Handle& Scales::add(const Scale& scale) {
  if (const Added* there = find(scale.name)) return there->dataset;
  h5::Handle dataset =
      std::visit([&](const auto& values) { return write_values(group_, scale.name, {scale.size()}, values); },
          scale.values);
  h5::checked(H5DSset_scale(dataset.get(), scale.name.c_str()), "labelling the dimension " + scale.name);
  write_dimension_id(dataset, next_id_++);
  describe(dataset, scale.long_name, scale.units);
  added_.push_back({scale.name, scale.size(), std::move(dataset)});
  return added_.back().dataset;
}

void Scales::attach(const h5::Handle& dataset, const std::vector<std::string>& names) const {
  for (std::size_t i = 0; i < names.size(); ++i) {
    h5::checked(H5DSattach_scale(dataset.get(), get(names[i]).dataset.get(), static_cast<unsigned>(i)),
        "labelling a variable with the dimension " + names[i]);
  }
}

h5::Extents Scales::extents(const std::vector<std::string>& names) const {
  h5::Extents extents;
  for (const std::string& name : names) extents.push_back(get(name).size);
  return extents;
}

void Scales::write(
    const FileVariable& variable, const std::function<void(const h5::Handle&)>& describe_more) const {
  const h5::Extents shape = extents(variable.dimensions);
  h5::Handle dataset = std::visit(
      [&](const auto& values) { return write_values(group_, variable.name, shape, values); }, variable.values);
  describe(dataset, variable.long_name, variable.units);
  if (!variable.flags.empty()) describe_flags(dataset, variable.flags);
  for (const auto& [name, text] : variable.attributes) h5::write_attribute(dataset.get(), name, text);
  if (describe_more) describe_more(dataset);
  attach(dataset, variable.dimensions);
  dataset.close("writing the variable " + variable.name);
}

void Scales::close() {
  for (Added& scale : added_) scale.dataset.close("closing the dimension " + scale.name);
}

const Scales::Added* Scales::find(std::string_view name) const {
  const auto found = std::ranges::find(added_, name, &Added::name);
  return found == added_.end() ? nullptr : &*found;
}

const Scales::Added& Scales::get(std::string_view name) const {
  const Added* found = find(name);
  if (found == nullptr) throw std::logic_error("no such dimension: " + std::string(name));
  return *found;
}

}  // namespace coadopt

#include "results/dataset.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "results/dimension.hpp"
#include "results/utf8.hpp"

namespace coadopt::h5 {

namespace {

constexpr unsigned compression = 1;  // of 9: the fastest; on these numbers more gains little

template <class Number>
NumberTypes types_of() {
  if constexpr (std::is_same_v<Number, double>) return types_of(Element::float64);
  if constexpr (std::is_same_v<Number, float>) return types_of(Element::float32);
  if constexpr (std::is_same_v<Number, std::uint8_t>) return types_of(Element::uint8);
  if constexpr (std::is_same_v<Number, std::uint64_t>) return {H5T_STD_U64LE, H5T_NATIVE_UINT64};
}

void write(
    hid_t object, const std::string& name, const NumberTypes& types, const Handle& space, const void* value) {
  const std::string doing = "writing the attribute " + name;
  Handle attribute(
      H5Acreate2(object, name.c_str(), types.in_file, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, doing);
  checked(H5Awrite(attribute.get(), types.in_memory, value), doing);
  attribute.close(doing);
}

Handle property_list(hid_t what) { return {H5Pcreate(what), H5Pclose, "preparing HDF5"}; }

// Without times two files of the same results are the same bytes.
Handle dataset_properties() {
  Handle properties = property_list(H5P_DATASET_CREATE);
  checked(H5Pset_attr_creation_order(properties.get(), kept_order), "preparing HDF5");
  checked(H5Pset_obj_track_times(properties.get(), false), "preparing HDF5");
  return properties;
}

Handle space_of(const Extents& extents, const std::string& name) {
  return {H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose,
      "shaping the variable " + name};
}

Handle create(
    hid_t where, const std::string& name, hid_t type, const Extents& extents, const Handle& properties) {
  return {H5Dcreate2(where, name.c_str(), type, space_of(extents, name).get(), H5P_DEFAULT, properties.get(),
              H5P_DEFAULT),
      H5Dclose, "creating the variable " + name};
}

}  // namespace

NumberTypes types_of(Element element) {
  switch (element) {
    case Element::float32: return {H5T_IEEE_F32LE, H5T_NATIVE_FLOAT};
    case Element::float64: return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE};
    case Element::int32: return {H5T_STD_I32LE, H5T_NATIVE_INT32};
    case Element::int64: return {H5T_STD_I64LE, H5T_NATIVE_INT64};
    case Element::uint8: return {H5T_STD_U8LE, H5T_NATIVE_UINT8};
    case Element::text: break;
  }
  throw std::logic_error("texts have no type of numbers");
}

void write_attribute(hid_t object, const std::string& name, std::string_view text) {
  const std::string bytes = valid_utf8(text);
  const std::string doing = "shaping the attribute " + name;
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, doing);
  checked(H5Tset_size(type.get(), std::max<std::size_t>(1, bytes.size())), doing);
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), doing);
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, doing);
  write(object, name, {type.get(), type.get()}, space, bytes.c_str());
}

template <class Number>
void write_attribute(hid_t object, const std::string& name, std::span<const Number> values) {
  const hsize_t count = values.size();
  const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, "shaping the attribute " + name);
  write(object, name, types_of<Number>(), space, values.data());
}
template void write_attribute(hid_t object, const std::string& name, std::span<const double> values);
template void write_attribute(hid_t object, const std::string& name, std::span<const float> values);
template void write_attribute(hid_t object, const std::string& name, std::span<const std::uint64_t> values);
template void write_attribute(hid_t object, const std::string& name, std::span<const std::uint8_t> values);

void describe(const Handle& dataset, std::string_view long_name, std::string_view units) {
  write_attribute(dataset.get(), "long_name", long_name);
  write_attribute(dataset.get(), "units", file_units(units));
}

void describe_flags(const Handle& dataset, std::span<const std::string_view> meanings) {
  std::vector<std::uint8_t> values(meanings.size());
  std::iota(values.begin(), values.end(), std::uint8_t{0});
  write_attribute(dataset.get(), "flag_values", std::span<const std::uint8_t>(values));
  write_attribute(dataset.get(), "flag_meanings", fmt::format("{}", fmt::join(meanings, " ")));
}

Handle create_group(hid_t where, const std::string& name) {
  const Handle creation = property_list(H5P_GROUP_CREATE);
  checked(H5Pset_obj_track_times(creation.get(), false), "preparing HDF5");
  checked(H5Pset_link_creation_order(creation.get(), kept_order), "preparing HDF5");
  checked(H5Pset_attr_creation_order(creation.get(), kept_order), "preparing HDF5");
  return {H5Gcreate2(where, name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
      "creating the group " + name};
}

Handle create_dataset(hid_t where, const std::string& name, Element element, const Extents& extents) {
  return create(where, name, types_of(element).in_file, extents, dataset_properties());
}

Handle create_text_dataset(hid_t where, const std::string& name, const std::vector<std::string>& texts) {
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "preparing HDF5");
  checked(H5Tset_size(type.get(), H5T_VARIABLE), "preparing HDF5");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "preparing HDF5");
  Handle dataset = create(where, name, type.get(), {texts.size()}, dataset_properties());
  std::vector<std::string> valid(texts.size());
  std::ranges::transform(texts, valid.begin(), valid_utf8);
  std::vector<const char*> pointers(valid.size());
  std::ranges::transform(valid, pointers.begin(), &std::string::c_str);
  checked(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
      "writing the variable " + name);
  return dataset;
}

Handle create_chunked_dataset(
    hid_t where, const std::string& name, Element element, const Extents& extents, const Extents& chunk) {
  const std::string doing = "shaping the variable " + name;
  const Handle properties = dataset_properties();
  checked(H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data()), doing);
  checked(H5Pset_shuffle(properties.get()), doing);
  checked(H5Pset_deflate(properties.get(), compression), doing);
  const auto create_with = [&]<class Number>(Number missing) {
    const NumberTypes types = types_of(element);
    checked(H5Pset_fill_value(properties.get(), types.in_memory, &missing), "preparing HDF5");
    Handle dataset = create(where, name, types.in_file, extents, properties);
    write_attribute(dataset.get(), "_FillValue", missing);
    return dataset;
  };
  switch (element) {
    case Element::float32: return create_with(std::numeric_limits<float>::quiet_NaN());
    case Element::float64: return create_with(std::numeric_limits<double>::quiet_NaN());
    case Element::uint8: return create_with(missing_byte);
    default: throw std::logic_error("elements of this kind have no value for missing");
  }
}

void write_all(const Handle& dataset, Element element, const void* values, const std::string& name) {
  checked(H5Dwrite(dataset.get(), types_of(element).in_memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
      "writing the variable " + name);
}

void write_box(const Handle& dataset, Element element, const Extents& start, const Extents& count,
    std::span<const std::byte> bytes, const std::string& name) {
  const std::string doing = "writing the variable " + name;
  std::size_t needed = described(element).bytes;
  for (const hsize_t extent : count) needed *= extent;
  if (needed != bytes.size()) throw std::logic_error(doing + ": the values do not fill the box");
  const Handle box = space_of(count, name);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, doing);
  checked(
      H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), doing);
  checked(
      H5Dwrite(dataset.get(), types_of(element).in_memory, box.get(), space.get(), H5P_DEFAULT, bytes.data()),
      doing);
}

}  // namespace coadopt::h5

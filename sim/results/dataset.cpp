#include "results/dataset.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "results/attribute.hpp"
#include "results/element_type.hpp"
#include "results/utf8.hpp"

namespace coadopt::h5 {

namespace {

constexpr unsigned compression = 1;  // of 9: the fastest; on these numbers more gains little

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

template <class Number>
void set_fill(const Handle& properties, Element element, Number missing) {
  checked(H5Pset_fill_value(properties.get(), type_in_memory(element), &missing), "preparing HDF5");
}

}  // namespace

Handle create_group(hid_t where, const std::string& name) {
  const Handle creation = property_list(H5P_GROUP_CREATE);
  checked(H5Pset_obj_track_times(creation.get(), false), "preparing HDF5");
  checked(H5Pset_link_creation_order(creation.get(), kept_order), "preparing HDF5");
  checked(H5Pset_attr_creation_order(creation.get(), kept_order), "preparing HDF5");
  return {H5Gcreate2(where, name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
      "creating the group " + name};
}

Handle create_dataset(hid_t where, const std::string& name, Element element, const Extents& extents) {
  return create(where, name, type_in_file(element), extents, dataset_properties());
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
  constexpr float missing_single = std::numeric_limits<float>::quiet_NaN();
  constexpr double missing_double = std::numeric_limits<double>::quiet_NaN();
  switch (element) {
    case Element::float32: set_fill(properties, element, missing_single); break;
    case Element::float64: set_fill(properties, element, missing_double); break;
    case Element::uint8: set_fill(properties, element, missing_byte); break;
    default: throw std::logic_error("elements of this kind have no value for missing");
  }
  Handle dataset = create(where, name, type_in_file(element), extents, properties);
  switch (element) {
    case Element::float32: write_attribute(dataset.get(), "_FillValue", missing_single); break;
    case Element::float64: write_attribute(dataset.get(), "_FillValue", missing_double); break;
    default: write_attribute(dataset.get(), "_FillValue", missing_byte); break;
  }
  return dataset;
}

void write_all(const Handle& dataset, Element element, const void* values, const std::string& name) {
  checked(H5Dwrite(dataset.get(), type_in_memory(element), H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
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
  checked(H5Dwrite(dataset.get(), type_in_memory(element), box.get(), space.get(), H5P_DEFAULT, bytes.data()),
      doing);
}

}  // namespace coadopt::h5

#include "results/read_back.hpp"

namespace coadopt::h5 {

bool has(hid_t where, const std::string& name) {
  return checked(H5Lexists(where, name.c_str(), H5P_DEFAULT), "looking for " + name) > 0;
}

std::string read_text_attribute(hid_t object, const std::string& name) {
  const std::string doing = "reading the attribute " + name;
  const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, doing);
  const Handle type(H5Aget_type(attribute.get()), H5Tclose, doing);
  if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) != 0) {
    throw Problem(doing, "it is no text of fixed length");
  }
  std::string text(H5Tget_size(type.get()), '\0');
  checked(H5Aread(attribute.get(), type.get(), text.data()), doing);
  text.resize(text.find_last_not_of('\0') + 1);
  return text;
}

Handle open_dataset(hid_t where, const std::string& name) {
  return {H5Dopen2(where, name.c_str(), H5P_DEFAULT), H5Dclose, "opening the variable " + name};
}

Extents extents_of(const Handle& dataset, const std::string& name) {
  const std::string doing = "reading the shape of " + name;
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, doing);
  Extents extents(static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space.get()), doing)));
  checked(H5Sget_simple_extent_dims(space.get(), extents.data(), nullptr), doing);
  return extents;
}

std::vector<double> read_numbers(hid_t where, const std::string& name) {
  const Handle dataset = open_dataset(where, name);
  std::size_t count = 1;
  for (const hsize_t extent : extents_of(dataset, name)) count *= extent;
  std::vector<double> numbers(count);
  checked(H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
      "reading the variable " + name);
  return numbers;
}

std::vector<std::string> read_texts(hid_t where, const std::string& name) {
  const std::string doing = "reading the variable " + name;
  const Handle dataset = open_dataset(where, name);
  const Handle type(H5Dget_type(dataset.get()), H5Tclose, doing);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, doing);
  if (H5Tis_variable_str(type.get()) <= 0) throw Problem(doing, "it does not hold texts");
  std::vector<char*> pointers(extents_of(dataset, name).at(0));
  checked(H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), doing);
  std::vector<std::string> texts;
  for (const char* one : pointers) texts.emplace_back(one == nullptr ? "" : one);
  H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, pointers.data());
  return texts;
}

std::vector<std::string> variables_of(hid_t group) {
  std::vector<std::string> names;
  const auto add = [](hid_t, const char* name, const H5L_info_t*, void* data) -> herr_t {
    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
    return 0;
  };
  checked(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add, &names), "listing variables");
  return names;
}

void read_box(const Handle& dataset, Element element, const Extents& start, const Extents& count,
    std::span<std::byte> bytes, const std::string& name) {
  const std::string doing = "reading the variable " + name;
  std::size_t needed = described(element).bytes;
  for (const hsize_t extent : count) needed *= extent;
  if (needed != bytes.size()) throw std::logic_error(doing + ": the values do not fill the box");
  const Handle box(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose, doing);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, doing);
  checked(
      H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), doing);
  checked(H5Dread(dataset.get(), type_in_memory(element), box.get(), space.get(), H5P_DEFAULT, bytes.data()),
      doing);
}

}  // namespace coadopt::h5

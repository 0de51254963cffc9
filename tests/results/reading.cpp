#include "results/reading.hpp"

#include <hdf5_hl.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "results/handle.hpp"

namespace coadopt::reading {

namespace {

h5::Handle open_dataset(hid_t file, const std::string& name) {
  return {H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, "opening " + name};
}

h5::Handle open_attribute(hid_t file, const std::string& object, const std::string& name) {
  return {H5Aopen_by_name(file, object.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
      "opening the attribute " + name + " of " + object};
}

std::size_t count(hid_t space) { return static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)); }

std::vector<hsize_t> extents_of(const h5::Handle& dataset) {
  const h5::Handle space(H5Dget_space(dataset.get()), H5Sclose, "shape");
  std::vector<hsize_t> extents(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space.get())));
  H5Sget_simple_extent_dims(space.get(), extents.data(), nullptr);
  return extents;
}

herr_t take_name(hid_t, unsigned, hid_t scale, void* data) {
  char name[64];
  H5DSget_scale_name(scale, name, sizeof name);
  static_cast<std::vector<std::string>*>(data)->emplace_back(name);
  return 0;
}

}  // namespace

File::File(const std::filesystem::path& path) : file_(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)) {
  if (file_ < 0) throw std::runtime_error("no file " + path.string());
}

File::~File() { H5Fclose(file_); }

bool File::has(const std::string& variable) const {
  return H5Lexists(file_, variable.c_str(), H5P_DEFAULT) > 0;
}

std::vector<hsize_t> File::extents(const std::string& variable) const {
  return extents_of(open_dataset(file_, variable));
}

std::vector<double> File::numbers(const std::string& variable) const {
  const h5::Handle dataset = open_dataset(file_, variable);
  std::size_t size = 1;
  for (const hsize_t extent : extents_of(dataset)) size *= extent;
  std::vector<double> values(size);
  h5::checked(
      H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), variable);
  return values;
}

std::vector<std::string> File::texts(const std::string& variable) const {
  const h5::Handle dataset = open_dataset(file_, variable);
  const h5::Handle type(H5Dget_type(dataset.get()), H5Tclose, variable);
  const h5::Handle space(H5Dget_space(dataset.get()), H5Sclose, variable);
  std::vector<char*> read(count(space.get()));
  h5::checked(H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, read.data()), variable);
  std::vector<std::string> texts(read.begin(), read.end());
  H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, read.data());
  return texts;
}

std::size_t File::element_bytes(const std::string& variable) const {
  const h5::Handle dataset = open_dataset(file_, variable);
  const h5::Handle type(H5Dget_type(dataset.get()), H5Tclose, variable);
  return H5Tget_size(type.get());
}

std::vector<std::string> File::dimensions(const std::string& variable) const {
  const h5::Handle dataset = open_dataset(file_, variable);
  std::vector<std::string> names;
  for (unsigned i = 0; i < extents_of(dataset).size(); ++i) {
    h5::checked(H5DSiterate_scales(dataset.get(), i, nullptr, take_name, &names), variable);
  }
  return names;
}

std::string File::text_attribute(const std::string& object, const std::string& name) const {
  const h5::Handle attribute = open_attribute(file_, object, name);
  const h5::Handle type(H5Aget_type(attribute.get()), H5Tclose, name);
  std::string text(H5Tget_size(type.get()), '\0');
  h5::checked(H5Aread(attribute.get(), type.get(), text.data()), name);
  return text;
}

std::vector<double> File::number_attribute(const std::string& object, const std::string& name) const {
  const h5::Handle attribute = open_attribute(file_, object, name);
  const h5::Handle space(H5Aget_space(attribute.get()), H5Sclose, name);
  std::vector<double> values(count(space.get()));
  h5::checked(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, values.data()), name);
  return values;
}

void change(const std::filesystem::path& path, const std::string& variable) {
  std::vector<double> numbers = File(path).numbers(variable);
  for (double& one : numbers) one += 1.0;
  const h5::Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, path.string());
  const h5::Handle dataset = open_dataset(file.get(), variable);
  h5::checked(
      H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), variable);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::stringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace coadopt::reading

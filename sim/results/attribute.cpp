#include "results/attribute.hpp"

#include <algorithm>

#include "results/handle.hpp"
#include "results/utf8.hpp"

namespace coadopt::h5 {

namespace {

void write(hid_t object, const std::string& name, hid_t in_file, hid_t in_memory, const Handle& space,
    const void* value) {
  const std::string doing = "writing the attribute " + name;
  Handle attribute(
      H5Acreate2(object, name.c_str(), in_file, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, doing);
  checked(H5Awrite(attribute.get(), in_memory, value), doing);
  attribute.close(doing);
}

template <class Number>
void write_numbers(
    hid_t object, const std::string& name, hid_t in_file, hid_t in_memory, std::span<const Number> values) {
  const hsize_t count = values.size();
  const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, "shaping the attribute " + name);
  write(object, name, in_file, in_memory, space, values.data());
}

}  // namespace

void write_attribute(hid_t object, const std::string& name, std::string_view text) {
  const std::string bytes = valid_utf8(text);
  const std::string doing = "shaping the attribute " + name;
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, doing);
  checked(H5Tset_size(type.get(), std::max<std::size_t>(1, bytes.size())), doing);
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), doing);
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, doing);
  write(object, name, type.get(), type.get(), space, bytes.c_str());
}

void write_attribute(hid_t object, const std::string& name, std::span<const double> values) {
  write_numbers(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values);
}

void write_attribute(hid_t object, const std::string& name, std::span<const float> values) {
  write_numbers(object, name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, values);
}

void write_attribute(hid_t object, const std::string& name, std::span<const std::int32_t> values) {
  write_numbers(object, name, H5T_STD_I32LE, H5T_NATIVE_INT32, values);
}

void write_attribute(hid_t object, const std::string& name, std::span<const std::int64_t> values) {
  write_numbers(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, values);
}

void write_attribute(hid_t object, const std::string& name, std::span<const std::uint64_t> values) {
  write_numbers(object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, values);
}

void write_attribute(hid_t object, const std::string& name, std::span<const std::uint8_t> values) {
  write_numbers(object, name, H5T_STD_U8LE, H5T_NATIVE_UINT8, values);
}

}  // namespace coadopt::h5

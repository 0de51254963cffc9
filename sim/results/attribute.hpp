#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <hdf5.h>

namespace coadopt::h5 {

// Attributes as netCDF-4 itself writes them: texts of fixed length in UTF-8, numbers as arrays of one
// dimension. Texts may exceed 64 KiB. Each throws a Problem that names the attribute.
void write_attribute(hid_t object, const std::string& name, std::string_view text);
void write_attribute(hid_t object, const std::string& name, std::span<const double> values);
void write_attribute(hid_t object, const std::string& name, std::span<const float> values);
void write_attribute(hid_t object, const std::string& name, std::span<const std::int32_t> values);
void write_attribute(hid_t object, const std::string& name, std::span<const std::int64_t> values);
void write_attribute(hid_t object, const std::string& name, std::span<const std::uint64_t> values);
void write_attribute(hid_t object, const std::string& name, std::span<const std::uint8_t> values);

// One number.
template <class Number>
  requires std::is_arithmetic_v<Number>
void write_attribute(hid_t object, const std::string& name, Number value) {
  write_attribute(object, name, std::span<const Number>(&value, 1));
}

}  // namespace coadopt::h5

#pragma once

#include <hdf5.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "results/element.hpp"
#include "results/handle.hpp"

namespace coadopt::h5 {

// HDF5's types of a number in the file (little-endian) and in memory. Throws std::logic_error for texts.
struct NumberTypes {
  hid_t in_file;
  hid_t in_memory;
};
[[nodiscard]] NumberTypes types_of(Element element);

// Attributes as netCDF-4 itself writes them: texts of fixed length in UTF-8, numbers as arrays of one
// dimension. Texts may exceed 64 KiB. Each throws a Problem that names the attribute.
void write_attribute(hid_t object, const std::string& name, std::string_view text);
// Of double, float, uint64 or uint8.
template <class Number>
void write_attribute(hid_t object, const std::string& name, std::span<const Number> values);
template <class Number>
  requires std::is_arithmetic_v<Number>
void write_attribute(hid_t object, const std::string& name, Number value) {
  write_attribute(object, name, std::span<const Number>(&value, 1));
}

// What every variable has.
void describe(const Handle& dataset, std::string_view long_name, std::string_view units);

// What the values 0, 1, ... of a variable of uint8 mean, as the CF conventions have it. Meanings are single
// words.
void describe_flags(const Handle& dataset, std::span<const std::string_view> meanings);

// Names are listed as they were created.
inline constexpr unsigned kept_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

using Extents = std::vector<hsize_t>;

[[nodiscard]] Handle create_group(hid_t where, const std::string& name);

// Small variables in one piece.
[[nodiscard]] Handle create_dataset(
    hid_t where, const std::string& name, Element element, const Extents& extents);
[[nodiscard]] Handle create_text_dataset(
    hid_t where, const std::string& name, const std::vector<std::string>& texts);

// Large variables in compressed chunks, each place missing (NaN, or missing_byte) until it is written.
[[nodiscard]] Handle create_chunked_dataset(
    hid_t where, const std::string& name, Element element, const Extents& extents, const Extents& chunk);

// All of a variable's values, in C order, as many as it has.
void write_all(const Handle& dataset, Element element, const void* values, const std::string& name);

// The box of a variable that begins at `start` and spans `count`; bytes in C order, as many as the box has.
void write_box(const Handle& dataset, Element element, const Extents& start, const Extents& count,
    std::span<const std::byte> bytes, const std::string& name);

}  // namespace coadopt::h5

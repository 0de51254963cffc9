#include "results/element.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace coadopt::h5 {

namespace {

template <class Number>
void fill_with_nan(std::span<std::byte> bytes) {
  constexpr Number missing = std::numeric_limits<Number>::quiet_NaN();
  const auto pattern = std::as_bytes(std::span(&missing, 1));
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = pattern[i % sizeof(Number)];
}

}  // namespace

void fill_missing(Element element, std::span<std::byte> bytes) {
  switch (element) {
    case Element::float32: return fill_with_nan<float>(bytes);
    case Element::float64: return fill_with_nan<double>(bytes);
    default: std::ranges::fill(bytes, std::byte{missing_byte});
  }
}

hid_t type_in_file(Element element) {
  switch (element) {
    case Element::float32: return H5T_IEEE_F32LE;
    case Element::float64: return H5T_IEEE_F64LE;
    case Element::int32: return H5T_STD_I32LE;
    case Element::int64: return H5T_STD_I64LE;
    case Element::uint8: return H5T_STD_U8LE;
    case Element::text: break;
  }
  throw std::logic_error("texts have no type of numbers");
}

hid_t type_in_memory(Element element) {
  switch (element) {
    case Element::float32: return H5T_NATIVE_FLOAT;
    case Element::float64: return H5T_NATIVE_DOUBLE;
    case Element::int32: return H5T_NATIVE_INT32;
    case Element::int64: return H5T_NATIVE_INT64;
    case Element::uint8: return H5T_NATIVE_UINT8;
    case Element::text: break;
  }
  throw std::logic_error("texts have no type of numbers");
}

}  // namespace coadopt::h5

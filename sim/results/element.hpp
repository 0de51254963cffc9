#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "parameter/parameter.hpp"

namespace coadopt::h5 {

// What the elements of a variable are.
enum class Element : std::uint8_t { float32, float64, int32, int64, uint8, text };

struct ElementDescription {
  std::string_view name;  // as NumPy and the documentation call it
  std::size_t bytes;      // in memory; 0 for texts
};

[[nodiscard]] constexpr ElementDescription described(Element element) {
  switch (element) {
    case Element::float32: return {"float32", 4};
    case Element::float64: return {"float64", 8};
    case Element::int32: return {"int32", 4};
    case Element::int64: return {"int64", 8};
    case Element::uint8: return {"uint8", 1};
    case Element::text: return {"string", 0};
  }
  return {"", 0};
}

// That of a parameter.
[[nodiscard]] constexpr Element element_of(Kind kind) {
  switch (kind) {
    case Kind::real: return Element::float64;
    case Kind::whole: return Element::int64;
    case Kind::choice: return Element::uint8;
  }
  return Element::float64;
}

// What stands where nothing was computed, in variables of uint8; NaN stands in variables of floats.
inline constexpr std::uint8_t missing_byte = 255;

}  // namespace coadopt::h5

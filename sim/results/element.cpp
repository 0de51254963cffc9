#include "results/element.hpp"

#include <algorithm>
#include <limits>

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

}  // namespace coadopt::h5

#include "experiment/order.hpp"

#include <bit>

namespace coadopt {

std::vector<std::uint32_t> balanced_order(std::uint32_t count) {
  std::vector<std::uint32_t> order;
  if (count == 0) return order;
  order.reserve(count);
  const auto bits = static_cast<std::uint32_t>(std::bit_width(count - 1));
  for (std::uint64_t place = 0; place < (std::uint64_t{1} << bits); ++place) {
    std::uint32_t reversed = 0;
    for (std::uint32_t bit = 0; bit < bits; ++bit) {
      reversed |= static_cast<std::uint32_t>((place >> bit) & 1U) << (bits - 1 - bit);
    }
    if (reversed < count) order.push_back(reversed);
  }
  return order;
}

}  // namespace coadopt

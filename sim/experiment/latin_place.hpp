#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chance/stream.hpp"

namespace coadopt {

// Where one draw of a Latin hypercube (McKay, Beckman & Conover 1979) lies along the dimension of a name, 0..1:
// of `draws` draws, each falls into another of as many equal strata. A pure function of its arguments, so that
// one more dimension moves no other.
[[nodiscard]] double latin_place(
    const Stream& stream, std::string_view name, std::uint32_t draw, std::uint32_t draws);

// The same for all draws at once, in their order.
[[nodiscard]] std::vector<double> latin_places(
    const Stream& stream, std::string_view name, std::uint32_t draws);

}  // namespace coadopt

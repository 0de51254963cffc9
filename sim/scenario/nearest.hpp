#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace coadopt {

// How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word of
// the other (Damerau 1964, each letter touched once).
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

// The known word that was most likely meant, if any is near enough.
[[nodiscard]] std::optional<std::string_view> nearest(
    std::string_view word, std::span<const std::string_view> known);

}  // namespace coadopt

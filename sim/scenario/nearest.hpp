#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace coadopt {

// How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word of
// the other (Damerau 1964, each letter touched once).
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

// The known word that was most likely meant, if any is near enough.
[[nodiscard]] std::optional<std::string_view> nearest(
    std::string_view word, std::span<const std::string_view> known);

// A sentence that names the word in quotes that was meant; another where none is near enough.
[[nodiscard]] std::string did_you_mean(
    std::string_view word, std::span<const std::string_view> known, std::string_view otherwise);

// Of a key such as start.staff.skill the last name.
[[nodiscard]] inline std::string_view last_part(std::string_view key) { return key.substr(key.rfind('.') + 1); }

// The names of some things.
[[nodiscard]] std::vector<std::string_view> names_of(const auto& things) {
  std::vector<std::string_view> names;
  for (const auto& one : things) names.push_back(one.name);
  return names;
}

}  // namespace coadopt

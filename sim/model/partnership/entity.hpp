#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace coadopt {

// Whose state a lever is, and whom an intervention targets. Teams have no levers of their own.
enum class Entity : std::uint8_t { staff, person, organisation, community, team };
inline constexpr std::array<std::string_view, 5> entity_names = {
    "staff", "person", "organisation", "community", "team"};
[[nodiscard]] constexpr std::string_view name_of(Entity entity) {
  return entity_names[static_cast<std::size_t>(entity)];
}

}  // namespace coadopt

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "partnership/co.hpp"

namespace coadopt {

// What a member of staff does. A leader is a commissioner, a senior officer or a politician.
enum class Role : std::uint8_t { frontline, manager, leader };

inline constexpr std::size_t role_count = 3;
inline constexpr std::array<Role, role_count> all_roles = {Role::frontline, Role::manager, Role::leader};
inline constexpr std::array<std::string_view, role_count> role_names = {"frontline", "manager", "leader"};

[[nodiscard]] constexpr std::size_t index(Role role) { return static_cast<std::size_t>(role); }

// One value for each role.
template <class T>
struct PerRole {
  std::array<T, role_count> values{};

  constexpr T& operator[](Role role) { return values[index(role)]; }
  constexpr const T& operator[](Role role) const { return values[index(role)]; }
  friend constexpr bool operator==(const PerRole&, const PerRole&) = default;
};

// Whose work a Co is: commission for managers and leaders, design for frontline and managers,
// deliver for frontline, assess for all.
[[nodiscard]] constexpr bool relevant(Role role, Co co) {
  switch (co) {
    case Co::commission: return role != Role::frontline;
    case Co::design: return role != Role::leader;
    case Co::deliver: return role == Role::frontline;
    case Co::assess: return true;
  }
  return false;
}

// The Co's that are the work of a role.
inline constexpr PerRole<CoSet> cos_of = [] {
  PerRole<CoSet> cos;
  for (const Role role : all_roles) {
    for (const Co co : all_cos) {
      if (relevant(role, co)) cos[role].add(co);
    }
  }
  return cos;
}();

}  // namespace coadopt

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

}  // namespace coadopt

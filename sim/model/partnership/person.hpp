#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "partnership/column.hpp"
#include "partnership/columns.hpp"

namespace coadopt {

enum class Participation : std::uint8_t { passive, willing, active, withdrawn };

inline constexpr std::size_t participation_count = 4;
inline constexpr std::array<std::string_view, participation_count> participation_names = {
    "passive", "willing", "active", "withdrawn"};

[[nodiscard]] constexpr bool engaged(Participation participation) {
  return participation == Participation::willing || participation == Participation::active;
}

// What does not change about a person while they stay, one bit each.
struct Nature {
  std::uint8_t bits = 0;

  static constexpr std::uint8_t user = 1;
  static constexpr std::uint8_t seldom_heard = 2;
  static constexpr std::uint8_t connected = 4;
  static constexpr std::uint8_t low_efficacy = 8;
  static constexpr std::uint8_t high_need = 16;

  [[nodiscard]] constexpr bool is(std::uint8_t bit) const { return (bits & bit) != 0; }
  friend constexpr bool operator==(Nature, Nature) = default;
};

// Persons, stored by community and there by caseload, neighbours last; traits are levels 0..1.
struct Persons {
  Column<PersonId, Participation> participation;
  Column<PersonId, Nature> nature;
  Column<PersonId, std::uint8_t> active_near;  // ties to persons who are active
  Column<PersonId, std::uint8_t> tie_count;

  Column<PersonId, float> capability;
  Column<PersonId, float> efficacy;
  Column<PersonId, float> trust;
  Column<PersonId, float> free_time;
  Column<PersonId, float> entitlement;
  Column<PersonId, float> need;
  Column<PersonId, float> wellbeing;
  Column<PersonId, float> fatigue;        // 0 while passive
  Column<PersonId, float> own_need;       // what need returns to
  Column<PersonId, float> own_wellbeing;  // what wellbeing returns to

  Column<PersonId, std::uint16_t> joined;  // month in which the user came to the caseload; 0 before the run

  // This month's.
  Column<PersonId, std::uint8_t> sessions;
  Column<PersonId, std::uint8_t> failed;
};

template <>
inline constexpr auto columns<Persons> = std::tuple{
    DeclaredColumn{"participation", &Persons::participation, Lasts::holder},
    DeclaredColumn{"nature", &Persons::nature, Lasts::holder},
    DeclaredColumn{"active_near", &Persons::active_near},
    DeclaredColumn{"tie_count", &Persons::tie_count},
    DeclaredColumn{"capability", &Persons::capability, Lasts::holder},
    DeclaredColumn{"efficacy", &Persons::efficacy, Lasts::holder},
    DeclaredColumn{"trust", &Persons::trust, Lasts::holder},
    DeclaredColumn{"free_time", &Persons::free_time, Lasts::holder},
    DeclaredColumn{"entitlement", &Persons::entitlement, Lasts::holder},
    DeclaredColumn{"need", &Persons::need, Lasts::holder},
    DeclaredColumn{"wellbeing", &Persons::wellbeing, Lasts::holder},
    DeclaredColumn{"fatigue", &Persons::fatigue, Lasts::holder},
    DeclaredColumn{"own_need", &Persons::own_need, Lasts::holder},
    DeclaredColumn{"own_wellbeing", &Persons::own_wellbeing, Lasts::holder},
    DeclaredColumn{"joined", &Persons::joined, Lasts::holder},
    DeclaredColumn{"sessions", &Persons::sessions},
    DeclaredColumn{"failed", &Persons::failed},
};
static_assert(all_declared<Persons>(), "a column is not declared, or twice");

// Who is tied to whom: the ties of person i are others[first[i]] .. others[first[i + 1] - 1].
struct Ties {
  std::vector<std::uint32_t> first;
  std::vector<PersonId> others;
};

}  // namespace coadopt

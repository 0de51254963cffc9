#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "partnership/column.hpp"

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
  COADOPT_COLUMNS(Persons);

  COADOPT_COLUMN(OfPerson<Participation>, participation, Lasts::holder);
  COADOPT_COLUMN(OfPerson<Nature>, nature, Lasts::holder);
  COADOPT_COLUMN(OfPerson<std::uint8_t>, active_near);  // ties to persons who are active
  COADOPT_COLUMN(OfPerson<std::uint8_t>, tie_count);

  COADOPT_COLUMN(OfPerson<float>, capability, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, efficacy, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, trust, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, free_time, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, entitlement, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, need, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, wellbeing, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, fatigue, Lasts::holder);  // 0 while passive
  // What these levels return to.
  COADOPT_COLUMN(OfPerson<float>, own_capability, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, own_efficacy, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, own_trust, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, own_need, Lasts::holder);
  COADOPT_COLUMN(OfPerson<float>, own_wellbeing, Lasts::holder);

  // Month in which the person came; 0 before the run.
  COADOPT_COLUMN(OfPerson<std::uint16_t>, joined, Lasts::holder);

  // This month's.
  COADOPT_COLUMN(OfPerson<std::uint8_t>, sessions);
  COADOPT_COLUMN(OfPerson<std::uint8_t>, failed);
};
static_assert(all_declared<Persons>(), "a column is not declared, or twice");

// Who is tied to whom: the ties of person i are others[first[i]] .. others[first[i + 1] - 1].
struct Ties {
  std::vector<std::uint32_t> first;
  std::vector<PersonId> others;
};

}  // namespace coadopt

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>

#include "contract/contract.hpp"
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
  static constexpr std::uint8_t wants_services = 32;  // a say in services, not in their own care alone

  [[nodiscard]] constexpr bool is(std::uint8_t bit) const { return (bits & bit) != 0; }
  friend constexpr bool operator==(Nature, Nature) = default;
};

// Whom a person is tied to, in the first of these places: as many as their tie_count.
struct PersonalTies {
  static constexpr std::uint32_t most = 8;
  std::array<PersonId, most> to{};

  friend bool operator==(const PersonalTies&, const PersonalTies&) = default;
};

// Persons, stored by community and there by caseload, neighbours last; traits are levels 0..1.
struct Persons {
  COADOPT_COLUMNS(Persons);

  COADOPT_COLUMN(OfPerson<Participation>, participation, Lasts::holder);
  COADOPT_COLUMN(OfPerson<Nature>, nature, Lasts::holder);
  COADOPT_COLUMN(OfPerson<std::uint8_t>, active_near);  // ties to persons who are active
  COADOPT_COLUMN(OfPerson<std::uint8_t>, tie_count);
  COADOPT_COLUMN(OfPerson<PersonalTies>, ties);  // known at both ends

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
  COADOPT_COLUMN(OfPerson<std::uint8_t>, attended);  // of these sessions, those with other residents
};
static_assert(all_declared<Persons>(), "a column is not declared, or twice");

[[nodiscard]] inline std::span<const PersonId> ties_of(const Persons& persons, PersonId one) {
  return std::span(persons.ties[one].to).first(persons.tie_count[one]);
}

inline void change_active_near(Persons& persons, PersonId one, int change) {
  std::uint8_t& near = persons.active_near[one];
  expects(near + change >= 0 && near + change <= static_cast<int>(PersonalTies::most),
      "as many ties to active people as before or after such a change there can be");
  near = static_cast<std::uint8_t>(near + change);
}

// Ties two persons, unless they are one, or tied already, or one of them has all ties that they can have.
inline void tie(Persons& persons, PersonId one, PersonId other) {
  const std::span<const PersonId> ties = ties_of(persons, one);
  if (one == other || ties.size() == PersonalTies::most || persons.tie_count[other] == PersonalTies::most ||
      std::find(ties.begin(), ties.end(), other) != ties.end()) {
    return;
  }
  const auto add = [&](PersonId a, PersonId b) {
    persons.ties[a].to[persons.tie_count[a]++] = b;
    change_active_near(persons, a, persons.participation[b] == Participation::active ? 1 : 0);
  };
  add(one, other);
  add(other, one);
}

// Unties two persons, if they are tied.
inline void untie(Persons& persons, PersonId one, PersonId other) {
  const auto remove = [&](PersonId a, PersonId b) {
    auto& to = persons.ties[a].to;
    const auto last = to.begin() + persons.tie_count[a];
    const auto place = std::find(to.begin(), last, b);
    if (place == last) return;
    *place = *(last - 1);
    *(last - 1) = PersonId{};
    --persons.tie_count[a];
    change_active_near(persons, a, persons.participation[b] == Participation::active ? -1 : 0);
  };
  remove(one, other);
  remove(other, one);
}

}  // namespace coadopt

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "partnership/column.hpp"
#include "partnership/columns.hpp"
#include "partnership/role.hpp"

namespace coadopt {

// Practice of one Co by one member of staff.
enum class Practice : std::uint8_t { not_yet, trying, in_use, lapsed };

inline constexpr std::size_t practice_count = 4;
inline constexpr std::array<std::string_view, practice_count> practice_names = {
    "not_yet", "trying", "in_use", "lapsed"};

// Whether sessions are held: a Co being tried or in use.
[[nodiscard]] constexpr bool practising(Practice practice) {
  return practice == Practice::trying || practice == Practice::in_use;
}

inline constexpr std::size_t contacts_per_staff = 4;
using Contacts = std::array<StaffId, contacts_per_staff>;

// Staff, stored by team; traits are levels 0..1.
struct Staff {
  Column<StaffId, Role> role;
  Column<StaffId, TeamId> team;
  Column<StaffId, Range<PersonId>> caseload;  // empty but for frontline staff
  Column<StaffId, Contacts> contacts;

  Column<StaffId, float> attitude;
  Column<StaffId, float> skill;
  Column<StaffId, float> power_threat;
  Column<StaffId, float> perceived_risk;
  Column<StaffId, float> burnout;
  Column<StaffId, float> protected_time;  // share of the hours of duties set free for co-production
  Column<StaffId, float> slack;           // hours a month left after duties, casework and interventions

  Column<StaffId, CoSet> espoused;
  PerCo<Column<StaffId, Practice>> practice;
  PerCo<Column<StaffId, float>> experience;  // sessions held so far

  Column<StaffId, std::uint16_t> joined;  // month in which the holder took up the post; 0 before the run

  // What colleagues saw of one at the end of last month.
  Column<StaffId, CoSet> seen_espoused;
  Column<StaffId, CoSet> seen_practising;

  // This month's, written by one phase and read by later ones.
  Column<StaffId, float> intervention_hours;
  Column<StaffId, float> casework_hours;
  Column<StaffId, float> session_hours;
  Column<StaffId, float> unmet_share;  // of the session time wanted, what did not fit
  PerCo<Column<StaffId, std::uint8_t>> sessions;
  PerCo<Column<StaffId, std::uint8_t>> failed;
  Column<StaffId, std::uint8_t> engaged;  // willing or active users on the caseload

  [[nodiscard]] bool practising_any(StaffId one) const {
    for (const Co co : all_cos) {
      if (practising(practice[co][one])) return true;
    }
    return false;
  }
};

template <>
inline constexpr auto columns<Staff> = std::tuple{
    DeclaredColumn{"role", &Staff::role},
    DeclaredColumn{"team", &Staff::team},
    DeclaredColumn{"caseload", &Staff::caseload},
    DeclaredColumn{"contacts", &Staff::contacts},
    DeclaredColumn{"attitude", &Staff::attitude, Lasts::holder},
    DeclaredColumn{"skill", &Staff::skill, Lasts::holder},
    DeclaredColumn{"power_threat", &Staff::power_threat, Lasts::holder},
    DeclaredColumn{"perceived_risk", &Staff::perceived_risk, Lasts::holder},
    DeclaredColumn{"burnout", &Staff::burnout, Lasts::holder},
    DeclaredColumn{"protected_time", &Staff::protected_time},
    DeclaredColumn{"slack", &Staff::slack},
    DeclaredColumn{"espoused", &Staff::espoused, Lasts::holder},
    DeclaredColumn{"practice", &Staff::practice, Lasts::holder},
    DeclaredColumn{"experience", &Staff::experience, Lasts::holder},
    DeclaredColumn{"joined", &Staff::joined, Lasts::holder},
    DeclaredColumn{"seen_espoused", &Staff::seen_espoused},
    DeclaredColumn{"seen_practising", &Staff::seen_practising},
    DeclaredColumn{"intervention_hours", &Staff::intervention_hours},
    DeclaredColumn{"casework_hours", &Staff::casework_hours},
    DeclaredColumn{"session_hours", &Staff::session_hours},
    DeclaredColumn{"unmet_share", &Staff::unmet_share},
    DeclaredColumn{"sessions", &Staff::sessions},
    DeclaredColumn{"failed", &Staff::failed},
    DeclaredColumn{"engaged", &Staff::engaged},
};
static_assert(all_declared<Staff>(), "a column is not declared, or twice");

// Teams, stored by community; each belongs to one organisation.
struct Teams {
  Column<TeamId, OrganisationId> organisation;
  Column<TeamId, CommunityId> community;
  Column<TeamId, Range<StaffId>> staff;
};

template <>
inline constexpr auto columns<Teams> = std::tuple{
    DeclaredColumn{"organisation", &Teams::organisation},
    DeclaredColumn{"community", &Teams::community},
    DeclaredColumn{"staff", &Teams::staff},
};
static_assert(all_declared<Teams>(), "a column is not declared, or twice");

}  // namespace coadopt

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "partnership/co.hpp"
#include "partnership/column.hpp"
#include "partnership/propensity.hpp"

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
  COADOPT_COLUMNS(Staff);

  COADOPT_COLUMN(OfStaff<Role>, role);
  COADOPT_COLUMN(OfStaff<TeamId>, team);
  COADOPT_COLUMN(OfStaff<Range<PersonId>>, caseload);  // empty but for frontline staff
  COADOPT_COLUMN(OfStaff<Contacts>, contacts);

  COADOPT_COLUMN(OfStaff<float>, attitude, Lasts::holder);
  COADOPT_COLUMN(OfStaff<float>, skill, Lasts::holder);
  COADOPT_COLUMN(OfStaff<float>, power_threat, Lasts::holder);
  COADOPT_COLUMN(OfStaff<float>, perceived_risk, Lasts::holder);
  COADOPT_COLUMN(OfStaff<float>, burnout, Lasts::holder);
  // How readily the holder tries a Co and keeps it, beyond all that can change; it never changes.
  COADOPT_COLUMN(OfStaff<float>, propensity, Lasts::holder, usual_propensity);
  // The post's own: hours of its contract a month, and its casework as a multiple of the usual.
  COADOPT_COLUMN(OfStaff<float>, contract_hours);
  COADOPT_COLUMN(OfStaff<float>, casework_weight, Lasts::place, 1.0F);
  COADOPT_COLUMN(OfStaff<float>, protected_time);  // share of the hours of duties set free for co-production
  // Hours a month left after duties, casework and interventions; below 0 where they take more than the
  // contract.
  COADOPT_COLUMN(OfStaff<float>, slack);

  COADOPT_COLUMN(OfStaff<CoSet>, espoused, Lasts::holder);
  COADOPT_COLUMN(PerCo<OfStaff<Practice>>, practice, Lasts::holder);
  COADOPT_COLUMN(PerCo<OfStaff<float>>, experience, Lasts::holder);  // sessions held so far

  COADOPT_COLUMN(OfStaff<CoSet>, used, Lasts::holder);  // Co's that the holder has had in use at any time
  // Months in a row for which a Co has been in use, 255 at most; 0 where it is not.
  COADOPT_COLUMN(PerCo<OfStaff<std::uint8_t>>, months_in_use, Lasts::holder);

  // Month in which the holder took up the post; 0 before the run.
  COADOPT_COLUMN(OfStaff<std::uint16_t>, joined, Lasts::holder);

  // What colleagues saw of one at the end of last month.
  COADOPT_COLUMN(OfStaff<CoSet>, seen_espoused);
  COADOPT_COLUMN(OfStaff<CoSet>, seen_practising);

  // This month's, written by one phase and read by later ones.
  COADOPT_COLUMN(OfStaff<float>, intervention_hours);
  COADOPT_COLUMN(OfStaff<float>, casework_hours);  // that the caseload needs
  COADOPT_COLUMN(OfStaff<float>, session_hours);
  COADOPT_COLUMN(OfStaff<float>, unmet_share);     // of the session time wanted, what there was no time for
  COADOPT_COLUMN(OfStaff<float>, unmet_sessions);  // hours of it
  COADOPT_COLUMN(OfStaff<float>, overtime);        // hours worked beyond the contract
  COADOPT_COLUMN(OfStaff<float>, unmet_casework);  // hours of casework left undone
  COADOPT_COLUMN(PerCo<OfStaff<std::uint8_t>>, sessions);
  COADOPT_COLUMN(PerCo<OfStaff<std::uint8_t>>, failed);
  COADOPT_COLUMN(OfStaff<std::uint8_t>, engaged);  // willing or active users on the caseload

  [[nodiscard]] bool practising_any(StaffId one) const {
    for (const Co co : all_cos) {
      if (practising(practice[co][one])) return true;
    }
    return false;
  }
};
static_assert(all_declared<Staff>(), "a column is not declared, or twice");

// Teams, stored by community; each belongs to one organisation.
struct Teams {
  COADOPT_COLUMNS(Teams);

  COADOPT_COLUMN(OfTeam<OrganisationId>, organisation);
  COADOPT_COLUMN(OfTeam<CommunityId>, community);
  COADOPT_COLUMN(OfTeam<Range<StaffId>>, staff);
  COADOPT_COLUMN(OfTeam<std::uint32_t>, tries);    // pairs of staff and Co that began to be tried this month
  COADOPT_COLUMN(OfTeam<std::uint32_t>, refused);  // that would have, had those above permitted it
};
static_assert(all_declared<Teams>(), "a column is not declared, or twice");

}  // namespace coadopt

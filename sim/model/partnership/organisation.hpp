#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "partnership/co.hpp"
#include "partnership/column.hpp"

namespace coadopt {

enum class OrganisationKind : std::uint8_t { council, health_board, provider, third_sector };

inline constexpr std::size_t organisation_kind_count = 4;
inline constexpr std::array<std::string_view, organisation_kind_count> organisation_kind_names = {
    "council", "health_board", "provider", "third_sector"};

// One value for each kind of organisation.
template <class T>
struct PerKind {
  std::array<T, organisation_kind_count> values{};

  constexpr T& operator[](OrganisationKind kind) { return values[static_cast<std::size_t>(kind)]; }
  constexpr const T& operator[](OrganisationKind kind) const { return values[static_cast<std::size_t>(kind)]; }
  friend constexpr bool operator==(const PerKind&, const PerKind&) = default;
};

// The five steps of the Star: map it, focus it, people it, market it, grow it; 0 is none yet.
enum class StarStep : std::uint8_t { none, map, focus, people, market, grow };

inline constexpr std::size_t star_step_count = 6;
inline constexpr std::array<std::string_view, star_step_count> star_step_names = {
    "none", "map", "focus", "people", "market", "grow"};

// What an organisation is like, each a level 0..1; shape: one value per organisation.
struct OrganisationLevels {
  COADOPT_COLUMNS(OrganisationLevels);

  COADOPT_COLUMN(OfOrganisation<float>, commitment);
  COADOPT_COLUMN(OfOrganisation<float>, evidence);
  COADOPT_COLUMN(PerCo<OfOrganisation<float>>, friction);
  COADOPT_COLUMN(OfOrganisation<float>, blame);
  COADOPT_COLUMN(OfOrganisation<float>, short_termism);
  COADOPT_COLUMN(OfOrganisation<float>, jargon);
  COADOPT_COLUMN(OfOrganisation<float>, funding);
  COADOPT_COLUMN(OfOrganisation<float>, incentive);
  COADOPT_COLUMN(OfOrganisation<float>, expectation);
  COADOPT_COLUMN(OfOrganisation<float>, induction);    // share of their gap to the team that newcomers close
  COADOPT_COLUMN(OfOrganisation<float>, recruitment);  // how far newcomers are chosen for their attitude

  friend bool operator==(const OrganisationLevels&, const OrganisationLevels&) = default;
};
static_assert(all_declared<OrganisationLevels>(), "a column is not declared, or twice");

struct Organisations {
  COADOPT_COLUMNS(Organisations);

  COADOPT_COLUMN(OfOrganisation<OrganisationKind>, kind);
  COADOPT_COLUMN(OrganisationLevels, now);
  COADOPT_COLUMN(OrganisationLevels, base);        // what the levels drift back to
  COADOPT_COLUMN(OfOrganisation<float>, results);  // what leaders have seen of it, averaged over their horizon
  COADOPT_COLUMN(
      OfOrganisation<float>, success);  // share of last month's sessions that succeeded; 0 without any
  COADOPT_COLUMN(PerCo<OfOrganisation<float>>, in_use);  // share of relevant staff, at the end of last month
  COADOPT_COLUMN(OfOrganisation<float>, skill_in_use);   // mean skill of staff with a Co in use, last month
  COADOPT_COLUMN(
      OfOrganisation<float>, usual_conviction);  // how convinced leaders and managers were at the start
  COADOPT_COLUMN(OfOrganisation<StarStep>, star_step);
  COADOPT_COLUMN(OfOrganisation<Co>, lead_co);
  // Last month of its window of opportunity; 0 for none.
  COADOPT_COLUMN(OfOrganisation<std::uint16_t>, window_until);
  // Month in which it last ended and another took over its staff; 0 for never.
  COADOPT_COLUMN(OfOrganisation<std::uint16_t>, ended);
  // Share of contract hours that duties of a role take beyond what they usually do; -1..1.
  COADOPT_COLUMN(PerRole<OfOrganisation<float>>, more_duties);
  COADOPT_COLUMN(OfOrganisation<std::uint32_t>, incidents);  // visible ones, of last month
  COADOPT_COLUMN(OfOrganisation<float>, alarm);              // what they leave behind, 0..1
  // Chance that a try by a role is permitted by those above.
  COADOPT_COLUMN(PerRole<OfOrganisation<float>>, permission, Lasts::place, 1.0F);

  [[nodiscard]] bool holds(OrganisationId organisation, StarStep step) const {
    return star_step[organisation] >= step;
  }
};
static_assert(all_declared<Organisations>(), "a column is not declared, or twice");

}  // namespace coadopt

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "partnership/co.hpp"
#include "partnership/column.hpp"
#include "partnership/columns.hpp"
#include "partnership/role.hpp"

namespace coadopt {

enum class OrganisationKind : std::uint8_t { council, health_board, provider, third_sector };

inline constexpr std::size_t organisation_kind_count = 4;
inline constexpr std::array<std::string_view, organisation_kind_count> organisation_kind_names = {
    "council", "health_board", "provider", "third_sector"};

// The five steps of the Star: map it, focus it, people it, market it, grow it; 0 is none yet.
enum class StarStep : std::uint8_t { none, map, focus, people, market, grow };

inline constexpr std::size_t star_step_count = 6;
inline constexpr std::array<std::string_view, star_step_count> star_step_names = {
    "none", "map", "focus", "people", "market", "grow"};

// What an organisation is like, each a level 0..1; shape: one value per organisation.
struct OrganisationLevels {
  Column<OrganisationId, float> commitment;
  Column<OrganisationId, float> evidence;
  PerCo<Column<OrganisationId, float>> friction;
  Column<OrganisationId, float> blame;
  Column<OrganisationId, float> short_termism;
  Column<OrganisationId, float> jargon;
  Column<OrganisationId, float> funding;
  Column<OrganisationId, float> incentive;
  Column<OrganisationId, float> expectation;

  friend bool operator==(const OrganisationLevels&, const OrganisationLevels&) = default;
};

template <>
inline constexpr auto columns<OrganisationLevels> = std::tuple{
    DeclaredColumn{"commitment", &OrganisationLevels::commitment},
    DeclaredColumn{"evidence", &OrganisationLevels::evidence},
    DeclaredColumn{"friction", &OrganisationLevels::friction},
    DeclaredColumn{"blame", &OrganisationLevels::blame},
    DeclaredColumn{"short_termism", &OrganisationLevels::short_termism},
    DeclaredColumn{"jargon", &OrganisationLevels::jargon},
    DeclaredColumn{"funding", &OrganisationLevels::funding},
    DeclaredColumn{"incentive", &OrganisationLevels::incentive},
    DeclaredColumn{"expectation", &OrganisationLevels::expectation},
};
static_assert(all_declared<OrganisationLevels>(), "a column is not declared, or twice");

struct Organisations {
  Column<OrganisationId, OrganisationKind> kind;
  OrganisationLevels now;
  OrganisationLevels base;                      // what the levels drift back to
  Column<OrganisationId, float> results;        // what leaders have seen of it, averaged over their horizon
  PerCo<Column<OrganisationId, float>> in_use;  // share of relevant staff, at the end of last month
  Column<OrganisationId, float> skill_in_use;   // mean skill of staff with a Co in use, last month
  Column<OrganisationId, StarStep> star_step;
  Column<OrganisationId, Co> lead_co;
  Column<OrganisationId, std::uint16_t> window_until;  // last month of its window of opportunity; 0 for none
  // Share of contract hours that duties of a role take beyond what they usually do; -1..1.
  PerRole<Column<OrganisationId, float>> more_duties;

  [[nodiscard]] bool holds(OrganisationId organisation, StarStep step) const {
    return star_step[organisation] >= step;
  }
};

template <>
inline constexpr auto columns<Organisations> = std::tuple{
    DeclaredColumn{"kind", &Organisations::kind},
    DeclaredColumn{"now", &Organisations::now},
    DeclaredColumn{"base", &Organisations::base},
    DeclaredColumn{"results", &Organisations::results},
    DeclaredColumn{"in_use", &Organisations::in_use},
    DeclaredColumn{"skill_in_use", &Organisations::skill_in_use},
    DeclaredColumn{"star_step", &Organisations::star_step},
    DeclaredColumn{"lead_co", &Organisations::lead_co},
    DeclaredColumn{"window_until", &Organisations::window_until},
    DeclaredColumn{"more_duties", &Organisations::more_duties},
};
static_assert(all_declared<Organisations>(), "a column is not declared, or twice");

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <span>
#include <tuple>

#include "partnership/column.hpp"
#include "partnership/community.hpp"
#include "partnership/organisation.hpp"
#include "partnership/person.hpp"
#include "partnership/staff.hpp"

namespace coadopt {

// What interventions provide or bring about this month beyond levels: as if there were none, until the month's
// policies say otherwise.
struct Support {
  COADOPT_COLUMNS(Support);

  COADOPT_COLUMN(OfTeam<std::uint8_t>, enablers);               // enabling posts whom the team sees practising
  COADOPT_COLUMN(OfTeam<float>, casework, Lasts::place, 1.0F);  // factor on each one's casework
  COADOPT_COLUMN(OfCommunity<float>, user_hours);               // hours that answer offers of users
  COADOPT_COLUMN(OfCommunity<float>, neighbour_hours);          // hours that answer offers of neighbours
  COADOPT_COLUMN(OfOrganisation<float>, leaving, Lasts::place, 1.0F);  // factor on the hazard of leaving
  COADOPT_COLUMN(
      OfOrganisation<float>, star, Lasts::place, 1.0F);  // factor on the chance of a step of the Star
  // Who leaves for certain this month, counted from 1; 0 for nobody.
  COADOPT_COLUMN(OfOrganisation<std::uint32_t>, key_person);
};
static_assert(all_declared<Support>(), "a column is not declared, or twice");

// What staff of the whole area are like on average, at the end of last month.
struct SectorMeans {
  float skill = 0.0F;
  float attitude = 0.0F;
};

// The whole simulated area: everyone in it, and their state in the current month.
struct Partnership {
  COADOPT_COLUMNS(Partnership);

  COADOPT_COLUMN(Organisations, organisations);
  COADOPT_COLUMN(Teams, teams);
  COADOPT_COLUMN(Staff, staff);
  COADOPT_COLUMN(Communities, communities);
  COADOPT_COLUMN(Persons, persons);
  COADOPT_COLUMN(Support, support);
  SectorMeans sector;
  float benefit = 0.0F;  // effect of taking part on wellbeing in this replicate, standardised mean difference

  [[nodiscard]] OrganisationId organisation_of(StaffId one) const {
    return teams.organisation[staff.team[one]];
  }
  [[nodiscard]] Range<StaffId> staff_of(CommunityId community) const {
    const Range<TeamId> own = communities.teams[community];
    if (own.empty()) return {};
    return {teams.staff[own.first].first, teams.staff[TeamId{own.last.value - 1}].last};
  }
};

// Brings persons together: each is connected from now on, and tied to the one of the same community before
// them.
void bring_together(Partnership& partnership, std::span<const std::uint32_t> persons);

// The community of a person, by the order in which persons are stored.
[[nodiscard]] inline CommunityId community_of(const Partnership& partnership, PersonId person) {
  const Column<CommunityId, Range<PersonId>>& neighbours = partnership.communities.neighbours;
  std::uint32_t low = 0;
  std::uint32_t high = neighbours.size() - 1;
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (person < neighbours[CommunityId{middle}].last) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return CommunityId{low};
}

}  // namespace coadopt

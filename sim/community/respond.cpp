#include "community/respond.hpp"

#include <algorithm>
#include <array>

#include "community/engaged.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// One person's place in the columns of a group of 64, with the invitation that reaches them.
struct Invited {
  std::array<float, draw_group> asked;
  std::array<float, draw_group> reach;
  std::array<float, draw_group> jargon;
};

// Persons first .. last - 1 of one group of draws answer; first's invitation stands at invited[0]. Branch-free,
// so that it vectorises.
void answer(Persons& persons, const RespondParameters& p, std::uint32_t first, std::uint32_t last,
    const Invited& invited, float capacity, const float* draw) {
  auto* const participation = reinterpret_cast<std::uint8_t*>(persons.participation.data() + first);
  const auto* const nature = reinterpret_cast<const std::uint8_t*>(persons.nature.data() + first);
  const std::uint8_t* const near = persons.active_near.data() + first;
  const std::uint8_t* const ties = persons.tie_count.data() + first;
  const float* const trust = persons.trust.data() + first;
  const float* const efficacy = persons.efficacy.data() + first;
  const float* const free_time = persons.free_time.data() + first;
  const float* const entitlement = persons.entitlement.data() + first;
  const std::uint32_t count = last - first;
  std::array<float, draw_group> chance;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Invitation by = {invited.asked[i], invited.reach[i], invited.jargon[i], capacity};
    const Willingness of = {
        .active_near = static_cast<float>(near[i]) / std::max(static_cast<float>(ties[i]), 1.0F),
        .seldom_heard = (nature[i] & Nature::seldom_heard) != 0,
        .connected = (nature[i] & Nature::connected) != 0,
        .trust = trust[i],
        .efficacy = efficacy[i],
        .free_time = free_time[i],
        .entitlement = entitlement[i]};
    chance[i] = chance_to_become_willing(p, by, of);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool passive = participation[i] == static_cast<std::uint8_t>(Participation::passive);
    const bool becomes = draw[i] < chance[i];
    participation[i] = static_cast<std::uint8_t>(participation[i] + ((passive && becomes) ? 1 : 0));
  }
}

// Goes over persons in groups of draws; `fill(from, to, invited)` sets the invitations of each piece.
template <class Fill>
void respond(Persons& persons, const RespondParameters& p, Range<PersonId> range, float capacity,
    const Moment& moment, const Fill& fill) {
  std::uint32_t from = range.first.value;
  while (from < range.last.value) {
    const std::uint32_t group = from / draw_group;
    const std::uint32_t to = std::min(range.last.value, (group + 1) * draw_group);
    const GroupOfUniforms draws = moment.group(Purpose::respond, group);
    Invited invited;
    fill(from, to, invited);
    answer(persons, p, from, to, invited, capacity, draws.data() + from % draw_group);
    from = to;
  }
}

// Jargon that reaches residents: the mean of the teams that serve the community.
float jargon_of(const Partnership& partnership, CommunityId community) {
  float sum = 0.0F;
  const Range<TeamId> teams = partnership.communities.teams[community];
  for (const TeamId team : teams)
    sum += partnership.organisations.now.jargon[partnership.teams.organisation[team]];
  return teams.empty() ? 0.4F : sum / static_cast<float>(teams.size());
}

void respond_in(
    Partnership& partnership, const RespondParameters& p, CommunityId community, const Moment& moment) {
  const float collective = collective_practice(partnership, community);
  const float capacity = partnership.communities.capacity[community];

  // Users, caseload by caseload: `worker` and `end` follow the persons along.
  const Range<StaffId> workers = partnership.staff_of(community);
  auto worker = workers.begin();
  std::uint32_t end = partnership.communities.users[community].first.value;
  Invitation by;
  const auto of_worker = [&](std::uint32_t from, std::uint32_t to, Invited& invited) {
    std::uint32_t person = from;
    while (person < to) {
      while (person >= end) {
        const Range<PersonId> caseload = partnership.staff.caseload[*worker];
        if (!caseload.empty()) {
          by = invitation_of(partnership, p, *worker, collective);
          end = caseload.last.value;
        }
        ++worker;
      }
      for (; person < std::min(to, end); ++person) {
        invited.asked[person - from] = by.asked;
        invited.reach[person - from] = by.reach;
        invited.jargon[person - from] = by.jargon;
      }
    }
  };
  respond(partnership.persons, p, partnership.communities.users[community], capacity, moment, of_worker);

  const Invitation everyone = {p.asked_by_community * collective,
      reach_of(p, partnership.communities.outreach[community]), jargon_of(partnership, community), capacity};
  const auto of_community = [&](std::uint32_t, std::uint32_t, Invited& invited) {
    invited.asked.fill(everyone.asked);
    invited.reach.fill(everyone.reach);
    invited.jargon.fill(everyone.jargon);
  };
  respond(
      partnership.persons, p, partnership.communities.neighbours[community], capacity, moment, of_community);
}

}  // namespace

Invitation invitation_of(
    const Partnership& partnership, const RespondParameters& p, StaffId one, float collective) {
  const Staff& staff = partnership.staff;
  const OrganisationId own = partnership.organisation_of(one);
  const bool own_care = practising(staff.practice[Co::deliver][one]);
  const bool services =
      practising(staff.practice[Co::design][one]) || practising(staff.practice[Co::assess][one]);
  const float reach =
      reach_of(p, partnership.communities.outreach[partnership.teams.community[staff.team[one]]]);
  const bool mapped = partnership.organisations.holds(own, StarStep::map);
  const float not_asked = (1.0F - (own_care ? p.asked_own_care : 0.0F)) *
                          (1.0F - (services ? p.asked_services : 0.0F)) *
                          (1.0F - p.asked_by_community * collective);
  return {.asked = 1.0F - not_asked,
      .reach = mapped ? towards(reach, 1.0F, p.map_reach) : reach,
      .jargon = partnership.organisations.now.jargon[own],
      .capacity = 0.0F};
}

float collective_practice(const Partnership& partnership, CommunityId community) {
  const Staff& staff = partnership.staff;
  std::uint32_t practise = 0;
  const Range<StaffId> all = partnership.staff_of(community);
  for (const StaffId one : all) {
    practise += practising(staff.practice[Co::design][one]) || practising(staff.practice[Co::assess][one]) ||
                        practising(staff.practice[Co::commission][one])
                    ? 1U
                    : 0U;
  }
  return static_cast<float>(practise) / static_cast<float>(std::max(all.size(), 1U));
}

void invite_and_respond(Partnership& partnership, const RespondParameters& p, const Moment& moment) {
  for_each_index(partnership.communities.teams.size(), 2, [&](std::uint32_t number) {
    const CommunityId community{number};
    respond_in(partnership, p, community, moment);
    count_engaged(partnership, community);
  });
}

}  // namespace coadopt

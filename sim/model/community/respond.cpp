#include "community/respond.hpp"

#include <algorithm>
#include <array>

#include "community/engaged.hpp"
#include "contract/contract.hpp"
#include "partnership/person_mask.hpp"

namespace coadopt {

namespace {

// What appeals to each of a group of 64.
struct Appeals {
  std::array<float, draw_group> usual;
  std::array<float, draw_group> seldom_heard;
  std::array<float, draw_group> own_usual;
  std::array<float, draw_group> own_seldom_heard;

  void fill(std::uint32_t from, std::uint32_t count, const Appeal& appeal) {
    std::fill_n(usual.data() + from, count, appeal.usual);
    std::fill_n(seldom_heard.data() + from, count, appeal.seldom_heard);
    std::fill_n(own_usual.data() + from, count, appeal.own_usual);
    std::fill_n(own_seldom_heard.data() + from, count, appeal.own_seldom_heard);
  }
};

// Persons first .. last - 1 of one group of draws answer; first's appeal stands at appeals[0]. Branch-free, so
// that it vectorises.
void answer(Persons& persons, const RespondParameters& p, std::uint32_t first, std::uint32_t last,
    const Appeals& appeals, float capacity, const float* draw) {
  auto* const participation = reinterpret_cast<std::uint8_t*>(persons.participation.data() + first);
  const auto* const nature = reinterpret_cast<const std::uint8_t*>(persons.nature.data() + first);
  const std::uint8_t* const near = persons.active_near.data() + first;
  const std::uint8_t* const ties = persons.tie_count.data() + first;
  const float* const trust = persons.trust.data() + first;
  const float* const efficacy = persons.efficacy.data() + first;
  const float* const free_time = persons.free_time.data() + first;
  const float* const entitlement = persons.entitlement.data() + first;
  const std::uint32_t count = last - first;
  const RespondParameters own = p;  // which nothing written here can change
  std::array<float, draw_group> chance;
#pragma omp simd
  for (std::uint32_t i = 0; i < count; ++i) {
    const Willingness of = {
        .active_near = static_cast<float>(near[i]) / std::max(static_cast<float>(ties[i]), 1.0F),
        .seldom_heard = (nature[i] & Nature::seldom_heard) != 0,
        .connected = (nature[i] & Nature::connected) != 0,
        .wants_services = (nature[i] & Nature::wants_services) != 0,
        .trust = trust[i],
        .efficacy = efficacy[i],
        .free_time = free_time[i],
        .entitlement = entitlement[i]};
    chance[i] = chance_to_become_willing(own,
        {appeals.usual[i], appeals.seldom_heard[i], appeals.own_usual[i], appeals.own_seldom_heard[i]},
        capacity, of);
  }
#pragma omp simd
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool passive = participation[i] == static_cast<std::uint8_t>(Participation::passive);
    const bool becomes = draw[i] < chance[i];
    participation[i] = static_cast<std::uint8_t>(participation[i] + ((passive && becomes) ? 1 : 0));
  }
}

// Jargon that reaches residents: the mean of the teams that serve the community.
float jargon_of(const Partnership& partnership, CommunityId community) {
  float sum = 0.0F;
  const Range<TeamId> teams = partnership.communities.teams[community];
  for (const TeamId team : teams)
    sum += partnership.organisations.now.jargon[partnership.teams.organisation[team]];
  return teams.empty() ? UsualResident::jargon : sum / static_cast<float>(teams.size());
}

void respond_in(
    Partnership& partnership, const RespondParameters& p, CommunityId community, const Moment& moment) {
  const float collective = collective_practice(partnership, community);
  const float capacity = partnership.communities.capacity[community];

  const Appeal to_everyone = appeal_of(p, {.asked = p.asked_by_community * collective,
                                              .reach = reach_of(p, partnership.communities.outreach[community]),
                                              .jargon = jargon_of(partnership, community)});

  // Nobody asks those further off.
  Appeal to_others = appeal_of(p, {.asked = 0.0F, .jargon = jargon_of(partnership, community)});
  to_others.usual -= p.willing_further_off;
  to_others.seldom_heard -= p.willing_further_off;

  // Users, caseload by caseload, then neighbours: `worker` and `end` follow the persons along.
  const Range<PersonId> residents = partnership.communities.residents(community);
  auto worker = partnership.staff_of(community).begin();
  const std::uint32_t neighbours = partnership.communities.neighbours[community].first.value;
  const std::uint32_t reached = partnership.communities.reached[community].last.value;
  std::uint32_t end = residents.first.value;
  Appeal appeal;
  const auto next_caseload = [&] {
    if (end == reached) {
      appeal = to_others;
      end = residents.last.value;
      return;
    }
    if (end == neighbours) {
      appeal = to_everyone;
      end = reached;
      return;
    }
    const Range<PersonId> caseload = partnership.staff.caseload[*worker];
    if (!caseload.empty()) {
      appeal = appeal_of(p, invitation_of(partnership, p, *worker, collective));
      end = caseload.last.value;
    }
    ++worker;
  };
  for_each_group(residents, [&](std::uint32_t group, std::uint32_t first, std::uint32_t last) {
    Appeals appeals;
    for (std::uint32_t person = first; person < last;) {
      while (person >= end) next_caseload();
      const std::uint32_t count = std::min(last, end) - person;
      appeals.fill(person - first, count, appeal);
      person += count;
    }
    const GroupOfUniforms draws = moment.group(Purpose::respond, group);
    answer(partnership.persons, p, first, last, appeals, capacity, draws.data() + first % draw_group);
  });
}

}  // namespace

Invitation invitation_of(
    const Partnership& partnership, const RespondParameters& p, StaffId one, float collective) {
  const Staff& staff = partnership.staff;
  const OrganisationId own = partnership.organisation_of(one);
  const float reach =
      reach_of(p, partnership.communities.outreach[partnership.teams.community[staff.team[one]]]);
  const bool mapped = partnership.organisations.holds(own, StarStep::map);
  const float asked_own = asks_to_own_care(staff, one) ? p.asked_own_care : 0.0F;
  const float not_asked = (1.0F - asked_own) *
                          (1.0F - (asks_to_services(staff, one) ? p.asked_services : 0.0F)) *
                          (1.0F - p.asked_by_community * collective);
  ensures(are_levels(not_asked, asked_own), "shares of those asked within 0..1");
  return {.asked = 1.0F - not_asked,
      .asked_own = asked_own,
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

void invite_and_respond(
    Partnership& partnership, CommunityId community, const RespondParameters& p, const Moment& moment) {
  respond_in(partnership, p, community, moment);
  know_engaged(partnership, community);
}

}  // namespace coadopt

#include "community/take_part.hpp"

#include <atomic>

#include "parallel/for_each.hpp"

namespace coadopt {

void announce(Partnership& partnership, PersonId person, int change) {
  const std::uint32_t last = partnership.ties.first[person.value + 1];
  for (std::uint32_t i = partnership.ties.first[person.value]; i < last; ++i) {
    // Whole numbers: the sum is the same in whatever order neighbours announce.
    std::atomic_ref<std::uint8_t> near(partnership.persons.active_near[partnership.ties.others[i]]);
    near.fetch_add(static_cast<std::uint8_t>(change), std::memory_order_relaxed);
  }
}

namespace {

void settle(Partnership& partnership, const TakePartParameters& p, Range<PersonId> residents, const Moment& moment) {
  Persons& persons = partnership.persons;
  GroupOfUniforms draws{};
  std::uint32_t loaded = ~0U;
  for (const PersonId person : residents) {
    const Participation now = persons.participation[person];
    if (now == Participation::passive) continue;
    const std::uint32_t group = person.value / draw_group;
    if (group != loaded) {
      draws = moment.group(Purpose::settle_participation, group);
      loaded = group;
    }
    const int sessions = persons.sessions[person];
    const float u = draws[person.value % draw_group];
    const Participation next = participation_next(p, now, sessions, persons.fatigue[person], u);
    if (now == Participation::willing && sessions == 0) persons.trust[person] *= 1.0F - p.unanswered_trust;
    if (next == now) continue;
    persons.participation[person] = next;
    if (next == Participation::passive) persons.fatigue[person] = 0.0F;
    if (now == Participation::active) announce(partnership, person, -1);
    if (next == Participation::active) announce(partnership, person, +1);
  }
}

}  // namespace

void settle_participation(Partnership& partnership, const TakePartParameters& p, const Moment& moment) {
  for_each_index(partnership.communities.teams.size(), 2, [&](std::uint32_t community) {
    settle(partnership, p, partnership.communities.residents(CommunityId{community}), moment);
  });
}

}  // namespace coadopt

#include "community/take_part.hpp"

#include <atomic>

#include "parallel/for_each.hpp"
#include "partnership/some.hpp"

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

void settle(Partnership& partnership, const TakePartParameters& p, PersonId person, float u) {
  Persons& persons = partnership.persons;
  const Participation now = persons.participation[person];
  const int sessions = persons.sessions[person];
  const Participation next = participation_next(p, now, sessions, persons.fatigue[person], u);
  if (now == Participation::willing && sessions == 0) persons.trust[person] *= 1.0F - p.unanswered_trust;
  if (next == now) return;
  persons.participation[person] = next;
  if (next == Participation::passive) persons.fatigue[person] = 0.0F;
  if (now == Participation::active) announce(partnership, person, -1);
  if (next == Participation::active) announce(partnership, person, +1);
}

}  // namespace

void settle_participation(Partnership& partnership, const TakePartParameters& p, const Moment& moment) {
  for_each_index(partnership.communities.teams.size(), 2, [&](std::uint32_t community) {
    for_each_group(partnership.communities.residents(CommunityId{community}),
        [&](std::uint32_t group, std::uint32_t first, std::uint32_t last) {
          const Some some(partnership.persons, first, last, not_passive);
          if (some.empty()) return;
          const GroupOfUniforms draws = moment.group(Purpose::settle_participation, group);
          some.for_each(
              [&](PersonId person) { settle(partnership, p, person, draws[person.value % draw_group]); });
        });
  });
}

}  // namespace coadopt

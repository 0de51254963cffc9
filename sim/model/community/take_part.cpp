#include "community/take_part.hpp"

#include "community/engaged.hpp"
#include "partnership/person_mask.hpp"

namespace coadopt {

namespace {

// Participation of up to 64 neighbouring persons after the month; `draw` is that of the first.
using Nexts = std::array<Participation, draw_group>;

void weigh(Persons& persons, const TakePartParameters& p, std::uint32_t first, std::uint32_t last,
    const float* draw, Nexts& next, Flags& moves) {
  const Participation* const now = persons.participation.data() + first;
  const std::uint8_t* const sessions = persons.sessions.data() + first;
  const float* const fatigue = persons.fatigue.data() + first;
  float* const trust = persons.trust.data() + first;
  const TakePartParameters own = p;  // which nothing written here can change
  const std::uint32_t count = last - first;
  for (std::uint32_t i = 0; i < count; ++i) {
    next[i] = participation_next(own, now[i], sessions[i], fatigue[i], draw[i]);
  }
  for (std::uint32_t i = 0; i < count; ++i) moves[i] = next[i] != now[i] ? 1 : 0;
#pragma omp simd
  for (std::uint32_t i = 0; i < count; ++i) trust[i] = trust_after_waiting(own, trust[i], now[i], sessions[i]);
}

void move(Partnership& partnership, CommunityId community, PersonId person, Participation next) {
  Persons& persons = partnership.persons;
  const Participation now = persons.participation[person];
  persons.participation[person] = next;
  if (next == Participation::passive) persons.fatigue[person] = 0.0F;
  if (now == Participation::active) announce(partnership, community, person, -1);
  if (next == Participation::active) announce(partnership, community, person, +1);
}

}  // namespace

void settle_participation(
    Partnership& partnership, CommunityId community, const TakePartParameters& p, const Moment& moment) {
  for_each_group(partnership.communities.residents(community), [&](std::uint32_t group, std::uint32_t first,
                                                                   std::uint32_t last) {
    const GroupOfUniforms draws = moment.group(Purpose::settle_participation, group);
    Nexts next;
    Flags moves{};
    weigh(partnership.persons, p, first, last, draws.data() + first % draw_group, next, moves);
    const PersonMask movers(first, moves);
    fetch_ties(partnership, movers);
    movers.for_each([&](PersonId person) { move(partnership, community, person, next[person.value - first]); });
  });
}

}  // namespace coadopt

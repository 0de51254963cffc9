#include "community/tie_turnover.hpp"

#include <algorithm>
#include <array>

#include "community/resident_turnover.hpp"
#include "partnership/person_mask.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

namespace {

// Those of a group who attended a session with other residents.
PersonMask who_attended(const Persons& persons, std::uint32_t first, std::uint32_t last) {
  const std::uint8_t* const attended = persons.attended.data() + first;
  Flags flags{};
  for (std::uint32_t i = 0; i < last - first; ++i) flags[i] = attended[i] > 0 ? 1 : 0;
  return {first, flags};
}

// Each of those who attended may come to know one of the last sixteen before them.
void know_each_other(
    Partnership& partnership, CommunityId community, const TieParameters& p, const Moment& moment) {
  Persons& persons = partnership.persons;
  constexpr std::uint32_t remembered = 16;
  std::array<PersonId, remembered> met{};
  std::uint32_t count = 0;
  const auto attend = [&](PersonId one, const OwnUniforms& draw) {
    const std::uint32_t choice = std::min(count, remembered);
    if (choice > 0 && draw[0] < chance_of_a_tie(p, persons.attended[one])) {
      tie(persons, one, met[static_cast<std::uint32_t>(draw[1] * static_cast<float>(choice))]);
    }
    met[count++ % remembered] = one;
  };
  for_some_with_draws<PersonId>(moment, Purpose::ties_formed, attend, [&](const auto& add) {
    for_each_piece(partnership.communities.residents(community),
        [&](std::uint32_t first, std::uint32_t last) { who_attended(persons, first, last).for_each(add); });
  });
}

// Somebody who has fewer ties than usual meets another resident.
void meet_somebody(Partnership& partnership, CommunityId community, const TieParameters& p, PersonId one,
    const Moment& moment) {
  Persons& persons = partnership.persons;
  if (persons.tie_count[one] >= p.usual_ties) return;
  const Range<PersonId> residents = partnership.communities.residents(community);
  const float u = moment.own(Purpose::ties_met, one.value)[0];
  const auto place = static_cast<std::uint32_t>(u * static_cast<float>(residents.size()));
  tie(persons, one, PersonId{residents.first.value + std::min(place, residents.size() - 1)});
}

}  // namespace

void tie_turnover(
    Partnership& partnership, CommunityId community, const TieParameters& p, const Moment& moment) {
  know_each_other(partnership, community, p, moment);

  // Either end may let go of a tie: each place for one is asked with half of the chance.
  Persons& persons = partnership.persons;
  const Range<PersonId> residents = partnership.communities.residents(community);
  const std::uint32_t places = residents.size() * PersonalTies::most;
  const StayingBeforeNext staying(0.5F * p.tie_lost);
  std::uint32_t place = 0;
  for (std::uint32_t index = 0; place < places; ++index) {
    for (const float u : moment.own(Purpose::ties_lost, community.value, index)) {
      place += staying(u, places);
      if (place >= places) return;
      const PersonId one{residents.first.value + place / PersonalTies::most};
      const std::uint32_t tie = place % PersonalTies::most;
      ++place;
      if (tie >= persons.tie_count[one]) continue;
      const PersonId other = persons.ties[one].to[tie];
      if (!residents.contains(other)) {
        partnership.communities.lost_ties[community].push_back({one, other});
        continue;
      }
      untie(persons, one, other);
      meet_somebody(partnership, community, p, one, moment);
      meet_somebody(partnership, community, p, other, moment);
    }
  }
}

void lose_ties_across(Partnership& partnership, const TieParameters& p, const Moment& moment) {
  for (const CommunityId community : partnership.communities.teams.ids()) {
    for (const LostTie& lost : partnership.communities.lost_ties[community]) {
      untie(partnership.persons, lost.one, lost.other);
      meet_somebody(partnership, community, p, lost.one, moment);
      meet_somebody(partnership, community_of(partnership, lost.other), p, lost.other, moment);
    }
    partnership.communities.lost_ties[community].clear();
  }
}

}  // namespace coadopt

#include "community/announce.hpp"

namespace coadopt {

namespace {

void add_change(Persons& persons, PersonId person, int change) {
  std::uint8_t& near = persons.active_near[person];
  near = static_cast<std::uint8_t>(near + change);
}

}  // namespace

void announce(Partnership& partnership, CommunityId community, PersonId person, int change) {
  const Range<PersonId> residents = partnership.communities.residents(community);
  const std::uint32_t last = partnership.ties.first[person.value + 1];
  for (std::uint32_t i = partnership.ties.first[person.value]; i < last; ++i) {
    const PersonId tie = partnership.ties.others[i];
    if (residents.contains(tie)) {
      add_change(partnership.persons, tie, change);
    } else {
      partnership.communities.news[community].push_back({tie, change});
    }
  }
}

void fetch_ties(const Partnership& partnership, const Some& persons) {
  const Ties& ties = partnership.ties;
  persons.for_each([&](PersonId person) { __builtin_prefetch(ties.first.data() + person.value); });
  persons.for_each([&](PersonId person) { __builtin_prefetch(ties.others.data() + ties.first[person.value]); });
}

void deliver_news(Partnership& partnership) {
  for (const CommunityId community : partnership.communities.teams.ids()) {
    std::vector<News>& news = partnership.communities.news[community];
    for (const News& each : news) add_change(partnership.persons, each.to, each.change);
    news.clear();
  }
}

}  // namespace coadopt

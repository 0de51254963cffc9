#include "community/engaged.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "contract/contract.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t piece = 128;  // persons, whose number fits in a byte

// How many of a range are in a state. Each piece is summed in bytes, which vectorises.
std::uint32_t count_state(
    const Persons& persons, std::uint32_t first, std::uint32_t last, Participation state) {
  const Participation* const participation = persons.participation.data();
  std::uint32_t all = 0;
  for (std::uint32_t from = first; from < last; from += piece) {
    const std::uint32_t to = std::min(last, from + piece);
    std::uint8_t some = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      some = static_cast<std::uint8_t>(some + (participation[i] == state ? 1 : 0));
    }
    all += some;
  }
  return all;
}

// The same, of those who want a say in services.
std::uint32_t count_for_services(const Persons& persons, Range<PersonId> some, Participation state) {
  const Participation* const participation = persons.participation.data();
  const auto* const nature = reinterpret_cast<const std::uint8_t*>(persons.nature.data());
  std::uint32_t all = 0;
  for (std::uint32_t from = some.first.value; from < some.last.value; from += piece) {
    const std::uint32_t to = std::min(some.last.value, from + piece);
    std::uint8_t counted = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      const int wants = nature[i] & Nature::wants_services;
      counted = static_cast<std::uint8_t>(counted + (((participation[i] == state) & (wants != 0)) ? 1 : 0));
    }
    all += counted;
  }
  return all;
}

// How many of a caseload are engaged; eight at a time, as it is too short for vectors.
std::uint32_t count_engaged(const Persons& persons, std::uint32_t first, std::uint32_t last) {
  const Participation* const participation = persons.participation.data();
  std::uint32_t count = 0;
  std::uint32_t i = first;
  for (; i + 8 <= last; i += 8) {
    std::array<Participation, 8> some;
    std::copy_n(participation + i, 8, some.data());
    const auto eight = std::bit_cast<std::uint64_t>(some);
    // Willing is 1 and active is 2, passive 0 and withdrawn 3: the engaged have one of two bits set.
    count += static_cast<std::uint32_t>(std::popcount((eight ^ eight >> 1U) & 0x0101010101010101U));
  }
  for (; i < last; ++i) count += engaged(participation[i]) ? 1U : 0U;
  return count;
}

// Sum of the capability of the engaged of a range, in eight lanes of fixed order, so that it vectorises and no
// thread count changes it.
double sum_capability_of_engaged(const Persons& persons, Range<PersonId> range) {
  constexpr std::uint32_t lanes = 8;
  const Participation* const participation = persons.participation.data();
  const float* const capability = persons.capability.data();
  double sum = 0.0;
  for (std::uint32_t from = range.first.value; from < range.last.value; from += piece) {
    const std::uint32_t to = std::min(range.last.value, from + piece);
    std::array<float, piece> counted{};
    for (std::uint32_t i = from; i < to; ++i)
      counted[i - from] = engaged(participation[i]) ? capability[i] : 0.0F;
    std::array<float, lanes> sums{};
    for (std::uint32_t i = 0; i < piece; i += lanes) {
      for (std::uint32_t lane = 0; lane < lanes; ++lane) sums[lane] += counted[i + lane];
    }
    float of_piece = 0.0F;
    for (const float one : sums) of_piece += one;
    sum += static_cast<double>(of_piece);
  }
  return sum;
}

}  // namespace

std::uint32_t count_engaged(Partnership& partnership, CommunityId community) {
  Communities& communities = partnership.communities;
  const Persons& persons = partnership.persons;
  const auto count = [&](Range<PersonId> some, Participation state) {
    return count_state(persons, some.first.value, some.last.value, state);
  };
  const Range<PersonId> users = communities.users[community];
  const Range<PersonId> neighbours = communities.neighbours[community];
  const std::uint32_t active_users = count(users, Participation::active);
  const std::uint32_t active_neighbours = count(neighbours, Participation::active);
  const std::uint32_t engaged_users = active_users + count(users, Participation::willing);
  const std::uint32_t engaged_neighbours = active_neighbours + count(neighbours, Participation::willing);
  communities.active_users[community] = count_for_services(persons, users, Participation::active);
  communities.active_neighbours[community] = active_neighbours;
  communities.engaged_users[community] =
      communities.active_users[community] + count_for_services(persons, users, Participation::willing);
  communities.engaged_neighbours[community] = engaged_neighbours;
  const auto reached = static_cast<float>(std::max(communities.reached[community].size(), 1U));
  const auto share = [&](std::uint32_t some) { return std::min(1.0F, static_cast<float>(some) / reached); };
  communities.engaged_share[community] = share(engaged_users + engaged_neighbours);
  communities.active_share[community] = share(active_users + active_neighbours);

  for (const StaffId one : partnership.staff_of(community)) {
    const Range<PersonId> caseload = partnership.staff.caseload[one];
    expects(caseload.size() <= 255, "a caseload of at most 255 persons");
    partnership.staff.engaged[one] =
        static_cast<std::uint8_t>(count_engaged(persons, caseload.first.value, caseload.last.value));
  }
  ensures(engaged_users <= users.size() && engaged_neighbours <= neighbours.size() &&
              communities.active_users[community] <= communities.engaged_users[community],
      "no more engaged than residents, and no more active than engaged");
  return engaged_users + engaged_neighbours;
}

void know_engaged(Partnership& partnership, CommunityId community) {
  const std::uint32_t here = count_engaged(partnership, community);
  const Range<PersonId> residents = partnership.communities.residents(community);
  const double capability = here == 0 ? 0.0 : sum_capability_of_engaged(partnership.persons, residents) / here;
  partnership.communities.engaged_capability[community] = static_cast<float>(capability);
}

void count_engaged(Partnership& partnership) {
  for_each_index(partnership.communities.teams.size(), 4,
      [&](std::uint32_t community) { count_engaged(partnership, CommunityId{community}); });
}

void announce(Partnership& partnership, CommunityId community, PersonId person, int change) {
  const Range<PersonId> residents = partnership.communities.residents(community);
  for (const PersonId tie : ties_of(partnership.persons, person)) {
    if (residents.contains(tie)) {
      change_active_near(partnership.persons, tie, change);
    } else {
      partnership.communities.news[community].push_back({tie, change});
    }
  }
}

void fetch_ties(const Partnership& partnership, const PersonMask& persons) {
  const PersonalTies* const ties = partnership.persons.ties.data();
  persons.for_each([&](PersonId person) { __builtin_prefetch(ties + person.value); });
}

void deliver_news(Partnership& partnership) {
  for (const CommunityId community : partnership.communities.teams.ids()) {
    std::vector<News>& news = partnership.communities.news[community];
    for (const News& each : news) change_active_near(partnership.persons, each.to, each.change);
    news.clear();
  }
}

}  // namespace coadopt

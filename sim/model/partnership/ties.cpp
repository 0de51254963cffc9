#include <algorithm>
#include <numeric>

#include "parallel/for_each.hpp"
#include "partnership/build.hpp"

namespace coadopt {

namespace {

// Frontline staff are one kind of colleague, managers and leaders another.
bool alike(Role a, Role b) { return (a == Role::frontline) == (b == Role::frontline); }

std::uint32_t pick(Engine& engine, std::uint32_t count) {
  return static_cast<std::uint32_t>((std::uint64_t{engine()} * count) >> 32U);
}

// Ties of the small world that each person begins: to the next three around the community.
constexpr std::uint32_t begun = 3;

// The place of a person on their community's ring, and back: a stride spreads caseloads over the ring, so that
// users of one worker are not each other's nearest.
class Ring {
 public:
  explicit Ring(std::uint32_t size) : size_(size) {
    auto stride = static_cast<std::uint32_t>(static_cast<double>(size) * 0.6180339887);
    while (stride > 1 && std::gcd(stride, size) != 1) --stride;
    stride_ = std::max(stride, 1U);
  }
  [[nodiscard]] std::uint32_t ahead(std::uint32_t member, std::uint32_t steps) const {
    return static_cast<std::uint32_t>((member + std::uint64_t{stride_} * steps) % size_);
  }

 private:
  std::uint32_t size_;
  std::uint32_t stride_ = 1;
};

// The teams of each organisation.
std::vector<std::vector<TeamId>> teams_by_organisation(const Partnership& partnership) {
  std::vector<std::vector<TeamId>> teams(partnership.organisations.kind.size());
  for (const TeamId team : partnership.teams.organisation.ids()) {
    teams[partnership.teams.organisation[team].value].push_back(team);
  }
  return teams;
}

}  // namespace

void tie_staff(Partnership& partnership, const PopulationParameters& population, const Stream& stream) {
  Staff& staff = partnership.staff;
  const std::uint32_t teams = partnership.teams.staff.size();
  const std::vector<std::vector<TeamId>> by_organisation = teams_by_organisation(partnership);
  constexpr int tries = 16;  // then whoever was met last

  for_each_index(teams, 64, [&](std::uint32_t team) {
    const std::vector<TeamId>& own = by_organisation[partnership.teams.organisation[TeamId{team}].value];
    const auto teams_of_own = static_cast<std::uint32_t>(own.size());
    for (const StaffId one : partnership.teams.staff[TeamId{team}]) {
      Engine engine(stream, Purpose::staff_contacts, 0, one.value);
      for (StaffId& contact : staff.contacts[one]) {
        const bool inside = unit_interval(engine()) < population.contacts_same_organisation;
        const bool like = unit_interval(engine()) < population.contacts_same_role;
        contact = one;
        for (int i = 0; i < tries; ++i) {
          const TeamId met = inside ? own[pick(engine, teams_of_own)] : TeamId{pick(engine, teams)};
          const Range<StaffId> mates = partnership.teams.staff[met];
          const StaffId other{mates.first.value + pick(engine, mates.size())};
          if (other == one) continue;
          contact = other;
          if (!like || alike(staff.role[one], staff.role[other])) break;
        }
      }
    }
  });
}

namespace {

// The end of a tie that a person begins.
class Ends {
 public:
  Ends(const Partnership& partnership, CommunityId community, const PopulationParameters& population)
      : all_(partnership.persons.participation.size()),
        residents_(partnership.communities.residents(community)),
        rewired_(static_cast<float>(population.ties_rewired)),
        across_(static_cast<float>(population.ties_across_communities)) {}

  // The `steps`-th after the person on the ring of people like them, or somebody elsewhere.
  [[nodiscard]] PersonId of(
      PersonId person, Range<PersonId> like, const Ring& ring, std::uint32_t steps, Engine& engine) const {
    if (unit_interval(engine()) < rewired_) {
      return PersonId{unit_interval(engine()) < across_
                          ? pick(engine, all_)
                          : residents_.first.value + pick(engine, residents_.size())};
    }
    return PersonId{like.first.value + ring.ahead(person.value - like.first.value, steps)};
  }

 private:
  std::uint32_t all_;
  Range<PersonId> residents_;
  float rewired_;
  float across_;
};

bool are_known_at_both_ends(const Persons& persons) {
  for (const PersonId one : persons.participation.ids()) {
    for (const PersonId other : ties_of(persons, one)) {
      const std::span<const PersonId> back = ties_of(persons, other);
      if (std::find(back.begin(), back.end(), one) == back.end()) return false;
    }
  }
  return true;
}

}  // namespace

void tie_persons(Partnership& partnership, const PopulationParameters& population, const Stream& stream) {
  Persons& persons = partnership.persons;
  const Communities& communities = partnership.communities;
  std::vector<PersonId> ends(std::size_t{persons.participation.size()} * begun);
  for_each_index(communities.teams.size(), 1, [&](std::uint32_t number) {
    const CommunityId community{number};
    const Ends of_community(partnership, community, population);
    const Range<PersonId> reached = communities.reached[community];
    for (const Range<PersonId> like : {reached, {reached.last, communities.residents(community).last}}) {
      if (like.empty()) continue;
      const Ring ring(like.size());
      for (const PersonId person : like) {
        Engine engine(stream, Purpose::person_ties, 0, person.value);
        for (std::uint32_t i = 0; i < begun; ++i) {
          ends[std::size_t{person.value} * begun + i] = of_community.of(person, like, ring, i + 1, engine);
        }
      }
    }
  });
  for (const PersonId person : persons.participation.ids()) {
    for (std::uint32_t i = 0; i < begun; ++i) tie(persons, person, ends[std::size_t{person.value} * begun + i]);
  }
  ensures([&] { return are_known_at_both_ends(persons); }, "ties that are known at both ends");
}

void bring_together(Partnership& partnership, std::span<const std::uint32_t> persons) {
  constexpr std::uint32_t nobody = ~0U;
  Column<CommunityId, std::uint32_t> before(partnership.communities.teams.size(), nobody);
  for (const std::uint32_t one : persons) {
    partnership.persons.nature[PersonId{one}].bits |= Nature::connected;
    std::uint32_t& last = before[community_of(partnership, PersonId{one})];
    if (last != nobody) tie(partnership.persons, PersonId{one}, PersonId{last});
    last = one;
  }
}

}  // namespace coadopt

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

void tie_persons(Partnership& partnership, const PopulationParameters& population, const Stream& stream) {
  const std::uint32_t all = partnership.persons.participation.size();
  std::vector<PersonId> ends(std::size_t{all} * begun);
  const auto rewired = static_cast<float>(population.ties_rewired);
  const auto across = static_cast<float>(population.ties_across_communities);

  for_each_index(partnership.communities.teams.size(), 1, [&](std::uint32_t community) {
    const Range<PersonId> residents = partnership.communities.residents(CommunityId{community});
    if (residents.size() < 2) {
      for (const PersonId person : residents) {
        for (std::uint32_t tie = 0; tie < begun; ++tie) ends[std::size_t{person.value} * begun + tie] = person;
      }
      return;
    }
    const Ring ring(residents.size());
    for (const PersonId person : residents) {
      Engine engine(stream, Purpose::person_ties, 0, person.value);
      for (std::uint32_t tie = 0; tie < begun; ++tie) {
        std::uint32_t other = residents.first.value + ring.ahead(person.value - residents.first.value, tie + 1);
        if (unit_interval(engine()) < rewired) {
          other = unit_interval(engine()) < across ? pick(engine, all)
                                                   : residents.first.value + pick(engine, residents.size());
        }
        ends[std::size_t{person.value} * begun + tie] = PersonId{other};
      }
    }
  });

  // Both ends of a tie know of it; nobody is tied to themselves. At most 255 ties a person count.
  Ties& ties = partnership.ties;
  ties.first.assign(std::size_t{all} + 1, 0);
  const auto each_tie = [&](const auto& visit) {
    for (std::uint32_t person = 0; person < all; ++person) {
      for (std::uint32_t tie = 0; tie < begun; ++tie) {
        const std::uint32_t other = ends[std::size_t{person} * begun + tie].value;
        if (other != person) visit(person, other);
      }
    }
  };
  each_tie([&](std::uint32_t a, std::uint32_t b) {
    ++ties.first[a + 1];
    ++ties.first[b + 1];
  });
  for (std::uint32_t person = 0; person < all; ++person) {
    partnership.persons.tie_count[PersonId{person}] =
        static_cast<std::uint8_t>(std::min(ties.first[person + 1], 255U));
    ties.first[person + 1] += ties.first[person];
  }
  ties.others.resize(ties.first[all]);
  std::vector<std::uint32_t> filled(ties.first.begin(), ties.first.end() - 1);
  each_tie([&](std::uint32_t a, std::uint32_t b) {
    ties.others[filled[a]++] = PersonId{b};
    ties.others[filled[b]++] = PersonId{a};
  });
}

}  // namespace coadopt

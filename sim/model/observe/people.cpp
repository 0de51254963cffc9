#include <array>
#include <limits>
#include <vector>

#include "community/respond.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"
#include "partnership/person_mask.hpp"

namespace coadopt {

namespace {

// Sums over a group of persons.
struct PeopleSums {
  std::uint32_t persons = 0;
  std::uint32_t active = 0;
  std::uint32_t withdrawn = 0;
  std::uint32_t met = 0;
  std::uint32_t sessions = 0;
  double wellbeing = 0.0;
  double need = 0.0;

  PeopleSums& operator+=(const PeopleSums& other) {
    persons += other.persons;
    active += other.active;
    withdrawn += other.withdrawn;
    met += other.met;
    sessions += other.sessions;
    wellbeing += other.wellbeing;
    need += other.need;
    return *this;
  }
};

constexpr std::uint32_t lanes = 8;

// A sum of fractions, in eight lanes of fixed order, so that it vectorises and no thread count changes it.
struct LaneSum {
  std::array<float, lanes> in_lane{};

  [[nodiscard]] double whole() const {
    float sum = 0.0F;
    for (const float one : in_lane) sum += one;
    return static_cast<double>(sum);
  }
};

// Of a group of persons.
struct LaneSums {
  LaneSum wellbeing;
  LaneSum need;
};

using Share = std::array<float, draw_group>;

// Adds a level of up to 64 persons, each times 0 or 1, the first to the first lane.
void add_level(const float* level, std::uint32_t count, const Share& in, LaneSum& sum) {
  Share counted{};
  for (std::uint32_t i = 0; i < count; ++i) counted[i] = in[i] * level[i];
  std::array<float, lanes> in_lane = sum.in_lane;
  for (std::uint32_t i = 0; i < draw_group; i += lanes) {
    for (std::uint32_t lane = 0; lane < lanes; ++lane) in_lane[lane] += counted[i + lane];
  }
  sum.in_lane = in_lane;
}

// Up to 64 neighbouring persons, and which of them are and did what.
struct Piece {
  const Persons& persons;
  std::uint32_t first;
  std::uint32_t last;
  PersonMask active;
  PersonMask withdrawn;
  PersonMask met;

  Piece(const Persons& of, std::uint32_t from, std::uint32_t to)
      : persons(of),
        first(from),
        last(to),
        active(of, from, to, [](Participation now) { return now == Participation::active; }),
        withdrawn(of, from, to, [](Participation now) { return now == Participation::withdrawn; }),
        met(who_met(of, from, to)) {}

  // Adds those among them that `in` counts, which are those with a share of 1.
  void add(const PersonMask& in, const Share& share, PeopleSums& sums, LaneSums& levels) const {
    sums.persons += in.count();
    sums.active += (in & active).count();
    sums.withdrawn += (in & withdrawn).count();
    sums.met += (in & met).count();
    (in & met).for_each([&](PersonId person) { sums.sessions += persons.sessions[person]; });
    add_level(persons.wellbeing.data() + first, last - first, share, levels.wellbeing);
    add_level(persons.need.data() + first, last - first, share, levels.need);
  }

  // Those with a bit in their nature.
  void add_with(std::uint8_t bit, PeopleSums& sums, LaneSums& levels) const {
    const auto* const nature = reinterpret_cast<const std::uint8_t*>(persons.nature.data() + first);
    const std::uint32_t count = last - first;
    Flags flags{};
    Share share;
    for (std::uint32_t i = 0; i < count; ++i) flags[i] = (nature[i] & bit) != 0 ? 1 : 0;
    for (std::uint32_t i = 0; i < count; ++i) share[i] = static_cast<float>(flags[i]);
    add(PersonMask(first, flags), share, sums, levels);
  }

  void add_all(PeopleSums& sums, LaneSums& levels) const {
    static constexpr Share whole = [] {
      Share share{};
      share.fill(1.0F);
      return share;
    }();
    const auto everyone = [](Participation) { return true; };
    add(PersonMask(persons, first, last, everyone), whole, sums, levels);
  }
};

using GroupSums = std::array<PeopleSums, group_count>;

PeopleSums& of(GroupSums& sums, Group group) { return sums[static_cast<std::size_t>(group)]; }

// One group of persons, added up over a range of them: add(piece, sums, levels) for each 64.
template <class Add>
PeopleSums sum_of(const Persons& persons, Range<PersonId> range, const Add& add) {
  PeopleSums sums;
  LaneSums levels;
  for_each_group(range, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
    add(Piece(persons, first, last), sums, levels);
  });
  sums.wellbeing = levels.wellbeing.whole();
  sums.need = levels.need.whole();
  return sums;
}

void add_users(const Persons& persons, Range<PersonId> users, GroupSums& sums) {
  struct OfNature {
    Group group;
    std::uint8_t bit;
    LaneSums levels{};
  };
  std::array<OfNature, 3> some = {{{Group::seldom_heard, Nature::seldom_heard},
      {Group::low_efficacy, Nature::low_efficacy}, {Group::high_need, Nature::high_need}}};
  of(sums, Group::users) = sum_of(persons, users, [&](const Piece& piece, PeopleSums& all, LaneSums& levels) {
    piece.add_all(all, levels);
    for (OfNature& one : some) piece.add_with(one.bit, of(sums, one.group), one.levels);
  });
  for (const OfNature& one : some) {
    of(sums, one.group).wellbeing = one.levels.wellbeing.whole();
    of(sums, one.group).need = one.levels.need.whole();
  }
}

void add_neighbours(const Persons& persons, Range<PersonId> neighbours, GroupSums& sums) {
  of(sums, Group::neighbours) = sum_of(persons, neighbours,
      [&](const Piece& piece, PeopleSums& all, LaneSums& levels) { piece.add_all(all, levels); });
}

struct CommunitySums {
  GroupSums groups;
  std::uint32_t answered = 0;
  double asked_own_care = 0.0;  // users
  double asked_services = 0.0;  // users
};

CommunitySums sum_community(const Simulation& simulation, CommunityId community) {
  const Partnership& who = simulation.partnership;
  CommunitySums sums;
  add_users(who.persons, who.communities.users[community], sums.groups);
  add_neighbours(who.persons, who.communities.neighbours[community], sums.groups);
  of(sums.groups, Group::everyone) = of(sums.groups, Group::users);
  of(sums.groups, Group::everyone) += of(sums.groups, Group::neighbours);

  sums.answered = who.communities.answered[community];
  const RespondParameters& p = simulation.parameters.respond;
  const double by_community =
      static_cast<double>(p.asked_by_community) * static_cast<double>(collective_practice(who, community));
  for (const StaffId one : who.staff_of(community)) {
    const double caseload = who.staff.caseload[one].size();
    sums.asked_own_care +=
        asks_to_own_care(who.staff, one) ? caseload * static_cast<double>(p.asked_own_care) : 0.0;
    const double asked = asks_to_services(who.staff, one) ? static_cast<double>(p.asked_services) : 0.0;
    sums.asked_services += caseload * (1.0 - (1.0 - asked) * (1.0 - by_community));
  }
  return sums;
}

// Of a group that nobody is in there is none.
double mean_of(double sum, double persons) {
  return persons > 0.0 ? sum / persons : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void observe_people(const Simulation& simulation, Record& record) {
  const std::uint32_t communities = simulation.partnership.communities.teams.size();
  std::vector<CommunitySums> by_community(communities);
  for_each_index(communities, 4, [&](std::uint32_t community) {
    by_community[community] = sum_community(simulation, CommunityId{community});
  });
  GroupSums groups;
  double answered = 0.0;
  double asked_own_care = 0.0;
  double asked_services = 0.0;
  for (const CommunitySums& one : by_community) {
    for (std::size_t i = 0; i < group_count; ++i) groups[i] += one.groups[i];
    answered += one.answered;
    asked_own_care += one.asked_own_care;
    asked_services += one.asked_services;
  }

  const Month month = simulation.moment.month;
  for (std::size_t i = 0; i < group_count; ++i) {
    const PeopleSums& sums = groups[i];
    record.at(MeasureId::participation, month)[i] = mean_of(sums.active, sums.persons);
    record.at(MeasureId::withdrawn, month)[i] = mean_of(sums.withdrawn, sums.persons);
    record.at(MeasureId::wellbeing, month)[i] = mean_of(sums.wellbeing, sums.persons);
    record.at(MeasureId::need, month)[i] = mean_of(sums.need, sums.persons);
    record.at(MeasureId::citizen_hours, month)[i] =
        static_cast<double>(sums.sessions) *
        static_cast<double>(simulation.parameters.cost.citizen_session_hours);
  }
  const PeopleSums& everyone = of(groups, Group::everyone);
  const auto by_whom = [&](MeasureId id, double all, double each) {
    record.at(id, month)[static_cast<std::size_t>(HeldBy::staff)] = each * (all - answered);
    record.at(id, month)[static_cast<std::size_t>(HeldBy::posts)] = each * answered;
  };
  // Whom posts meet has one session of theirs, and none of staff.
  by_whom(MeasureId::taking_part, everyone.met, 1.0);
  by_whom(MeasureId::session_hours_of_persons, everyone.sessions,
      static_cast<double>(simulation.parameters.cost.citizen_session_hours));
  const double users = groups[static_cast<std::size_t>(Group::users)].persons;
  record.at(MeasureId::asked_own_care, month)[0] = share_of(asked_own_care, users);
  record.at(MeasureId::asked_services, month)[0] = share_of(asked_services, users);
}

}  // namespace coadopt

#include <algorithm>
#include <array>
#include <vector>

#include "community/respond.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// Sums over a group of persons.
struct Sums {
  std::uint32_t persons = 0;
  std::uint32_t active = 0;
  std::uint32_t withdrawn = 0;
  std::uint32_t sessions = 0;
  double wellbeing = 0.0;
  double need = 0.0;

  Sums& operator+=(const Sums& other) {
    persons += other.persons;
    active += other.active;
    withdrawn += other.withdrawn;
    sessions += other.sessions;
    wellbeing += other.wellbeing;
    need += other.need;
    return *this;
  }
};

constexpr std::uint32_t piece = 128;
constexpr std::uint32_t lanes = 8;
using Piece = std::array<float, piece>;

// Sum of a * b in eight lanes of fixed order, so that it vectorises and no thread count changes it.
float dot(const Piece& a, const Piece& b) {
  std::array<float, lanes> sums{};
  for (std::uint32_t i = 0; i < piece; i += lanes) {
    for (std::uint32_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  float sum = 0.0F;
  for (const float one : sums) sum += one;
  return sum;
}

// What is measured of up to 128 neighbouring persons, as numbers; 0 beyond the last.
struct Measured {
  Piece one{};
  Piece active{};
  Piece withdrawn{};
  Piece sessions{};
  Piece wellbeing{};
  Piece need{};

  Measured(const Persons& persons, std::uint32_t from, std::uint32_t to) {
    const Participation* const participation = persons.participation.data() + from;
    const std::uint8_t* const attended = persons.sessions.data() + from;
    const std::uint32_t count = to - from;
    for (std::uint32_t i = 0; i < count; ++i) one[i] = 1.0F;
    for (std::uint32_t i = 0; i < count; ++i)
      active[i] = participation[i] == Participation::active ? 1.0F : 0.0F;
    for (std::uint32_t i = 0; i < count; ++i) {
      withdrawn[i] = participation[i] == Participation::withdrawn ? 1.0F : 0.0F;
    }
    for (std::uint32_t i = 0; i < count; ++i) sessions[i] = static_cast<float>(attended[i]);
    std::copy_n(persons.wellbeing.data() + from, count, wellbeing.data());
    std::copy_n(persons.need.data() + from, count, need.data());
  }
};

// Which of them have a bit in their nature.
Piece members(const Persons& persons, std::uint32_t from, std::uint32_t to, std::uint8_t bit) {
  const Nature* const nature = persons.nature.data() + from;
  Piece in{};
  for (std::uint32_t i = 0; i < to - from; ++i) in[i] = (nature[i].bits & bit) != 0 ? 1.0F : 0.0F;
  return in;
}

// Whole numbers below 2^24 are exact in a float.
std::uint32_t whole(float count) { return static_cast<std::uint32_t>(count); }

Sums sum_of(const Measured& measured, const Piece& in) {
  return {.persons = whole(dot(measured.one, in)),
      .active = whole(dot(measured.active, in)),
      .withdrawn = whole(dot(measured.withdrawn, in)),
      .sessions = whole(dot(measured.sessions, in)),
      .wellbeing = static_cast<double>(dot(measured.wellbeing, in)),
      .need = static_cast<double>(dot(measured.need, in))};
}

using GroupSums = std::array<Sums, group_count>;

Sums& of(GroupSums& sums, Group group) { return sums[static_cast<std::size_t>(group)]; }

void add_users(const Persons& persons, Range<PersonId> users, GroupSums& sums) {
  for (std::uint32_t from = users.first.value; from < users.last.value; from += piece) {
    const std::uint32_t to = std::min(users.last.value, from + piece);
    const Measured measured(persons, from, to);
    of(sums, Group::users) += sum_of(measured, measured.one);
    of(sums, Group::seldom_heard) += sum_of(measured, members(persons, from, to, Nature::seldom_heard));
    of(sums, Group::low_efficacy) += sum_of(measured, members(persons, from, to, Nature::low_efficacy));
    of(sums, Group::high_need) += sum_of(measured, members(persons, from, to, Nature::high_need));
  }
}

void add_neighbours(const Persons& persons, Range<PersonId> neighbours, GroupSums& sums) {
  for (std::uint32_t from = neighbours.first.value; from < neighbours.last.value; from += piece) {
    const Measured measured(persons, from, std::min(neighbours.last.value, from + piece));
    of(sums, Group::neighbours) += sum_of(measured, measured.one);
  }
}

struct CommunitySums {
  GroupSums groups;
  double asked_own_care = 0.0;  // users
  double asked_services = 0.0;  // users
};

CommunitySums sum_community(const World& world, CommunityId community) {
  const Partnership& who = world.partnership;
  CommunitySums sums;
  add_users(who.persons, who.communities.users[community], sums.groups);
  add_neighbours(who.persons, who.communities.neighbours[community], sums.groups);
  of(sums.groups, Group::everyone) = of(sums.groups, Group::users);
  of(sums.groups, Group::everyone) += of(sums.groups, Group::neighbours);

  const RespondParameters& p = world.parameters.respond;
  const double by_community =
      static_cast<double>(p.asked_by_community) * static_cast<double>(collective_practice(who, community));
  for (const StaffId one : who.staff_of(community)) {
    const double caseload = who.staff.caseload[one].size();
    const bool own_care = practising(who.staff.practice[Co::deliver][one]);
    const bool services =
        practising(who.staff.practice[Co::design][one]) || practising(who.staff.practice[Co::assess][one]);
    sums.asked_own_care += own_care ? caseload * static_cast<double>(p.asked_own_care) : 0.0;
    sums.asked_services += caseload * (1.0 - (1.0 - (services ? static_cast<double>(p.asked_services) : 0.0)) *
                                                 (1.0 - by_community));
  }
  return sums;
}

}  // namespace

void observe_people(const World& world, Record& record) {
  const std::uint32_t communities = world.partnership.communities.teams.size();
  std::vector<CommunitySums> by_community(communities);
  for_each_index(communities, 4,
      [&](std::uint32_t community) { by_community[community] = sum_community(world, CommunityId{community}); });
  GroupSums groups;
  double asked_own_care = 0.0;
  double asked_services = 0.0;
  for (const CommunitySums& one : by_community) {
    for (std::size_t i = 0; i < group_count; ++i) groups[i] += one.groups[i];
    asked_own_care += one.asked_own_care;
    asked_services += one.asked_services;
  }

  const Month month = world.moment.month;
  for (std::size_t i = 0; i < group_count; ++i) {
    const Sums& sums = groups[i];
    record.at(MeasureId::participation, month)[i] = share_of(sums.active, sums.persons);
    record.at(MeasureId::withdrawn, month)[i] = share_of(sums.withdrawn, sums.persons);
    record.at(MeasureId::wellbeing, month)[i] = share_of(sums.wellbeing, sums.persons);
    record.at(MeasureId::need, month)[i] = share_of(sums.need, sums.persons);
    record.at(MeasureId::citizen_hours, month)[i] =
        static_cast<double>(sums.sessions) * static_cast<double>(world.parameters.cost.citizen_session_hours);
  }
  const double users = groups[static_cast<std::size_t>(Group::users)].persons;
  record.at(MeasureId::asked_own_care, month)[0] = share_of(asked_own_care, users);
  record.at(MeasureId::asked_services, month)[0] = share_of(asked_services, users);
}

}  // namespace coadopt

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

// Sums over those of the range whose nature has all bits of `mask`; branch-free over lanes, so that it
// vectorises and adds in an order that no thread count changes.
Sums sum_over(const Persons& persons, Range<PersonId> range, std::uint8_t mask) {
  constexpr std::uint32_t lanes = 16;
  constexpr std::uint32_t piece = 1024;  // lanes of float keep their precision over so many
  const auto* const nature = reinterpret_cast<const std::uint8_t*>(persons.nature.data());
  const auto* const participation = reinterpret_cast<const std::uint8_t*>(persons.participation.data());
  const std::uint8_t* const sessions = persons.sessions.data();
  const float* const wellbeing = persons.wellbeing.data();
  const float* const need = persons.need.data();
  Sums sums;
  for (std::uint32_t from = range.first.value; from < range.last.value; from += piece) {
    const std::uint32_t to = std::min(range.last.value, from + piece);
    std::array<float, lanes> of_wellbeing{};
    std::array<float, lanes> of_need{};
    std::array<std::uint32_t, lanes> count{};
    std::array<std::uint32_t, lanes> active{};
    std::array<std::uint32_t, lanes> withdrawn{};
    std::array<std::uint32_t, lanes> attended{};
    const auto add = [&](std::uint32_t person, std::uint32_t lane) {
      const bool in = (nature[person] & mask) == mask;
      const std::uint8_t state = participation[person];
      count[lane] += in ? 1U : 0U;
      active[lane] += in && state == static_cast<std::uint8_t>(Participation::active) ? 1U : 0U;
      withdrawn[lane] += in && state == static_cast<std::uint8_t>(Participation::withdrawn) ? 1U : 0U;
      attended[lane] += in ? sessions[person] : 0U;
      of_wellbeing[lane] += in ? wellbeing[person] : 0.0F;
      of_need[lane] += in ? need[person] : 0.0F;
    };
    std::uint32_t person = from;
    for (; person + lanes <= to; person += lanes) {
      for (std::uint32_t lane = 0; lane < lanes; ++lane) add(person + lane, lane);
    }
    for (; person < to; ++person) add(person, 0);
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      sums.persons += count[lane];
      sums.active += active[lane];
      sums.withdrawn += withdrawn[lane];
      sums.sessions += attended[lane];
      sums.wellbeing += static_cast<double>(of_wellbeing[lane]);
      sums.need += static_cast<double>(of_need[lane]);
    }
  }
  return sums;
}

struct CommunitySums {
  std::array<Sums, group_count> groups;
  double asked_own_care = 0.0;  // users
  double asked_services = 0.0;  // users
};

CommunitySums sum_community(const World& world, CommunityId community) {
  const Partnership& who = world.partnership;
  const Range<PersonId> users = who.communities.users[community];
  CommunitySums sums;
  const auto group = [&](Group one) -> Sums& { return sums.groups[static_cast<std::size_t>(one)]; };
  group(Group::users) = sum_over(who.persons, users, 0);
  group(Group::seldom_heard) = sum_over(who.persons, users, Nature::seldom_heard);
  group(Group::low_efficacy) = sum_over(who.persons, users, Nature::low_efficacy);
  group(Group::high_need) = sum_over(who.persons, users, Nature::high_need);
  group(Group::neighbours) = sum_over(who.persons, who.communities.neighbours[community], 0);
  group(Group::everyone) = group(Group::users);
  group(Group::everyone) += group(Group::neighbours);

  const RespondParameters& p = world.parameters.respond;
  const double by_community =
      static_cast<double>(p.asked_by_community) * static_cast<double>(collective_practice(who, community));
  for (const StaffId one : who.staff_of(community)) {
    const double caseload = who.staff.caseload[one].size();
    const bool own_care = practising(who.staff.practice[Co::deliver][one]);
    const bool services =
        practising(who.staff.practice[Co::design][one]) || practising(who.staff.practice[Co::assess][one]);
    sums.asked_own_care += own_care ? caseload * static_cast<double>(p.asked_own_care) : 0.0;
    sums.asked_services +=
        caseload * (1.0 - (1.0 - (services ? static_cast<double>(p.asked_services) : 0.0)) * (1.0 - by_community));
  }
  return sums;
}

}  // namespace

void observe_people(const World& world, Record& record) {
  const std::uint32_t communities = world.partnership.communities.teams.size();
  std::vector<CommunitySums> by_community(communities);
  for_each_index(communities, 4, [&](std::uint32_t community) {
    by_community[community] = sum_community(world, CommunityId{community});
  });
  std::array<Sums, group_count> groups;
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

// People, staff and hours are conserved, and every count kept from month to month equals a fresh count.

#include <gtest/gtest.h>

#include <array>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

struct Kinds {
  std::array<std::uint32_t, role_count> staff{};
  std::uint32_t users = 0;
  std::uint32_t neighbours = 0;
  friend bool operator==(const Kinds&, const Kinds&) = default;
};

Kinds kinds_of(const Partnership& who) {
  Kinds kinds;
  for (const StaffId one : who.staff.role.ids()) ++kinds.staff[index(who.staff.role[one])];
  for (const PersonId one : who.persons.nature.ids()) {
    ++(who.persons.nature[one].is(Nature::user) ? kinds.users : kinds.neighbours);
  }
  return kinds;
}

Intervention meetings() {
  Intervention one;
  one.name = "meetings";
  one.targets.entity = Entity::organisation;
  one.cost.staff_hours_per_target_month = 40;
  return one;
}

TEST(Conservation, KeepsStaffOfEachRoleAndPersonsOfEachKindOverTheMonths) {
  Trial trial(small());
  const Kinds before = kinds_of(trial.who());
  for (int month = 0; month < 24; ++month) {
    trial.month();
    ASSERT_EQ(kinds_of(trial.who()), before);
  }
}

TEST(Conservation, HasEveryPersonInOneOfTheFourStates) {
  Trial trial(small());
  for (int month = 0; month < 24; ++month) {
    trial.month();
    for (const PersonId one : trial.who().persons.participation.ids()) {
      ASSERT_LT(static_cast<std::size_t>(trial.who().persons.participation[one]), participation_count);
    }
  }
}

TEST(Conservation, CountsActiveTiesAsAFreshCountDoes) {
  Parameters p = small();
  p.ties.tie_lost = 0.1F;
  p.population.ties_across_communities = 0.5;
  p.person_start.active_where_practised = 0.9F;
  p.resident_turnover.caseload_change = 0.1F;
  p.resident_turnover.resident_moves = 0.05F;
  Trial trial(p);
  for (int month = 0; month <= 24; ++month) {
    const Partnership& who = trial.who();
    for (const PersonId one : who.persons.participation.ids()) {
      std::uint32_t active = 0;
      for (const PersonId tie : ties_of(who.persons, one)) {
        active += who.persons.participation[tie] == Participation::active ? 1U : 0U;
      }
      ASSERT_EQ(who.persons.active_near[one], active) << "month " << month << ", person " << one.value;
    }
    trial.month();
  }
}

TEST(Conservation, CountsTheEngagedAsAFreshCountDoes) {
  Trial trial(small());
  for (int month = 0; month <= 24; ++month) {
    const Partnership& who = trial.who();
    const auto is_engaged = [&](PersonId one) { return engaged(who.persons.participation[one]); };
    for (const CommunityId community : who.communities.teams.ids()) {
      const std::uint32_t all = who.communities.reached[community].size();
      std::uint32_t here = 0;
      std::uint32_t active = 0;
      for (const PersonId one : who.communities.residents(community)) {
        here += is_engaged(one) ? 1U : 0U;
        active += who.persons.participation[one] == Participation::active ? 1U : 0U;
      }
      ASSERT_FLOAT_EQ(
          who.communities.engaged_share[community], static_cast<float>(here) / static_cast<float>(all));
      ASSERT_FLOAT_EQ(
          who.communities.active_share[community], static_cast<float>(active) / static_cast<float>(all));
    }
    for (const StaffId one : who.staff.role.ids()) {
      std::uint32_t here = 0;
      for (const PersonId user : who.staff.caseload[one]) here += is_engaged(user) ? 1U : 0U;
      ASSERT_EQ(who.staff.engaged[one], here);
    }
    trial.month();
  }
}

TEST(Conservation, SpendsExactlyTheHoursOfAllContractsAndOvertime) {
  Trial trial(small(), {meetings()});
  Record record(24, {});
  for (Month month = 1; month <= 24; ++month) {
    trial.month();
    observe(trial.world(), {}, record);
    const auto hours = record.at(MeasureId::staff_hours, month);
    double all = 0;
    for (const double item : hours) all += item;
    double worked = 0;
    for (const StaffId one : trial.who().staff.role.ids()) {
      worked += static_cast<double>(trial.who().staff.contract_hours[one] + trial.who().staff.overtime[one]);
    }
    EXPECT_NEAR(all, worked, 1e-6);
    EXPECT_NEAR(hours[static_cast<std::size_t>(Item::interventions)], 4 * 40.0, 1e-3);
    const Staff& staff = trial.who().staff;
    double free = 0;
    for (const StaffId one : staff.role.ids()) {
      free += static_cast<double>(std::max(0.0F, staff.slack[one] - staff.session_hours[one]));
    }
    EXPECT_NEAR(hours[static_cast<std::size_t>(Item::free)], free, 0.01);
  }
}

TEST(Conservation, GivesNobodyMoreSessionHoursThanTheyFind) {
  Parameters p = small();
  p.workload.contract_hours = 100;  // less than duties and casework take of most
  Trial trial(p, {meetings()});
  for (int month = 0; month < 24; ++month) {
    trial.month();
    const Staff& staff = trial.who().staff;
    for (const StaffId one : staff.role.ids()) {
      ASSERT_GE(staff.session_hours[one], 0);
      ASSERT_LE(staff.session_hours[one],
          std::max(0.0F, staff.slack[one]) + staff.overtime[one] + staff.unmet_casework[one] + 1e-3F);
      if (staff.unmet_share[one] > 0.01F) {
        const float found = staff.unmet_sessions[one] / staff.unmet_share[one] - staff.unmet_sessions[one];
        ASSERT_LE(staff.session_hours[one], std::max(staff.slack[one], found) + 1e-3F);
      }
      ASSERT_GE(staff.unmet_casework[one], 0);
      ASSERT_LE(staff.unmet_casework[one], staff.casework_hours[one]);
      ASSERT_GE(staff.overtime[one], 0);
      for (const Co co : all_cos) {
        ASSERT_LE(staff.failed[co][one], staff.sessions[co][one]);
        if (!relevant(staff.role[one], co)) {
          ASSERT_EQ(staff.sessions[co][one], 0);
        }
      }
    }
    for (const PersonId one : trial.who().persons.sessions.ids()) {
      ASSERT_LE(trial.who().persons.failed[one], trial.who().persons.sessions[one]);
    }
  }
}

TEST(Conservation, HasEveryDeliverSessionReachAUserWhereThereIsNothingElse) {
  Parameters p = small();
  p.session.seats = {};
  p.session.volunteer_seats = 0;
  const Record record = Trial(p).run(24);
  double held = 0;
  for (Month month = 1; month <= 24; ++month) {
    const double deliver = record.at(MeasureId::sessions, month)[index(Co::deliver)];
    const auto hours = record.at(MeasureId::citizen_hours, month);
    EXPECT_EQ(hours[static_cast<std::size_t>(Group::users)], 2 * deliver);
    EXPECT_EQ(hours[static_cast<std::size_t>(Group::neighbours)], 0);
    EXPECT_EQ(hours[static_cast<std::size_t>(Group::everyone)], 2 * deliver);
    held += deliver;
  }
  EXPECT_GT(held, 0);
}

TEST(Conservation, SplitsOrganisationsIntoSharesThatAddUp) {
  const Record record = Trial(small()).run(12);
  for (Month month = 1; month <= 12; ++month) {
    for (const MeasureId id : {MeasureId::organisations_by_cos, MeasureId::star_step}) {
      double all = 0;
      for (const double share : record.at(id, month)) all += share;
      EXPECT_NEAR(all, 1, 1e-12);
    }
  }
}

}  // namespace
}  // namespace coadopt

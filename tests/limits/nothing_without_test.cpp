// What cannot be: no delivery without anyone willing, no sessions without time, no skill carried by those who
// leave.

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

double sum(std::span<const double> values) {
  double all = 0;
  for (const double value : values) all += value;
  return all;
}

double sessions_of(const Record& record, Co co) {
  double all = 0;
  for (Month month = 1; month <= record.months(); ++month)
    all += record.at(MeasureId::sessions, month)[index(co)];
  return all;
}

Parameters nobody_willing() {
  Parameters p = small();
  p.organisation_start.in_use = {{0.3F, 0.3F, 0.3F, 0.3F}};
  p.person_start.willing = 0;
  p.person_start.active_where_practised = 0;
  p.person_start.active = 0;
  p.respond.willing_base = -20;
  p.respond.willing_asked = 0;
  p.respond.willing_near = 0;
  p.respond.willing_capacity = 0;
  p.respond.willing_trust = 0;
  p.respond.willing_efficacy = 0;
  p.respond.willing_entitlement = 0;
  p.respond.willing_jargon = 0;
  return p;
}

TEST(WithNobodyWilling, NoDeliverSessionIsEverHeld) {
  const Record record = Trial(nobody_willing()).run(36);
  EXPECT_EQ(sessions_of(record, Co::deliver), 0);
  EXPECT_EQ(sum(record.all(MeasureId::participation)), 0);
  EXPECT_EQ(sum(record.all(MeasureId::citizen_hours)), 0);
  EXPECT_GT(sessions_of(record, Co::commission), 0);  // the user-led organisation is there still
}

TEST(WithNobodyWilling, DeliverIsTriedAndNeverComesIntoUse) {
  Parameters p = nobody_willing();
  p.organisation_start.in_use = {};
  p.organisation_start.lead_in_use = 0;
  p.decide.partner_floor = 1;
  const Record record = Trial(p).run(36);
  double tried = 0;
  for (Month month = 1; month <= 36; ++month) {
    EXPECT_EQ(record.at(MeasureId::in_use, month)[index(Co::deliver)], 0);
    tried += record.at(MeasureId::trying, month)[index(Co::deliver)];
  }
  EXPECT_GT(tried, 0);
}

TEST(WithSomeWilling, DeliverSessionsAreHeld) {
  EXPECT_GT(sessions_of(Trial(small()).run(12), Co::deliver), 0);
}

TEST(WithoutStaffTime, NoSessionIsEverHeldWhereDutiesTakeAllHours) {
  Parameters p = small();
  p.workload.duties = {{1, 1, 1}};
  p.workload.casework_hours = 0;
  p.workload.overtime_share = 0;
  const Record record = Trial(p).run(36);
  EXPECT_EQ(sum(record.all(MeasureId::sessions)), 0);
  EXPECT_EQ(sum(record.all(MeasureId::citizen_hours)), 0);
  EXPECT_EQ(sum(record.all(MeasureId::slack)), 0);
}

TEST(WithoutStaffTime, NoSessionIsEverHeldWhereContractsAreOfAnHour) {
  Parameters p = small();
  p.workload.contract_hours = 1;  // a session takes an hour and a half at least
  p.workload.duties = {};
  p.workload.casework_hours = 0;
  p.workload.overtime_share = 0;
  p.workload.haste = 0;
  const Record record = Trial(p).run(36);
  EXPECT_EQ(sum(record.all(MeasureId::sessions)), 0);
  EXPECT_GT(sum(record.all(MeasureId::slack)), 0);
}

TEST(WithoutStaffTime, NoSessionIsHeldWhereAnInterventionTakesAllHours) {
  Intervention one;
  one.name = "reports";
  one.cost.staff_hours_per_target_month = 150;
  Parameters p = small();
  p.workload.casework_hours = 0;  // none gives way
  p.workload.overtime_share = 0;
  const Record record = Trial(p, {one}).run(12);
  EXPECT_EQ(sum(record.all(MeasureId::sessions)), 0);
}

TEST(WithEveryoneLeavingEveryMonth, NoSkillPracticeOrExperienceIsCarriedOver) {
  Parameters p = small();
  p.staff_turnover.staff_leaving = 1;
  p.staff_turnover.leaving_of_kind = {1, 1, 1, 1};
  p.staff_turnover.burnout_slope = 0;
  p.staff_turnover.from_sector = 0;
  Intervention training;
  training.name = "training";
  training.effects = {{Lever::skill, 1, Every::month}, {Lever::attitude, 1, Every::month}};
  Trial trial(p, {training});
  for (Month month = 1; month <= 6; ++month) {
    trial.month();
    EXPECT_EQ(trial.world().staff_left(), 96U);
    const Staff& staff = trial.who().staff;
    for (const StaffId one : staff.role.ids()) {
      Engine engine(trial.world().moment.stream, Purpose::newcomer_staff, month, one.value);
      const StaffTraits fresh = draw_staff_traits(p.staff_start, staff.role[one], engine);
      ASSERT_EQ(staff.skill[one], fresh.skill);
      ASSERT_EQ(staff.attitude[one], fresh.attitude);
      ASSERT_EQ(staff.perceived_risk[one], fresh.perceived_risk);
      ASSERT_EQ(staff.power_threat[one], fresh.power_threat);
      ASSERT_EQ(staff.burnout[one], fresh.burnout);
      ASSERT_EQ(staff.espoused[one], fresh.espoused);
      for (const Co co : all_cos) {
        ASSERT_EQ(staff.practice[co][one], Practice::not_yet);
        ASSERT_EQ(staff.experience[co][one], 0);
      }
    }
  }
}

// Whether anyone comes to commission together within two years, where all are skilled and would.
bool anyone_commissions(float capacity) {
  Parameters p = small();
  p.community_start.capacity = capacity;
  p.capacity.capacity_growth = 0;
  p.organisation_start.in_use[Co::commission] = 0;
  p.organisation_start.lead_in_use = 0;
  p.organisation_start.trying[Co::commission] = 0;
  p.staff_start.espoused = {1, 1, 1, 1};
  p.staff_start.skill = p.decide.try_rate = 1;
  p.decide.motivation_threshold[Co::commission] = -1;
  Trial trial(p);
  for (int month = 0; month < 24; ++month) {
    trial.month();
    const Staff& staff = trial.who().staff;
    for (const StaffId one : staff.role.ids()) {
      if (practising(staff.practice[Co::commission][one])) return true;
    }
  }
  return false;
}

TEST(WithoutUserLedOrganisations, NobodyCommissionsTogether) {
  EXPECT_FALSE(anyone_commissions(0));
  EXPECT_TRUE(anyone_commissions(0.4F));
}

TEST(WithEveryUserLeavingEveryMonth, NobodyOnACaseloadIsEngagedAtItsEnd) {
  Parameters p = small();
  p.resident_turnover.caseload_change = 1;
  Trial trial(p);
  for (int month = 0; month < 6; ++month) {
    trial.month();
    for (const StaffId one : trial.who().staff.role.ids()) {
      EXPECT_EQ(trial.who().staff.engaged[one], 0);
      for (const PersonId user : trial.who().staff.caseload[one]) {
        EXPECT_EQ(trial.who().persons.participation[user], Participation::passive);
      }
    }
  }
}

}  // namespace
}  // namespace coadopt

// An intervention under way: whom it reaches month by month, what it costs, and whose hours it takes.

#include "policy/policies.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

constexpr Stream stream{7, 0};

TEST(AnInterventionUnderWay, ReachesItsTargetsAsTheyJoinAndBooksWhatTheyCost) {
  Intervention one;
  one.name = "one";
  one.start_month = 3;
  one.end_month = 7;
  one.ramp_months = 4;
  one.effects = {{Lever::skill, 1, Every::once}};
  one.cost.set_up = 1000;
  one.cost.per_target = 50;
  one.cost.per_target_month = 2;
  one.cost.staff_hours_per_target = 4;
  one.cost.staff_hours_per_target_month = 1.5;
  one.cost.citizen_hours_per_target_month = 0.25;
  one.cost.borne_by = Bearer::government;
  trial::Trial trial(trial::small(), {one});
  Ledger ledger;
  const std::vector<Intervention> all = {one};
  Policies acting(all);
  const std::array<std::uint32_t, 8> reached = {0, 0, 24, 48, 72, 96, 96, 0};
  for (Month month = 1; month <= 8; ++month) {
    for (const StaffId staff : trial.who().staff.role.ids()) trial.who().staff.skill[staff] = 0.5F;
    acting.act(trial.who(), defaults<BenefitParameters>(), ledger, {stream, month});
    std::uint32_t trained = 0;
    float hours = 0;
    for (const StaffId staff : trial.who().staff.role.ids()) {
      trained += trial.who().staff.skill[staff] == 1.0F ? 1U : 0U;
      hours += trial.who().staff.intervention_hours[staff];
    }
    const bool joining = month >= 3 && month <= 6;
    EXPECT_EQ(trained, joining ? 24U : 0U) << month;
    EXPECT_FLOAT_EQ(hours, 1.5F * static_cast<float>(reached[month - 1]) + (joining ? 4.0F * 24 : 0.0F))
        << month;
    EXPECT_EQ(ledger.citizen_hours, 0.25 * reached[month - 1]) << month;
    EXPECT_EQ(ledger.borne_by[static_cast<std::size_t>(Bearer::government)], ledger.set_up + ledger.running);
    EXPECT_EQ(ledger.running, 2.0 * reached[month - 1]) << month;
    EXPECT_EQ(ledger.set_up, (month == 3 ? 1000 : 0) + (joining ? 24 * 50 : 0)) << month;
  }
}

class HoursOfAnIntervention : public ::testing::Test {
 protected:
  HoursOfAnIntervention() : trial_(trial::small()) {
    one_.name = "one";
    one_.cost.staff_hours_per_target_month = 6;
  }
  Partnership& who() { return trial_.who(); }
  void act() {
    const std::vector<Intervention> all = {one_};
    Policies acting(all);
    Ledger ledger;
    acting.act(who(), defaults<BenefitParameters>(), ledger, {stream, 1});
  }
  float hours(StaffId one) { return who().staff.intervention_hours[one]; }
  trial::Trial trial_;
  Intervention one_;
};

TEST_F(HoursOfAnIntervention, AreThoseOfTheStaffItReaches) {
  one_.targets.role = Role::manager;
  act();
  for (const StaffId one : who().staff.role.ids()) {
    EXPECT_EQ(hours(one), who().staff.role[one] == Role::manager ? 6.0F : 0.0F);
  }
}

TEST_F(HoursOfAnIntervention, AreSharedByAllStaffOfAnOrganisation) {
  one_.targets.entity = Entity::organisation;
  one_.targets.organisation = 2;
  act();
  for (const StaffId one : who().staff.role.ids()) {
    EXPECT_FLOAT_EQ(hours(one), who().organisation_of(one).value == 2 ? 6.0F / 24 : 0.0F);
  }
}

TEST_F(HoursOfAnIntervention, AreSharedByTheStaffWhoServeACommunity) {
  one_.targets.entity = Entity::community;
  one_.targets.community = 3;
  act();
  const auto serve = static_cast<float>(who().staff_of(CommunityId{3}).size());
  for (const StaffId one : who().staff.role.ids()) {
    const bool there = who().teams.community[who().staff.team[one]].value == 3;
    EXPECT_FLOAT_EQ(hours(one), there ? 6 / serve : 0.0F);
  }
}

TEST_F(HoursOfAnIntervention, ForPersonsAreSharedByTheStaffWhoServeTheirCommunity) {
  one_.targets.entity = Entity::person;
  one_.targets.user = true;
  one_.targets.seldom_heard = true;
  act();
  for (const CommunityId community : who().communities.teams.ids()) {
    double reached = 0;
    for (const PersonId one : who().communities.users[community]) {
      reached += who().persons.nature[one].is(Nature::seldom_heard) ? 1 : 0;
    }
    const double serve = who().staff_of(community).size();
    for (const StaffId one : who().staff_of(community)) EXPECT_NEAR(hours(one), 6 * reached / serve, 1e-4);
  }
}

TEST_F(HoursOfAnIntervention, AreNotTakenOfColleaguesWhileTheirCoachesAreInTraining) {
  Coaches coaches = defaults<Coaches>();
  coaches.training_months = 3;
  coaches.training_days = 0;
  coaches.hours_per_colleague = 0;  // so that the colleagues' hours are all there are
  one_.structure = coaches;
  const std::vector<Intervention> all = {one_};
  Policies acting(all);
  Ledger ledger;
  for (Month month = 1; month <= 5; ++month) {
    acting.act(who(), defaults<BenefitParameters>(), ledger, {stream, month});
    for (const StaffId one : who().staff.role.ids()) EXPECT_EQ(hours(one), month <= 3 ? 0.0F : 6.0F) << month;
  }
}

TEST_F(HoursOfAnIntervention, AreTakenForBudgetsThatNeitherHelpNorHarm) {
  PersonalBudgets budgets = defaults<PersonalBudgets>();
  budgets.restriction = 0.5F;
  one_.structure = budgets;
  one_.targets.entity = Entity::person;
  act();
  float sum = 0;
  for (const StaffId one : who().staff.role.ids()) sum += hours(one);
  EXPECT_GT(sum, 0.0F);
}

}  // namespace
}  // namespace coadopt

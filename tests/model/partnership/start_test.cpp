// What practice and participation start with.

#include "partnership/start.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

TEST(ThoseWhoPractiseAtTheStart, AreTheSkilledAndConvincedWithAYearsExperience) {
  trial::Trial trial(trial::small());
  const Staff& staff = trial.who().staff;
  int practising_at_start = 0;
  for (const StaffId one : staff.role.ids()) {
    for (const Co co : all_cos) {
      if (staff.practice[co][one] != Practice::in_use) {
        EXPECT_EQ(staff.experience[co][one], 0.0F);
        continue;
      }
      ++practising_at_start;
      EXPECT_TRUE(relevant(staff.role[one], co));
      EXPECT_TRUE(staff.espoused[one].has(co));
      EXPECT_GE(staff.skill[one], defaults<StaffStart>().practising_skill);
      EXPECT_GE(staff.attitude[one], defaults<StaffStart>().practising_attitude);
      EXPECT_GT(staff.experience[co][one], 0.0F);
    }
  }
  EXPECT_GT(practising_at_start, 10);
}

TEST(ThoseWhoPractiseAtTheStart, HaveTheSkillAttitudeAndExperienceDeclared) {
  Parameters p = trial::small();
  p.staff_start.practising_experience = 3;
  p.staff_start.practising_skill = 0.9F;
  p.staff_start.practising_skill_range = 0.5F;
  p.staff_start.practising_attitude = 0.8F;
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  int of_full_skill = 0;
  int practices = 0;
  double experience = 0;
  for (const StaffId one : staff.role.ids()) {
    for (const Co co : all_cos) {
      if (staff.practice[co][one] != Practice::in_use) continue;
      ++practices;
      experience += static_cast<double>(staff.experience[co][one]);
      EXPECT_GE(staff.skill[one], 0.9F);
      EXPECT_LE(staff.skill[one], 1.0F);
      EXPECT_GE(staff.attitude[one], 0.8F);
      of_full_skill += staff.skill[one] == 1.0F ? 1 : 0;
    }
  }
  EXPECT_GT(of_full_skill, 5);
  EXPECT_NEAR(experience / practices, 3.0, 1.0);
}

TEST(ThoseWhoPractiseAtTheStart, AreLessBurntOutAndLessAfraid) {
  Parameters p = trial::small();
  p.staff_start.concentration = 1e6F;
  p.staff_start.power_threat_of_managers = 0;
  const StaffStart& start = p.staff_start;
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  int practising = 0;
  for (const StaffId one : staff.role.ids()) {
    const bool practises = std::any_of(
        all_cos.begin(), all_cos.end(), [&](Co co) { return staff.practice[co][one] == Practice::in_use; });
    practising += practises ? 1 : 0;
    const auto share = [&](float of_those_who_practise) { return practises ? of_those_who_practise : 1.0F; };
    EXPECT_LT(std::abs(staff.burnout[one] - start.burnout * share(start.practising_burnout)), 0.01F);
    EXPECT_LT(
        std::abs(staff.power_threat[one] - start.power_threat * share(start.practising_power_threat)), 0.01F);
    EXPECT_LT(
        std::abs(staff.perceived_risk[one] - start.perceived_risk * share(start.practising_perceived_risk)),
        0.01F);
  }
  EXPECT_GT(practising, 10);
}

// Of staff to whom several Co's are relevant, those who have some but not all of them in use.
int with_some_cos_in_use(float together) {
  Parameters p = trial::small();
  p.organisation_start.in_use = {{0.5F, 0.5F, 0.5F, 0.5F}};
  p.organisation_start.lead_in_use = 0;
  p.staff_start.practising_together = together;
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  int some = 0;
  for (const StaffId one : staff.role.ids()) {
    int in_use = 0;
    int of = 0;
    for (const Co co : all_cos) {
      of += relevant(staff.role[one], co) ? 1 : 0;
      in_use += staff.practice[co][one] == Practice::in_use ? 1 : 0;
    }
    some += in_use > 0 && in_use < of ? 1 : 0;
  }
  return some;
}

TEST(ThoseWhoPractiseAtTheStart, HaveSeveralCosInUseWhereTheirCosStartTogether) {
  EXPECT_EQ(with_some_cos_in_use(1), 0);
  EXPECT_GT(with_some_cos_in_use(0), 40);
}

TEST(StaffAtTheStart, AlsoTryAndHaveGivenUpAsTheSharesSay) {
  Parameters p = trial::small();
  p.organisation_start.in_use = {};
  p.organisation_start.lead_in_use = 0;
  p.organisation_start.trying = {{0, 1, 0, 0}};
  p.organisation_start.lapsed = {{0, 0, 1, 0}};
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  for (const StaffId one : staff.role.ids()) {
    const bool may_design = relevant(staff.role[one], Co::design);
    EXPECT_EQ(staff.practice[Co::design][one], may_design ? Practice::trying : Practice::not_yet);
    EXPECT_TRUE(!may_design || staff.espoused[one].has(Co::design));
    EXPECT_EQ(staff.practice[Co::deliver][one],
        relevant(staff.role[one], Co::deliver) ? Practice::lapsed : Practice::not_yet);
    EXPECT_EQ(staff.practice[Co::assess][one], Practice::not_yet);
  }
}

TEST(PersonsAtTheStart, AreActiveWillingAndWithdrawnAsTheSharesSay) {
  Parameters p = trial::small();
  p.person_start.active_where_practised = 0.3F;
  p.person_start.active = 0.3F;
  p.person_start.seldom_heard_active = 1;
  p.person_start.willing = 0.2F;
  p.person_start.withdrawn = 0.1F;
  trial::Trial trial(p);
  const Persons& persons = trial.who().persons;
  std::array<double, 4> count{};
  for (const PersonId one : persons.participation.ids()) {
    ++count[static_cast<std::size_t>(persons.participation[one])];
  }
  const auto all = static_cast<double>(persons.participation.size());
  EXPECT_NEAR(count[static_cast<std::size_t>(Participation::active)] / all, 0.3, 0.03);
  EXPECT_NEAR(count[static_cast<std::size_t>(Participation::willing)] / all, 0.2, 0.03);
  EXPECT_NEAR(count[static_cast<std::size_t>(Participation::withdrawn)] / all, 0.1, 0.03);
}

TEST(ThoseWhoPractiseAtTheStart, DoSoMoreInTheCoThatTheirOrganisationLeadsWith) {
  Parameters p = trial::small();
  p.organisation_start.in_use = {};
  p.organisation_start.lead_in_use = 1;
  p.organisation_start.trying = {};
  p.organisation_start.lapsed = {};
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  for (const StaffId one : staff.role.ids()) {
    const Co lead = trial.who().organisations.lead_co[trial.who().organisation_of(one)];
    for (const Co co : all_cos) {
      const bool practises = co == lead && relevant(staff.role[one], co);
      EXPECT_EQ(staff.practice[co][one], practises ? Practice::in_use : Practice::not_yet);
    }
  }
}

TEST(UsersAtTheStart, AreActiveWhereTheirWorkerPractisesDesignOrDelivery) {
  Parameters p = trial::small();
  p.person_start.active_where_practised = 1;
  p.person_start.active = 0;
  p.person_start.willing = 0;
  p.person_start.seldom_heard_active = 1;
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  int active = 0;
  for (const StaffId one : staff.role.ids()) {
    const bool practises = staff.practice[Co::design][one] == Practice::in_use ||
                           staff.practice[Co::deliver][one] == Practice::in_use;
    for (const PersonId user : staff.caseload[one]) {
      const bool takes_part = trial.who().persons.participation[user] == Participation::active;
      EXPECT_EQ(takes_part, practises);
      active += takes_part ? 1 : 0;
    }
  }
  EXPECT_GT(active, 50);
}

TEST(UsersAtTheStart, TakePartLessWhereTheyAreSeldomHeard) {
  Parameters p = trial::small();
  p.person_start.active_where_practised = 1;
  p.person_start.active = 1;
  p.person_start.willing = p.person_start.withdrawn = 0;
  p.person_start.seldom_heard_active = 0.4F;
  trial::Trial trial(p);
  const Persons& persons = trial.who().persons;
  double seldom_heard = 0;
  double active = 0;
  for (const PersonId one : persons.participation.ids()) {
    const bool takes_part = persons.participation[one] == Participation::active;
    if (!persons.nature[one].is(Nature::seldom_heard)) {
      EXPECT_TRUE(takes_part);
      continue;
    }
    ++seldom_heard;
    active += takes_part ? 1 : 0;
  }
  EXPECT_NEAR(active / seldom_heard, 0.4, 0.07);
}

}  // namespace
}  // namespace coadopt

// Traits at the start have the means and the spread that are asked for.

#include "partnership/traits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

TEST(QuantilesOfTraits, AreThoseOfTheBetaDistribution) {
  for (const auto& [mean, concentration] :
      {std::pair(0.5F, 7.0F), std::pair(0.55F, 7.0F), std::pair(0.35F, 7.0F), std::pair(0.3F, 10.0F)}) {
    const BetaQuantiles quantiles(mean, concentration);
    const double alpha = static_cast<double>(mean) * static_cast<double>(concentration);
    const boost::math::beta_distribution<double> beta(alpha, static_cast<double>(concentration) - alpha);
    for (int i = 10; i <= 9990; i += 7) {
      const double u = i / 10000.0;
      ASSERT_NEAR(quantiles(static_cast<float>(u)), boost::math::quantile(beta, u), 0.002) << mean << ' ' << u;
    }
  }
}

TEST(QuantilesOfTraits, NeverFallAndNeverLeaveTheirRange) {
  for (const float mean : {0.01F, 0.4F, 0.99F}) {
    const BetaQuantiles quantiles(mean, 7);
    float before = 0;
    for (int i = 0; i < 1'000'00; ++i) {
      const float at = quantiles((static_cast<float>(i) + 0.5F) / 1'000'00.0F);
      ASSERT_GE(at, before);
      before = at;
    }
    EXPECT_LE(quantiles(1 - 0x1p-24F), 1.0F);
  }
}

TEST(QuantilesOfTraits, AreCertainAtNothingAndAtOne) {
  for (const float u : {0.001F, 0.5F, 0.999F}) {
    EXPECT_EQ(BetaQuantiles(0, 7)(u), 0.0F);
    EXPECT_EQ(BetaQuantiles(1, 7)(u), 1.0F);
  }
}

TEST(QuantilesOfTraits, AreTheSameWhenMadeAgainAndAfterManyOthers) {
  const BetaQuantiles first(0.37F, 7);
  const float median = first(0.5F);
  for (int i = 0; i < 1100; ++i)
    EXPECT_NE(BetaQuantiles(0.4F + static_cast<float>(i) * 1e-5F, 7)(0.5F), median);
  EXPECT_EQ(BetaQuantiles(0.37F, 7)(0.5F), median);
  EXPECT_EQ(first(0.5F), median);
  EXPECT_NE(BetaQuantiles(0.37F, 8)(0.1F), first(0.1F));
}

TEST(StaffTraits, HaveTheMeansOfTheLabourMarket) {
  StaffStart start = defaults<StaffStart>();
  start.skill = 0.30F;
  constexpr std::uint32_t n = 20'000;
  double skill = 0;
  double square = 0;
  double threat_of_managers = 0;
  double espoused = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    Engine engine({3, 0}, Purpose::staff_traits, 0, i);
    const StaffTraits traits = draw_staff_traits(start, i % 2 == 0 ? Role::frontline : Role::manager, engine);
    const auto one = static_cast<double>(traits.skill);
    skill += one / n;
    square += one * one / n;
    if (i % 2 == 1) threat_of_managers += 2.0 * static_cast<double>(traits.power_threat) / n;
    espoused += traits.espoused.has(Co::assess) ? 1.0 / n : 0;
    EXPECT_FALSE(traits.espoused.has(i % 2 == 0 ? Co::commission : Co::deliver));
  }
  EXPECT_NEAR(skill, 0.30, 0.005);
  EXPECT_NEAR(square - skill * skill, 0.3 * 0.7 / 11, 0.001);
  EXPECT_NEAR(threat_of_managers, 0.60, 0.007);
  EXPECT_NEAR(espoused, 0.52, 0.015);
}

TEST(PersonsAtTheStart, HaveTheMeansAndSharesThatAreAskedFor) {
  Parameters p = trial::small();
  p.population.staff = 800;
  trial::Trial trial(p);
  const Persons& persons = trial.who().persons;
  double users = 0;
  double need = 0;
  double trust = 0;
  double seldom = 0;
  double efficacy_of_heard = 0;
  double efficacy_of_seldom = 0;
  double capability_of_heard = 0;
  double capability_of_seldom = 0;
  double willing = 0;
  for (const PersonId one : persons.need.ids()) {
    const Nature nature = persons.nature[one];
    if (nature.is(Nature::user)) {
      ++users;
      need += static_cast<double>(persons.need[one]);
      EXPECT_EQ(nature.is(Nature::high_need), persons.need[one] > 0.70F);
      EXPECT_EQ(nature.is(Nature::low_efficacy), persons.efficacy[one] < 0.40F);
    } else {
      EXPECT_EQ(persons.need[one], 0.0F);
    }
    trust += static_cast<double>(persons.trust[one]);
    seldom += nature.is(Nature::seldom_heard) ? 1 : 0;
    (nature.is(Nature::seldom_heard) ? efficacy_of_seldom : efficacy_of_heard) +=
        static_cast<double>(persons.efficacy[one]);
    (nature.is(Nature::seldom_heard) ? capability_of_seldom : capability_of_heard) +=
        static_cast<double>(persons.capability[one]);
    willing += persons.participation[one] == Participation::willing ? 1 : 0;
    EXPECT_EQ(persons.fatigue[one], 0.0F);
  }
  const double all = persons.need.size();
  EXPECT_EQ(users, 6800);
  EXPECT_NEAR(need / users, 0.55, 0.01);
  EXPECT_NEAR(trust / all, 0.55, 0.01);
  EXPECT_NEAR(seldom / all, 0.20, 0.015);
  EXPECT_NEAR(efficacy_of_heard / (all - seldom), 0.50, 0.01);
  EXPECT_NEAR(efficacy_of_seldom / seldom, 0.35, 0.015);
  EXPECT_NEAR(capability_of_heard / (all - seldom), 0.55, 0.01);
  EXPECT_NEAR(capability_of_seldom / seldom, 0.4125, 0.015);
  EXPECT_NEAR(willing / all, 0.17, 0.01);
}

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

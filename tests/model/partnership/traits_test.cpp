// Traits at the start have the means and the spread that are asked for.

#include "partnership/traits.hpp"

#include <gtest/gtest.h>

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
  start.espoused = {0.2F, 0.3F, 0.4F, 0.7F};
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
  EXPECT_NEAR(espoused, 0.7, 0.015);
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
      EXPECT_EQ(nature.is(Nature::low_efficacy), persons.efficacy[one] < 0.33F);
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
  EXPECT_EQ(users, 6480);
  EXPECT_NEAR(need / users, 0.55, 0.01);
  EXPECT_NEAR(trust / all, 0.55, 0.01);
  EXPECT_NEAR(seldom / all, 0.20, 0.015);
  EXPECT_NEAR(efficacy_of_heard / (all - seldom), 0.50, 0.01);
  EXPECT_NEAR(efficacy_of_seldom / seldom, 0.35, 0.015);
  EXPECT_NEAR(capability_of_heard / (all - seldom), 0.55, 0.01);
  EXPECT_NEAR(capability_of_seldom / seldom, 0.4125, 0.015);
  EXPECT_NEAR(willing / all, 0.17, 0.01);
}

}  // namespace
}  // namespace coadopt

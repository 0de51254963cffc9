// Ties form where people take part together, and are lost.

#include "community/tie_turnover.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const TieParameters of_ties = defaults<TieParameters>();

class Ties : public testing::Test {
 protected:
  Persons& persons() { return trial_.who().persons; }
  double all() {
    double sum = 0;
    for (const PersonId one : persons().tie_count.ids()) sum += persons().tie_count[one];
    return sum;
  }
  void turn_over(const TieParameters& p, Month month = 3) {
    const Moment moment{{5, 0}, month};
    trial::in_every_community(trial_.who(), [&](CommunityId in) { tie_turnover(trial_.who(), in, p, moment); });
    lose_ties_across(trial_.who(), p, moment);
  }
  trial::Trial trial_{trial::small()};
};

TEST(TheChanceOfATie, GrowsWithTheSessionsAttendedTogether) {
  EXPECT_EQ(chance_of_a_tie(of_ties, 0), 0.0F);
  EXPECT_FLOAT_EQ(chance_of_a_tie(of_ties, 2), 0.08F);
  EXPECT_EQ(chance_of_a_tie(of_ties, 255), 1.0F);
}

TEST_F(Ties, AreLostAtTheirRateByBothEnds) {
  const double before = all();
  turn_over({.tie_lost = 0.1F, .usual_ties = 0, .tie_formed = 0});
  EXPECT_NEAR(all() / before, 1 - 0.0975, 0.012);
  for (const PersonId one : persons().tie_count.ids()) {
    for (const PersonId other : ties_of(persons(), one)) {
      const auto back = ties_of(persons(), other);
      ASSERT_TRUE(std::find(back.begin(), back.end(), one) != back.end());
    }
  }
}

TEST_F(Ties, AcrossCommunitiesAreLostToo) {
  Parameters p = trial::small();
  p.population.ties_rewired = 1;
  p.population.ties_across_communities = 1;
  trial::Trial trial(p);
  Partnership& who = trial.who();
  const auto across = [&] {
    std::uint32_t count = 0;
    for (const PersonId one : who.persons.tie_count.ids()) {
      for (const PersonId other : ties_of(who.persons, one)) {
        count += community_of(who, one) == community_of(who, other) ? 0U : 1U;
      }
    }
    return count;
  };
  const std::uint32_t before = across();
  const TieParameters some = {.tie_lost = 0.2F, .usual_ties = 0, .tie_formed = 0};
  const Moment moment{{5, 0}, 3};
  trial::in_every_community(who, [&](CommunityId in) { tie_turnover(who, in, some, moment); });
  EXPECT_EQ(across(), before) << "until all communities are done";
  lose_ties_across(who, some, moment);
  EXPECT_NEAR(across(), 0.81 * before, 0.02 * before);
}

TEST_F(Ties, AreNeitherLostNorFormedWhereNothingSaysSo) {
  persons().attended.fill(3);
  const Persons before = persons();
  turn_over({.tie_lost = 0, .usual_ties = 8, .tie_formed = 0});
  EXPECT_EQ(persons().ties, before.ties);
}

TEST_F(Ties, FormAmongThoseWhoAttendAndNobodyElse) {
  for (const PersonId one : persons().tie_count.ids()) {
    persons().tie_count[one] = persons().active_near[one] = 0;
    persons().attended[one] = one.value % 4 == 0 ? 1 : 0;
  }
  turn_over({.tie_lost = 0, .usual_ties = 0, .tie_formed = 0.2F});
  double formed = 0;
  for (const PersonId one : persons().tie_count.ids()) {
    if (one.value % 4 == 0) {
      formed += persons().tie_count[one];
    } else {
      ASSERT_EQ(persons().tie_count[one], 0);
    }
  }
  EXPECT_NEAR(formed / (persons().need.size() / 4), 2 * 0.2, 0.08) << "both ends of each";
}

TEST_F(Ties, StayAtAboutSixWhereNobodyTakesPart) {
  for (Month month = 1; month <= 120; ++month) turn_over(of_ties, month);
  EXPECT_NEAR(all() / persons().need.size(), 6, 0.5);
}

}  // namespace
}  // namespace coadopt

#include "experiment/comparison/comparison.hpp"

#include <gmock/gmock.h>

#include "experiment/given.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

TEST(Rank, PutsTheBestFirst) {
  const Comparison comparison = given::comparison("practice_in_use", {{.1, .1}, {.3, .3}, {.2, .2}});
  const Ranking ranking = rank(comparison, outcome_index("practice_in_use"));
  EXPECT_THAT(ranking.order, ElementsAre(1, 2, 0));
  ASSERT_EQ(ranking.neighbours.size(), 2U);
  EXPECT_EQ(ranking.neighbours[0].ahead, 1U);
  EXPECT_EQ(ranking.neighbours[0].behind, 2U);
  EXPECT_NEAR(ranking.neighbours[0].difference.mean, 0.1, 1e-12);
}

TEST(Rank, PutsTheLeastFirstWhereLessIsBetter) {
  const Comparison comparison = given::comparison("need_users", {{.5, .5}, {.6, .6}, {.4, .4}});
  const Ranking ranking = rank(comparison, outcome_index("need_users"));
  EXPECT_THAT(ranking.order, ElementsAre(2, 0, 1));
  EXPECT_LT(ranking.neighbours[0].difference.mean, 0.0);
  EXPECT_TRUE(ranking.neighbours[0].distinguished());
}

TEST(Rank, TellsNeighboursApartOnlyWhereTheIntervalLeavesOutNothing) {
  // The second is 0.1 above the first on average, but by turns 0.3 above and 0.1 below.
  const Comparison comparison =
      given::comparison("practice_in_use", {{.2, .2, .2, .2}, {.5, .1, .5, .1}, {.0, .0, .0, .01}});
  const Ranking ranking = rank(comparison, outcome_index("practice_in_use"));
  EXPECT_THAT(ranking.order, ElementsAre(1, 0, 2));
  EXPECT_FALSE(ranking.neighbours[0].distinguished());
  EXPECT_TRUE(ranking.neighbours[1].distinguished());
}

TEST(Rank, SaysWhoElseMayBeFirst) {
  // The second and the third lie below the first by turns, the fourth always.
  const Comparison comparison = given::comparison(
      "practice_in_use", {{.5, .5, .5, .51}, {.6, .2, .6, .5}, {.2, .6, .5, .5}, {.1, .1, .1, .12}});
  const Ranking ranking = rank(comparison, outcome_index("practice_in_use"));
  EXPECT_THAT(ranking.order, ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(ranking.abreast, ElementsAre(1, 2));
}

TEST(Rank, KeepsEqualsAsTheyWereGivenAndDoesNotTellThemApart) {
  const Comparison comparison = given::comparison("practice_in_use", {{.2, .3}, {.4, .4}, {.3, .2}, {.2, .3}});
  const Ranking ranking = rank(comparison, outcome_index("practice_in_use"));
  EXPECT_THAT(ranking.order, ElementsAre(1, 0, 2, 3));
  EXPECT_FALSE(ranking.neighbours[1].distinguished());
  EXPECT_FALSE(ranking.neighbours[2].distinguished());
}

TEST(Rank, TellsNothingApartByOneReplicate) {
  const Comparison comparison = given::comparison("practice_in_use", {{.1}, {.9}});
  EXPECT_FALSE(rank(comparison, outcome_index("practice_in_use")).neighbours[0].distinguished());
}

TEST(ChanceBetter, TurnsRoundWhereLessIsBetter) {
  const Comparison more = given::comparison("practice_in_use", {{1, 1, 1, 1}, {2, 2, 2, 0}});
  const Comparison less = given::comparison("need_users", {{1, 1, 1, 1}, {2, 2, 2, 0}});
  const std::size_t practice = outcome_index("practice_in_use");
  const std::size_t need = outcome_index("need_users");
  EXPECT_DOUBLE_EQ(chance_better(outcomes()[practice], more.difference(1, practice)), 0.75);
  EXPECT_DOUBLE_EQ(chance_better(outcomes()[need], less.difference(1, need)), 0.25);
}

}  // namespace
}  // namespace coadopt

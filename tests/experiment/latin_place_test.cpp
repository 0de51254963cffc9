#include "experiment/latin_place.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

namespace coadopt {
namespace {

TEST(LatinPlace, FallsIntoEachStratumOnce) {
  for (const std::string name : {"adoption.talk", "cost.staff_hour.leader", "intervention.Coaches.effect.0"}) {
    std::set<int> strata;
    for (std::uint32_t draw = 0; draw < 20; ++draw) {
      const double place = latin_place({7, 0}, name, draw, 20);
      EXPECT_GT(place, 0.0);
      EXPECT_LT(place, 1.0);
      strata.insert(static_cast<int>(std::floor(place * 20)));
    }
    EXPECT_EQ(strata.size(), 20U) << name;
  }
}

TEST(LatinPlace, OfManyNamesIsEvenAndOfTwoNamesUnrelated) {
  double sum = 0.0;
  double products = 0.0;
  constexpr int names = 2'000;
  for (int i = 0; i < names; ++i) {
    const std::string name = "name " + std::to_string(i);
    const double place = latin_place({7, 0}, name, 3, 8);
    sum += place;
    products += (place - 0.5) * (latin_place({7, 0}, name + " again", 3, 8) - 0.5);
  }
  EXPECT_NEAR(sum / names, 0.5, 0.026);            // four standard errors of a uniform mean
  EXPECT_NEAR(products / names, 0.0, 4 * 0.0019);  // of products of two, each of variance 1/12
}

TEST(LatinPlace, HangsOnItsArgumentsAlone) {
  const double place = latin_place({7, 0}, "adoption.talk", 2, 8);
  EXPECT_EQ(latin_place({7, 0}, "adoption.talk", 2, 8), place);
  EXPECT_NE(latin_place({8, 0}, "adoption.talk", 2, 8), place);
  EXPECT_NE(latin_place({7, 0}, "adoption.push", 2, 8), place);
}

}  // namespace
}  // namespace coadopt

#include "experiment/design/design.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "experiment/designing.hpp"

namespace coadopt {
namespace {

using namespace designing;

TEST(LatinHypercubeDesign, EachStratumOfEachFactorHasOnePoint) {
  Experiment of = experiment({factor("a"), factor("b", 10.0, 20.0), factor("c")}, DesignKind::latin_hypercube);
  of.design.points = 50;
  const Design design = design_of(of);
  ASSERT_EQ(design.places.size(), 150U);
  for (std::size_t coordinate = 0; coordinate < 3; ++coordinate) {
    std::set<int> strata;
    for (std::size_t point = 0; point < 50; ++point) {
      strata.insert(static_cast<int>(design.places[point * 3 + coordinate] * 50.0));
    }
    EXPECT_EQ(strata.size(), 50U);
    EXPECT_EQ(*strata.begin(), 0);
    EXPECT_EQ(*strata.rbegin(), 49);
  }
  EXPECT_DOUBLE_EQ(design.values[1], 10.0 + 10.0 * design.places[1]);
}

TEST(LatinHypercubeDesign, AllDrawsAtOnceAreTheDrawsOneByOne) {
  const Stream stream = {17, 0};
  const std::vector<double> all = latin_places(stream, "adoption.talk", 40);
  for (std::uint32_t draw = 0; draw < 40; ++draw) {
    EXPECT_EQ(all[draw], latin_place(stream, "adoption.talk", draw, 40));
  }
}

TEST(LatinHypercubeDesign, OneMoreFactorMovesNoOther) {
  Experiment one = experiment({factor("a")}, DesignKind::latin_hypercube);
  Experiment two = experiment({factor("b"), factor("a")}, DesignKind::latin_hypercube);
  one.design.points = two.design.points = 20;
  const Design first = design_of(one);
  const Design second = design_of(two);
  for (std::size_t point = 0; point < 20; ++point) EXPECT_EQ(first.places[point], second.places[point * 2 + 1]);
}

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

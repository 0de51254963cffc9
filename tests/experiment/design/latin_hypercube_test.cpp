#include "experiment/latin_place.hpp"

#include <gmock/gmock.h>

#include <set>

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

}  // namespace
}  // namespace coadopt

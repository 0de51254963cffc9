#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "experiment/designing.hpp"

namespace coadopt {
namespace {

using namespace designing;

Experiment screening(std::uint32_t trajectories) {
  Experiment of = experiment({factor("a"), factor("b"), factor("c"), factor("d")}, DesignKind::morris);
  of.design.trajectories = trajectories;
  of.design.levels = 4;
  return of;
}

TEST(MorrisDesign, EachStepMovesOneFactorByHalfTheLevelsAndEachFactorOnce) {
  const Design design = design_of(screening(30));
  ASSERT_EQ(design.values.size(), 30U * 5U * 4U);
  for (std::size_t trajectory = 0; trajectory < 30; ++trajectory) {
    std::set<std::int32_t> moved;
    for (std::size_t step = 0; step < 5; ++step) {
      const std::size_t point = trajectory * 5 + step;
      EXPECT_EQ(design.marks[0].values[point], static_cast<std::int32_t>(trajectory));
      const std::int32_t changed = design.marks[1].values[point];
      if (step == 0) {
        EXPECT_EQ(changed, -1);
        continue;
      }
      moved.insert(changed);
      for (std::int32_t i = 0; i < 4; ++i) {
        const double difference = design.places[point * 4 + static_cast<std::size_t>(i)] -
                                  design.places[(point - 1) * 4 + static_cast<std::size_t>(i)];
        EXPECT_NEAR(std::abs(difference), i == changed ? 2.0 / 3.0 : 0.0, 1e-12);
      }
    }
    EXPECT_EQ(moved, (std::set<std::int32_t>{0, 1, 2, 3}));
  }
}

TEST(MorrisDesign, PlacesAreLevelsWithin0And1AndAllAreReached) {
  const Design design = design_of(screening(60));
  std::set<int> levels;
  for (const double place : design.places) {
    const double level = place * 3.0;
    EXPECT_NEAR(level, std::round(level), 1e-12);
    levels.insert(static_cast<int>(std::round(level)));
  }
  EXPECT_EQ(levels, (std::set<int>{0, 1, 2, 3}));
}

TEST(MorrisDesign, MoreTrajectoriesMoveNone) {
  const Design few = design_of(screening(3));
  const Design many = design_of(screening(10));
  EXPECT_TRUE(std::ranges::equal(few.values, std::span(many.values).first(few.values.size())));
}

}  // namespace
}  // namespace coadopt

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "experiment/designing.hpp"
#include "scenario/errors.hpp"
#include "scenario/problem.hpp"

namespace coadopt {
namespace {

using namespace designing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(GridDesign, HasEveryCombinationOnceTheLastFactorFastest) {
  Factor given = factor("given", 1.0, 9.0);
  given.values = {1.0, 4.0, 9.0};
  Experiment of = experiment({choice("on", {"off", "on"}), given}, DesignKind::grid);
  of.design.levels = 5;  // of no factor here
  EXPECT_THAT(design_of(of).values, ElementsAre(0, 1, 0, 4, 0, 9, 1, 1, 1, 4, 1, 9));
}

TEST(GridDesign, LevelsLieEvenlyWithBothEndsAndWholeNumbersOnce) {
  EXPECT_THAT(grid_values(factor("a", 2.0, 4.0), 5), ElementsAre(2.0, 2.5, 3.0, 3.5, 4.0));
  EXPECT_THAT(grid_values(factor("a", 2.0, 4.0), 1), ElementsAre(3.0));
  EXPECT_THAT(grid_values(whole("b", 1, 3), 5), ElementsAre(1.0, 2.0, 3.0));
}

TEST(GridDesign, SplitsOfABudgetAreAllThereIsOnALattice) {
  Experiment of = with_split(experiment({factor("a")}, DesignKind::grid), 3);
  of.design.levels = 4;
  of.factors.front().values = {0.5};
  const Design design = design_of(of);
  std::set<std::vector<double>> rows;
  for (std::size_t point = 0; point < design.values.size() / 4; ++point) {
    const std::vector<double> one = row(design.values, point, 4);
    EXPECT_NEAR(one[1] + one[2] + one[3], 100.0, 1e-12);
    rows.insert(one);
  }
  EXPECT_EQ(rows.size(), 15U);  // 6 over 2
}

TEST(GridDesign, TooManyPointsAreRefusedBeforeTheyAreMade) {
  Experiment of = experiment(std::vector<Factor>(30, factor("a")), DesignKind::grid);
  of.design.levels = 10;
  EXPECT_THAT([&] { static_cast<void>(design_of(of)); },
      ThrowsMessage<ScenarioErrors>(HasSubstr("x.toml: the design has 1e+30 points")));
}

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

using namespace designing;

Experiment blocks(std::uint32_t samples, bool second_order) {
  Experiment of = experiment({factor("a"), factor("b"), factor("c")}, DesignKind::saltelli);
  of.design.samples = samples;
  of.design.second_order = second_order;
  return of;
}

TEST(SaltelliDesign, EachMixedPointDiffersFromItsSampleInOneFactorTakenFromTheOther) {
  const Design design = design_of(blocks(16, true));
  constexpr std::size_t a_sample = 3 + 3 + 2;
  ASSERT_EQ(design.values.size(), 16U * a_sample * 3U);
  for (std::size_t sample = 0; sample < 16; ++sample) {
    const std::vector<double> a = row(design.places, sample * a_sample, 3);
    const std::vector<double> b = row(design.places, sample * a_sample + a_sample - 1, 3);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NE(a[i], b[i]);
    for (std::size_t point = sample * a_sample; point < (sample + 1) * a_sample; ++point) {
      const std::int32_t block = design.marks[1].values[point];
      const std::int32_t changed = design.marks[2].values[point];
      std::vector<double> expected = block == 0 || block == 2 ? a : b;
      if (block >= 2) {
        const auto other = static_cast<std::size_t>(changed);
        expected[other] = block == 2 ? b[other] : a[other];
      } else {
        EXPECT_EQ(changed, -1);
      }
      EXPECT_EQ(row(design.places, point, 3), expected) << point;
      EXPECT_EQ(design.marks[0].values[point], static_cast<std::int32_t>(sample));
    }
  }
}

TEST(SaltelliDesign, WithoutSecondOrderEachSampleHasTwoPointsAndOneAFactor) {
  EXPECT_EQ(design_of(blocks(8, false)).values.size(), 8U * 5U * 3U);
}

TEST(SaltelliDesign, MoreSamplesMoveNone) {
  const Design few = design_of(blocks(5, false));
  const Design many = design_of(blocks(9, false));
  EXPECT_TRUE(std::ranges::equal(few.values, std::span(many.values).first(few.values.size())));
}

using namespace designing;

TEST(SobolDesign, MorePointsMoveNone) {
  const std::vector<double> few = sobol_places(37, 5, {3, 0});
  const std::vector<double> many = sobol_places(100, 5, {3, 0});
  EXPECT_TRUE(std::ranges::equal(few, std::span(many).first(few.size())));
}

TEST(SobolDesign, AnotherSeedShiftsAll) {
  const std::vector<double> one = sobol_places(8, 2, {1, 0});
  const std::vector<double> other = sobol_places(8, 2, {2, 0});
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_NE(one[i], other[i]);
}

TEST(SobolDesign, APowerOfTwoOfPointsIsANet) {
  const std::vector<double> places = sobol_places(64, 2, {9, 0});
  // Any box of 1/8 by 1/8 has one of 64 points, any stratum of 1/64 of a coordinate has one.
  std::set<std::pair<int, int>> boxes;
  std::set<int> strata;
  for (std::size_t point = 0; point < 64; ++point) {
    EXPECT_GT(places[point * 2], 0.0);
    EXPECT_LT(places[point * 2], 1.0);
    boxes.emplace(static_cast<int>(places[point * 2] * 8.0), static_cast<int>(places[point * 2 + 1] * 8.0));
    strata.insert(static_cast<int>(places[point * 2] * 64.0));
  }
  EXPECT_EQ(boxes.size(), 64U);
  EXPECT_EQ(strata.size(), 64U);
}

TEST(SobolDesign, ChoicesAndWholeNumbersGetEqualParts) {
  Experiment of = experiment({choice("rule", {"a", "b", "c", "d"}), whole("month", 1, 8)}, DesignKind::sobol);
  of.design.points = 64;
  const Design design = design_of(of);
  for (std::size_t point = 0; point < 64; ++point) {
    EXPECT_EQ(design.values[point * 2], std::floor(design.places[point * 2] * 4.0));
  }
  for (const double month : {1.0, 4.0, 8.0}) {
    int times = 0;
    for (std::size_t point = 0; point < 64; ++point) times += design.values[point * 2 + 1] == month ? 1 : 0;
    EXPECT_EQ(times, 8) << month;
  }
}

TEST(SobolDesign, PartsOfABudgetAddUpAndAreSpreadEvenly) {
  Experiment of = with_split(experiment({factor("a")}, DesignKind::sobol), 4);
  of.design.points = 4096;
  const Design design = design_of(of);
  std::array<double, 4> means{};
  double above_half = 0.0;
  for (std::size_t point = 0; point < 4096; ++point) {
    double sum = 0.0;
    for (std::size_t part = 0; part < 4; ++part) {
      const double amount = design.values[point * 5 + 1 + part];
      EXPECT_GE(amount, 0.0);
      sum += amount;
      means[part] += amount / 4096.0;
    }
    EXPECT_NEAR(sum, 100.0, 1e-9);
    above_half += design.values[point * 5 + 4] > 50.0 ? 1.0 / 4096.0 : 0.0;
  }
  for (const double mean : means) EXPECT_NEAR(mean, 25.0, 0.2);
  EXPECT_NEAR(above_half, 0.125, 0.005);  // (1 - 1/2)^3 on a simplex of four parts
}

}  // namespace
}  // namespace coadopt

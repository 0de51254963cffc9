#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "experiment/designing.hpp"

namespace coadopt {
namespace {

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

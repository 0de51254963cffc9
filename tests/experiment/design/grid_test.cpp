#include <gmock/gmock.h>

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

}  // namespace
}  // namespace coadopt

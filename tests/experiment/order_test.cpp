#include "experiment/design/design.hpp"

#include <gmock/gmock.h>

#include <set>

#include "experiment/sweeping.hpp"

namespace coadopt {
namespace {

using ::testing::IsEmpty;

TEST(BalancedOrder, HasEachOnceAndIsTheSameForTheSameSeed) {
  for (const DesignKind kind : {DesignKind::grid, DesignKind::sobol}) {
    EXPECT_THAT(balanced_order(kind, 0, {1, 0}), IsEmpty());
    for (const std::uint32_t count : {1U, 2U, 7U, 64U, 1000U}) {
      const std::vector<std::uint32_t> order = balanced_order(kind, count, {1, 0});
      EXPECT_EQ(std::set<std::uint32_t>(order.begin(), order.end()).size(), count);
      EXPECT_EQ(*std::ranges::max_element(order), count - 1);
      EXPECT_EQ(order, balanced_order(kind, count, {1, 0}));
    }
  }
  EXPECT_NE(balanced_order(DesignKind::grid, 64, {1, 0}), balanced_order(DesignKind::grid, 64, {2, 0}));
}

class OrderOfPoints : public Sweeping {
 protected:
  // Of the first quarter of the points that are run, the share in the lower half of each factor's range.
  std::vector<double> lower_halves(const Experiment& of) {
    const std::vector<double> values = design_of(of).values;
    const std::size_t factors = of.factors.size();
    const auto points = static_cast<std::uint32_t>(values.size() / factors);
    const std::vector<std::uint32_t> order = balanced_order(of.design.kind, points, {20261, 0});
    std::vector<double> shares(factors);
    for (std::size_t i = 0; i < points / 4; ++i) {
      for (std::size_t factor = 0; factor < factors; ++factor) {
        const PointColumn& column = of.factors[factor].column;
        const double value = values[order[i] * factors + factor];
        const double high = column.labels.empty() ? column.high : 1.0;
        const double low = column.labels.empty() ? column.low : 0.0;
        shares[factor] += value < (low + high) / 2.0 ? 4.0 / points : 0.0;
      }
    }
    return shares;
  }
};

constexpr auto two_parameters =
    "[[factor]]\nparameter = \"adoption.try_rate\"\nlow = 0.4\nhigh = 0.6\n"
    "[[factor]]\nparameter = \"adoption.talk\"\nlow = 0.0\nhigh = 0.1\n";

TEST_F(OrderOfPoints, TheFirstQuarterOfASobolSequenceIsFromAllOverTheRanges) {
  for (const double share : lower_halves(read(two_parameters, "kind = \"sobol\"\npoints = 256"))) {
    EXPECT_NEAR(share, 0.5, 0.02);
  }
}

TEST_F(OrderOfPoints, TheFirstQuarterOfAGridIsFromAllOverTheRanges) {
  const std::string push =
      "[[intervention]]\nname = \"push\"\ntargets = { entity = \"staff\" }\n"
      "effects = [ { lever = \"attitude\", closes = 0.3, every = \"month\" } ]\n";
  const Experiment of = read(push + two_parameters + "[[factor]]\nintervention = \"push\"\nvary = \"on\"\n",
      "kind = \"grid\"\nlevels = 8");
  const std::vector<double> shares = lower_halves(of);
  ASSERT_EQ(shares.size(), 3U);
  for (const double share : shares) EXPECT_NEAR(share, 0.5, 0.2);  // 32 of 128 points: 2.6 standard deviations
}

}  // namespace
}  // namespace coadopt

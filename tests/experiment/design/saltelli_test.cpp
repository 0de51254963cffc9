#include <gmock/gmock.h>

#include "experiment/designing.hpp"

namespace coadopt {
namespace {

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

}  // namespace
}  // namespace coadopt

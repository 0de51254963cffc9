// A place that is left alone, and whether what it reported lasts.

#include "experiment/untouched.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;

TEST(AnUntouchedPlace, StartsWithTheSharesItReported) {
  Parameters p = trial::small();
  p.organisation_start.in_use = {{0, 0.5F, 0, 0}};
  p.organisation_start.lead_in_use = 0;
  const Untouched untouched = leave_untouched(p, 2);
  EXPECT_NEAR(untouched.at_first[Co::design], 0.5, 0.1);
}

TEST(Contradictions, NameTheCosThatMoveByMoreThanFivePoints) {
  const PerCo<double> after = {{0.14, 0.14, 0.2, 0.06}};
  const Untouched untouched = {{{0.13, 0.3, 0.2, 0.08}}, after, after, {{0.01, 0.01, 0.01, 0.01}}};
  const std::vector<std::string> found = contradictions(untouched);
  ASSERT_EQ(found.size(), 1);
  EXPECT_THAT(found[0], HasSubstr("design: the scores do not agree"));
  EXPECT_THAT(found[0], HasSubstr("30% of staff have it in use in the first month and 14% after two years"));
}

TEST(Contradictions, NameTheCosThatLoseOrGainMoreThanAThirdInFiveYearsBeyondChance) {
  const PerCo<double> first = {{0.06, 0.12, 0.12, 0.012}};
  const PerCo<double> last = {{0.03, 0.06, 0.06, 0.003}};
  const Untouched untouched = {first, first, last, {{0.002, 0.002, 0.07, 0.001}}};
  const std::vector<std::string> found = contradictions(untouched);
  ASSERT_EQ(found.size(), 2);
  EXPECT_THAT(found[0], HasSubstr("commission: the scores do not agree"));
  EXPECT_THAT(found[1], HasSubstr("12% of staff have it in use in the first month and 6% after five years"));
}

}  // namespace
}  // namespace coadopt

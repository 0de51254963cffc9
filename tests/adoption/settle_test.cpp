// Practice settles: what is tried comes into use or lapses, what is in use may lapse. Draws are scripted.

#include "adoption/settle.hpp"

#include <gtest/gtest.h>

namespace coadopt {
namespace {

const SettleParameters p = defaults<SettleParameters>();
constexpr float just = 1e-4F;

MonthOfPractice month(int sessions, int failed, float unmet = 0, float commitment = 1) {
  return {.sessions = sessions, .failed = failed, .unmet_share = unmet, .commitment = commitment};
}

// Expects that `practice` becomes `to` below `until` from `from` on, and not beyond.
void expect_between(Practice practice, const MonthOfPractice& of, float from, float until, Practice to) {
  if (from > 0) {
    EXPECT_NE(settled(p, practice, of, from - just), to);
  }
  EXPECT_EQ(settled(p, practice, of, from + just), to);
  EXPECT_EQ(settled(p, practice, of, until - just), to);
  if (until < 1) {
    EXPECT_NE(settled(p, practice, of, until + just), to);
  }
}

TEST(WhatIsTried, ComesIntoUseWithTheShareOfSuccess) {
  expect_between(Practice::trying, month(4, 0), 0, 0.25F, Practice::in_use);
  expect_between(Practice::trying, month(4, 2), 0, 0.125F, Practice::in_use);
  EXPECT_NE(settled(p, Practice::trying, month(4, 4), just), Practice::in_use);
  EXPECT_NE(settled(p, Practice::trying, month(0, 0), just), Practice::in_use);
}

TEST(WhatIsTried, LapsesTheMoreTheMoreSessionsFail) {
  expect_between(Practice::trying, month(4, 0), 0.25F, 0.30F, Practice::lapsed);
  expect_between(Practice::trying, month(4, 2), 0.125F, 0.275F, Practice::lapsed);
  expect_between(Practice::trying, month(4, 4), 0, 0.25F, Practice::lapsed);
  expect_between(Practice::trying, month(0, 0), 0, 0.05F, Practice::lapsed);
}

TEST(WhatIsTried, IsOtherwiseTriedOn) {
  EXPECT_EQ(settled(p, Practice::trying, month(4, 0), 0.99F), Practice::trying);
}

TEST(WhatIsInUse, LapsesSeldomWhereNothingGoesWrong) {
  expect_between(Practice::in_use, month(4, 0), 0, 0.030F, Practice::lapsed);
  EXPECT_EQ(settled(p, Practice::in_use, month(4, 0), 0.5F), Practice::in_use);
}

TEST(WhatIsInUse, LapsesMoreWithoutSessionsWithFailureWithoutTimeAndWithoutCommitment) {
  expect_between(Practice::in_use, month(0, 0), 0, 0.080F, Practice::lapsed);
  expect_between(Practice::in_use, month(4, 4), 0, 0.070F, Practice::lapsed);
  expect_between(Practice::in_use, month(4, 1), 0, 0.040F, Practice::lapsed);
  expect_between(Practice::in_use, month(4, 0, 1), 0, 0.060F, Practice::lapsed);
  expect_between(Practice::in_use, month(4, 0, 0, 0), 0, 0.039F, Practice::lapsed);
  expect_between(Practice::in_use, month(4, 0, 0, 0.3F), 0, 0.030F, Practice::lapsed);
  expect_between(Practice::in_use, month(0, 0, 1, 0), 0, 0.119F, Practice::lapsed);
}

TEST(WhatIsNotPractised, StaysAsItIs) {
  for (const float u : {just, 0.5F, 1 - just}) {
    EXPECT_EQ(settled(p, Practice::not_yet, month(4, 0), u), Practice::not_yet);
    EXPECT_EQ(settled(p, Practice::lapsed, month(4, 0), u), Practice::lapsed);
  }
}

}  // namespace
}  // namespace coadopt

// Practice settles: what is tried comes into use or lapses, what is in use may lapse. Draws are scripted.

#include "adoption/settle.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

// The tests' own numbers, where the defaults are calibrated.
const SettleParameters settle = [] {
  SettleParameters own = defaults<SettleParameters>();
  own.confirm = 0.25F;
  own.abandon = 0.05F;
  own.lapse = 0.03F;
  own.lapse_failure = 0.04F;
  return own;
}();
constexpr float just = 1e-4F;

MonthOfPractice month(int sessions, int failed, float unmet = 0, float commitment = 1) {
  return {.sessions = sessions, .failed = failed, .unmet_share = unmet, .commitment = commitment};
}

// Expects that `practice` becomes `to` below `until` from `from` on, and not beyond.
void expect_between(Practice practice, const MonthOfPractice& of, float from, float until, Practice to) {
  if (from > 0) {
    EXPECT_NE(settled(settle, practice, of, from - just), to);
  }
  EXPECT_EQ(settled(settle, practice, of, from + just), to);
  EXPECT_EQ(settled(settle, practice, of, until - just), to);
  if (until < 1) {
    EXPECT_NE(settled(settle, practice, of, until + just), to);
  }
}

TEST(WhatIsTried, ComesIntoUseWithTheShareOfSuccess) {
  expect_between(Practice::trying, month(4, 0), 0, 0.25F, Practice::in_use);
  expect_between(Practice::trying, month(4, 2), 0, 0.125F, Practice::in_use);
  EXPECT_NE(settled(settle, Practice::trying, month(4, 4), just), Practice::in_use);
  EXPECT_NE(settled(settle, Practice::trying, month(0, 0), just), Practice::in_use);
}

TEST(WhatIsTried, LapsesTheMoreTheMoreSessionsFail) {
  expect_between(Practice::trying, month(4, 0), 0.25F, 0.30F, Practice::lapsed);
  expect_between(Practice::trying, month(4, 2), 0.125F, 0.275F, Practice::lapsed);
  expect_between(Practice::trying, month(4, 4), 0, 0.25F, Practice::lapsed);
  expect_between(Practice::trying, month(0, 0), 0, 0.05F, Practice::lapsed);
}

TEST(WhatIsTried, IsOtherwiseTriedOn) {
  EXPECT_EQ(settled(settle, Practice::trying, month(4, 0), 0.99F), Practice::trying);
}

TEST(WhatIsInUse, LapsesSeldomWhereNothingGoesWrong) {
  expect_between(Practice::in_use, month(4, 0), 0, 0.030F, Practice::lapsed);
  EXPECT_EQ(settled(settle, Practice::in_use, month(4, 0), 0.5F), Practice::in_use);
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

TEST(ARoutine, LapsesLessTheMoreSessionsItRestsOn) {
  const SettleParameters usual = defaults<SettleParameters>();
  EXPECT_EQ(lapse_left(usual, 0), 1.0F);
  EXPECT_NEAR(lapse_left(usual, 6), 0.12 + 0.88 * std::exp(-1.0), 1e-6);
  EXPECT_NEAR(lapse_left(usual, 1e4F), 0.12, 1e-6);
  MonthOfPractice of = month(4, 0);
  of.experience = 1e4F;
  expect_between(Practice::in_use, of, 0, 0.12F * 0.030F, Practice::lapsed);
  of = month(4, 4);
  of.experience = 8;
  expect_between(Practice::in_use, of, 0, lapse_left(usual, 8) * 0.070F, Practice::lapsed);
}

TEST(WhatIsInUse, LapsesLessWithAHigherPropensity) {
  MonthOfPractice of = month(4, 0);
  of.propensity = 1;
  expect_between(Practice::in_use, of, 0, 0.5F * 0.030F, Practice::lapsed);
  of.propensity = 0;
  expect_between(Practice::in_use, of, 0, 1.5F * 0.030F, Practice::lapsed);
}

TEST(WhatIsNotPractised, StaysAsItIs) {
  for (const float u : {just, 0.5F, 1 - just}) {
    EXPECT_EQ(settled(settle, Practice::not_yet, month(4, 0), u), Practice::not_yet);
    EXPECT_EQ(settled(settle, Practice::lapsed, month(4, 0), u), Practice::lapsed);
  }
}

TEST(SettlingPractice, GoesByEachOnesSessionsHoursLeadersAndDraw) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  Staff& staff = who.staff;
  for (const StaffId one : staff.role.ids()) {
    staff.unmet_share[one] = static_cast<float>(one.value % 3) / 2;
    for (const Co co : all_cos) {
      const auto i = static_cast<std::uint32_t>(index(co));
      staff.practice[co][one] = static_cast<Practice>((one.value + i) % practice_count);
      staff.sessions[co][one] = static_cast<std::uint8_t>((one.value / 4 + i) % 3);
      staff.failed[co][one] = static_cast<std::uint8_t>(staff.sessions[co][one] / 2);
      staff.experience[co][one] = static_cast<float>(one.value % 5);
      staff.months_in_use[co][one] = staff.practice[co][one] == Practice::in_use ? 254 : 0;
      staff.used[one] = {};
    }
  }
  SettleParameters quick = settle;
  quick.lapse_no_session = quick.lapse_failure = quick.lapse_unmet_time = 0.3F;
  quick.lapse_weak_commitment = quick.commitment_needed = 1;
  const Staff before = staff;
  const Moment moment{{3, 0}, 2};
  trial::in_every_community(who, [&](CommunityId in) { settle_practice(who, in, quick, moment); });
  std::uint32_t settled_now = 0;
  for (const StaffId one : staff.role.ids()) {
    const float commitment = who.organisations.now.commitment[who.organisation_of(one)];
    const auto draw = moment.own(Purpose::settle_practice, one.value);
    for (const Co co : all_cos) {
      const MonthOfPractice of = {.sessions = before.sessions[co][one],
          .failed = before.failed[co][one],
          .unmet_share = before.unmet_share[one],
          .commitment = commitment,
          .experience = before.experience[co][one],
          .propensity = before.propensity[one]};
      const Practice after = settled(quick, before.practice[co][one], of, draw[index(co)]);
      ASSERT_EQ(staff.practice[co][one], after);
      const bool in_use = after == Practice::in_use;
      ASSERT_EQ(staff.used[one].has(co), in_use);
      ASSERT_EQ(staff.months_in_use[co][one], in_use ? before.months_in_use[co][one] + 1 : 0);
      settled_now += staff.practice[co][one] != before.practice[co][one] ? 1U : 0U;
    }
  }
  EXPECT_GT(settled_now, 30U);
}

TEST(SettlingPractice, CountsNoFurtherThanItCan) {
  trial::Trial trial(trial::small());
  Staff& staff = trial.who().staff;
  SettleParameters lasting = settle;
  lasting.lapse = lasting.lapse_no_session = lasting.lapse_failure = lasting.lapse_unmet_time =
      lasting.lapse_weak_commitment = 0;
  const StaffId one{9};
  staff.practice[Co::assess][one] = Practice::in_use;
  staff.months_in_use[Co::assess][one] = 255;
  trial::in_every_community(trial.who(), [&](CommunityId in) {
    settle_practice(trial.who(), in, lasting, Moment{{3, 0}, 2});
  });
  EXPECT_EQ(staff.months_in_use[Co::assess][one], 255);
}

TEST(WhatColleaguesSee, IsWhatIsEspousedAndWhatIsTriedOrInUse) {
  trial::Trial trial(trial::small());
  Staff& staff = trial.who().staff;
  const StaffId one{9};
  const std::array<Practice, co_count> practice = {
      Practice::trying, Practice::in_use, Practice::lapsed, Practice::not_yet};
  for (const Co co : all_cos) staff.practice[co][one] = practice[index(co)];
  staff.espoused[one] = {};
  staff.espoused[one].add(Co::assess);
  see_colleagues(trial.who());
  CoSet practised;
  practised.add(Co::commission);
  practised.add(Co::design);
  EXPECT_EQ(staff.seen_practising[one], practised);
  EXPECT_EQ(staff.seen_espoused[one], staff.espoused[one]);
}

}  // namespace
}  // namespace coadopt

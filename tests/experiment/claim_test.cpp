#include "experiment/claim.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "experiment/given.hpp"

namespace coadopt {
namespace {

const std::size_t practice = outcome_index("practice_in_use");

Comparison of(double reference, double scenario) {
  return given::comparison("practice_in_use", {{reference, reference}, {scenario, scenario + 1e-9}});
}

std::vector<Variant> rules_and_draws() {
  return {{"weakest_link", true, {}}, {"additive", true, {}}, {"draw 1", false, {}}, {"draw 2", false, {}}};
}

TEST(Claim, IsMadeOnlyWhereTheIntervalLeavesOutNothing) {
  const Comparison unclear = given::comparison("practice_in_use", {{.2, .2}, {.3, .1}});
  EXPECT_FALSE(claim_of(unclear, 0, 1, practice).has_value());
  const auto claim = claim_of(of(0.1, 0.3), 0, 1, practice);
  ASSERT_TRUE(claim.has_value());
  EXPECT_TRUE(claim->more);
  EXPECT_FALSE(claim_of(of(0.3, 0.1), 0, 1, practice)->more);
}

TEST(Judge, FindsAClaimSurvivingWhereItsSignHoldsThroughout) {
  const Claim claim = {0, 1, practice, true};
  const Verdict verdict = judge(claim, rules_and_draws(), {of(.1, .2), of(.1, .11), of(.1, .9), of(.3, .4)});
  EXPECT_EQ(verdict.rules_held(), 2U);
  EXPECT_EQ(verdict.draws_held(), 2U);
  EXPECT_TRUE(verdict.survives());
}

TEST(Judge, LeavesOutAVariantUnderWhichTheOutcomeIsNotKnown) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const Claim less = {0, 1, practice, false};
  const Verdict verdict = judge(less, rules_and_draws(), {of(.2, unknown), of(.3, .2), of(.3, .2), of(.3, .2)});
  EXPECT_EQ(verdict.rules.size(), 1U);
  EXPECT_EQ(verdict.rules_held(), 1U);
  EXPECT_FALSE(fate_under(less, of(.2, unknown)).has_value());
  EXPECT_FALSE(fate_under(less, std::nullopt).has_value());
  EXPECT_EQ(fate_under(less, of(.3, .2)), Fate::holds);
  EXPECT_EQ(fate_under(less, of(.2, .3)), Fate::reversed);
}

TEST(Judge, NamesTheRuleThatTurnsItRound) {
  const Claim claim = {0, 1, practice, true};
  const Verdict verdict = judge(claim, rules_and_draws(), {of(.2, .1), of(.1, .2), of(.1, .2), of(.1, .2)});
  EXPECT_EQ(verdict.rules[0].name, "weakest_link");
  EXPECT_EQ(verdict.rules[0].fate, Fate::reversed);
  EXPECT_EQ(verdict.rules[1].fate, Fate::holds);
  EXPECT_FALSE(verdict.survives());
}

TEST(Judge, DoesNotLetAClaimSurviveADrawThatTurnsItOrMakesItNil) {
  const Claim claim = {0, 1, practice, false};
  const Comparison nil = given::comparison("practice_in_use", {{.2, .3}, {.2, .3}});
  const Verdict verdict = judge(claim, rules_and_draws(), {of(.2, .1), of(.2, .1), nil, of(.1, .2)});
  EXPECT_EQ(verdict.draws[0].fate, Fate::vanishes);
  EXPECT_EQ(verdict.draws[1].fate, Fate::reversed);
  EXPECT_EQ(verdict.rules_held(), 2U);
  EXPECT_EQ(verdict.draws_held(), 0U);
  EXPECT_FALSE(verdict.survives());
}

TEST(Judge, LeavesOutWhatWasNotFinishedAndFindsNothingSurvivingNothing) {
  const Claim claim = {0, 1, practice, true};
  const Verdict some = judge(claim, rules_and_draws(), {of(.1, .2), {}, {}, {}});
  EXPECT_EQ(some.rules.size(), 1U);
  EXPECT_TRUE(some.survives());
  EXPECT_FALSE(judge(claim, rules_and_draws(), {{}, {}, {}, {}}).survives());
}

}  // namespace
}  // namespace coadopt

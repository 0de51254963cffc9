#include <gtest/gtest.h>

#include "adoption/binding.hpp"
#include "adoption/settle.hpp"
#include "chance/uniforms.hpp"

// Every branch of settling, with scripted draws, and the gate under each rule.

namespace coadopt {
namespace {

const SettleParameters settle = defaults<SettleParameters>();

MonthOfPractice month_with(int sessions, int failed, float unmet = 0.0F, float commitment = 1.0F) {
  return {.sessions = sessions, .failed = failed, .unmet_share = unmet, .commitment = commitment};
}

TEST(Settled, TryingComesIntoUseByTheShareOfSuccess) {
  const MonthOfPractice half = month_with(4, 2);
  EXPECT_EQ(settled(settle, Practice::trying, half, 0.25F * 0.5F - 0.001F), Practice::in_use);
  EXPECT_EQ(settled(settle, Practice::trying, half, 0.25F * 0.5F + 0.001F), Practice::lapsed);
}

TEST(Settled, TryingLapsesMoreOftenAfterFailure) {
  const MonthOfPractice failure = month_with(3, 3);
  EXPECT_EQ(settled(settle, Practice::trying, failure, 0.249F), Practice::lapsed);
  EXPECT_EQ(settled(settle, Practice::trying, failure, 0.251F), Practice::trying);
}

TEST(Settled, TryingWithoutSessionsNeverComesIntoUse) {
  EXPECT_EQ(settled(settle, Practice::trying, month_with(0, 0), 1e-6F), Practice::lapsed);
  EXPECT_EQ(settled(settle, Practice::trying, month_with(0, 0), 0.051F), Practice::trying);
}

TEST(Settled, UseLapsesForEachReasonOfItsOwn) {
  const auto lapses_below = [](const MonthOfPractice& month, float chance) {
    EXPECT_EQ(settled(settle, Practice::in_use, month, chance - 0.0005F), Practice::lapsed) << chance;
    EXPECT_EQ(settled(settle, Practice::in_use, month, chance + 0.0005F), Practice::in_use) << chance;
  };
  lapses_below(month_with(2, 0), 0.030F);
  lapses_below(month_with(0, 0), 0.080F);
  lapses_below(month_with(2, 2), 0.070F);
  lapses_below(month_with(2, 0, 1.0F), 0.060F);
  lapses_below(month_with(2, 0, 0.0F, 0.0F), 0.039F);
}

TEST(Settled, WhatIsNotPractisedStaysAsItIs) {
  EXPECT_EQ(settled(settle, Practice::not_yet, month_with(0, 0), 0.0F), Practice::not_yet);
  EXPECT_EQ(settled(settle, Practice::lapsed, month_with(0, 0), 0.0F), Practice::lapsed);
}

Terms drawn_terms(std::uint32_t number) {
  std::array<float, 16> u{};
  for (std::uint32_t i = 0; i < 4; ++i) {
    const auto four = own_uniforms(Stream{7, 0}, Purpose::staff_traits, 1, number, i);
    std::copy(four.begin(), four.end(), u.begin() + 4 * i);
  }
  return {u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9], u[10], u[11], u[12], u[13]};
}

DecideParameters under(DecisionRule rule) {
  auto p = defaults<DecideParameters>();
  p.decision_rule = rule;
  return p;
}

constexpr std::array rules = {
    DecisionRule::com_b, DecisionRule::additive, DecisionRule::weakest_link, DecisionRule::persuasion};

TEST(ChanceToTry, IsAChanceBelowTheTryRateUnderEveryRule) {
  for (const DecisionRule rule : rules) {
    const DecideParameters p = under(rule);
    for (std::uint32_t i = 0; i < 2000; ++i) {
      const float chance = chance_to_try(p, drawn_terms(i), all_cos[i % 4]);
      EXPECT_GE(chance, 0.0F);
      EXPECT_LE(chance, p.try_rate);
    }
  }
}

TEST(ChanceToTry, NeverFallsWhereABarrierIsRemoved) {
  for (const DecisionRule rule : rules) {
    const DecideParameters p = under(rule);
    for (std::uint32_t i = 0; i < 500; ++i) {
      const Terms terms = drawn_terms(i);
      const float chance = chance_to_try(p, terms, Co::design);
      for (const BarrierDescription& one : all_barriers) {
        EXPECT_GE(chance_to_try(p, without(one.barrier, terms), Co::design), chance * 0.99999F) << one.name;
      }
    }
  }
}

TEST(ChanceToTry, NeedsCapabilityAndOpportunityUnderComB) {
  const auto p = defaults<DecideParameters>();
  Terms terms = drawn_terms(1);
  terms.skill = 0.0F;
  EXPECT_EQ(chance_to_try(p, terms, Co::deliver), 0.0F);
  terms = drawn_terms(1);
  terms.time = 0.0F;
  EXPECT_EQ(chance_to_try(p, terms, Co::deliver), 0.0F);
}

TEST(BindingBarrier, IsTheOneWhoseRemovalRaisesTheChanceMostOfAllTwelve) {
  for (const DecisionRule rule : rules) {
    const DecideParameters p = under(rule);
    std::array<bool, barrier_count> found{};
    for (std::uint32_t i = 0; i < 4000; ++i) {
      const Terms terms = drawn_terms(i);
      const Barrier binding = binding_barrier(p, terms, Co::assess);
      float best = 0.0F;
      for (const BarrierDescription& one : all_barriers) {
        best = std::max(best, chance_to_try(p, without(one.barrier, terms), Co::assess));
      }
      EXPECT_NEAR(chance_to_try(p, without(binding, terms), Co::assess), best, 1e-6F);
      found[index(binding)] = true;
    }
    EXPECT_FALSE(found[index(Barrier::language)]) << "language stands before the gate";
    EXPECT_TRUE(found[index(Barrier::skill)]);
  }
}

TEST(Norm, IsAThresholdThatColleaguesPass) {
  const auto p = defaults<DecideParameters>();
  EXPECT_EQ(norm_from_practice(p, 0.0F), 0.0F);
  EXPECT_NEAR(norm_from_practice(p, p.norm_threshold), 0.5F, 1e-6F);
  EXPECT_LT(norm_from_practice(p, 0.1F), 0.1F);
  EXPECT_GT(norm_from_practice(p, 0.5F), 0.8F);
}

}  // namespace
}  // namespace coadopt

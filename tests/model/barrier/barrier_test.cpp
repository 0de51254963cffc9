// What is weighed without a barrier is its enabling factor at its best, and nothing else.

#include "adoption/decide.hpp"

#include <gtest/gtest.h>

#include <random>

#include "month/trial.hpp"

namespace coadopt {
namespace {

constexpr std::array<DecisionRule, 4> rules = {
    DecisionRule::com_b, DecisionRule::additive, DecisionRule::weakest_link, DecisionRule::persuasion};

Terms random_terms(std::mt19937& engine) {
  const auto draw = [&] { return static_cast<float>(engine() >> 8U) * 0x1p-24F; };
  return {draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw(),
      draw(), draw()};
}

// Motivation must matter for a barrier on it to bind, so the gate is put where it is steep.
DecideParameters steep(DecisionRule rule) {
  DecideParameters p = defaults<DecideParameters>();
  p.decision_rule = rule;
  p.motivation_slope = 20;
  p.motivation_threshold = {{1, 1, 1, 1}};
  return p;
}

// The terms with nothing in the way but one barrier.
Terms only(Barrier barrier) {
  Terms t = trial::no_barriers(0.2F);
  t.incentive = 0;
  switch (barrier) {
    case Barrier::power: t.power_threat = 1; break;
    case Barrier::culture: t.attitude = 0; break;
    case Barrier::time: t.time = 0.1F; break;
    case Barrier::systems: t.friction = 0.9F; break;
    case Barrier::risk: t.perceived_risk = t.blame = 1; break;
    case Barrier::language: break;
    case Barrier::skill: t.skill = 0.1F; break;
    case Barrier::evidence: t.evidence = 0; break;
    case Barrier::resources: t.funding = 0; break;
    case Barrier::leadership: t.commitment = 0; break;
    case Barrier::short_termism: t.short_termism = 1; break;
    case Barrier::citizens: t.partner = 0; break;
  }
  return t;
}

TEST(TakingABarrierAway, BringsItsEnablingFactorToItsBestAndNothingElse) {
  for (const BarrierDescription& one : all_barriers) {
    const Terms best = without(one.barrier, only(one.barrier));
    const DecideParameters p = steep(DecisionRule::com_b);
    Terms ideal = trial::no_barriers(0.2F);
    ideal.incentive = 0;
    ideal.blame = best.blame;
    EXPECT_EQ(opportunity(p, best), opportunity(p, ideal)) << one.name;
    EXPECT_EQ(motivation(p, best), motivation(p, ideal)) << one.name;
    EXPECT_EQ(best.skill, 1.0F);
  }
}

TEST(TakingABarrierAway, NeverLowersTheChanceToTry) {
  std::mt19937 engine(12);
  for (int i = 0; i < 5'000; ++i) {
    DecideParameters p = defaults<DecideParameters>();
    p.decision_rule = rules[static_cast<std::size_t>(i) % rules.size()];
    const Terms terms = random_terms(engine);
    const float before = chance_to_try(p, terms, Co::design);
    for (const BarrierDescription& one : all_barriers) {
      ASSERT_GE(chance_to_try(p, without(one.barrier, terms), Co::design), before * (1 - 2e-6F)) << one.name;
    }
  }
}

}  // namespace
}  // namespace coadopt

// The binding barrier is the one whose removal alone would raise the chance to try most.

#include "adoption/binding.hpp"

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

TEST(TheBindingBarrier, IsTheOneThatTryingAllTwelveFinds) {
  std::mt19937 engine(11);
  std::array<int, barrier_count> found{};
  for (int i = 0; i < 20'000; ++i) {
    DecideParameters p = defaults<DecideParameters>();
    p.decision_rule = rules[static_cast<std::size_t>(i) % rules.size()];
    const Terms terms = random_terms(engine);
    const Co co = all_cos[static_cast<std::size_t>(i / 4) % co_count];
    float best = 0;
    for (const BarrierDescription& one : all_barriers) {
      best = std::max(best, chance_to_try(p, without(one.barrier, terms), co));
    }
    const Barrier binding = binding_barrier(p, terms, co);
    ++found[index(binding)];
    ASSERT_NEAR(chance_to_try(p, without(binding, terms), co), best, 1e-6F * best)
        << all_barriers[index(binding)].name << " under "
        << decision_rule_names[static_cast<std::size_t>(p.decision_rule)];
  }
  EXPECT_EQ(found[index(Barrier::language)], 0);  // it acts before the gate
  for (const Barrier one : {Barrier::skill, Barrier::time, Barrier::systems, Barrier::resources,
           Barrier::citizens, Barrier::culture, Barrier::leadership, Barrier::power}) {
    EXPECT_GT(found[index(one)], 0) << all_barriers[index(one)].name;
  }
}

// Motivation must matter for a barrier on it to bind, so the gate is put where it is steep.
DecideParameters steep(DecisionRule rule) {
  DecideParameters p = defaults<DecideParameters>();
  p.decision_rule = rule;
  p.motivation_slope = 20;
  p.motivation_threshold = {{1, 1, 1, 1}};
  return p;
}

// For a barrier elsewhere to bind, motivation must suffice, though not so far that nothing could add to it.
DecideParameters open_to(DecisionRule rule) {
  DecideParameters p = defaults<DecideParameters>();
  p.decision_rule = rule;
  p.motivation_slope = 2;
  p.motivation_threshold = {{0.1F, 0.1F, 0.1F, 0.1F}};
  return p;
}

bool sits_in_motivation(Barrier barrier) {
  return all_barriers[index(barrier)].where.starts_with("motivation");
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

TEST(TheBindingBarrier, CanBeEachOfTheTwelveButLanguageUnderEveryRule) {
  for (const DecisionRule rule : rules) {
    for (const BarrierDescription& one : all_barriers) {
      if (one.barrier == Barrier::language) continue;
      const DecideParameters p = sits_in_motivation(one.barrier) ? steep(rule) : open_to(rule);
      EXPECT_EQ(binding_barrier(p, only(one.barrier), Co::deliver), one.barrier)
          << one.name << " under " << decision_rule_names[static_cast<std::size_t>(rule)];
    }
  }
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

TEST(TheBarrierBeforeTheGate, IsTheOneWhoseRemovalRaisesTheChanceToEspouseMost) {
  const EspouseParameters p = defaults<EspouseParameters>();
  const EspousalTerms best = {.attitude = 1,
      .commitment = 1,
      .evidence = 1,
      .success = 1,
      .espousing_peers = 0.8F,
      .practising_peers = 0.5F,
      .jargon = 0};
  EXPECT_EQ(binding_before_gate(p, best), Barrier::culture);  // none is left, and one must be named
  EspousalTerms without = best;
  without.attitude = 0;
  EXPECT_EQ(binding_before_gate(p, without), Barrier::culture);
  without = best;
  without.jargon = 1;
  EXPECT_EQ(binding_before_gate(p, without), Barrier::language);
  without = best;
  without.evidence = 0;
  EXPECT_EQ(binding_before_gate(p, without), Barrier::evidence);
  without = best;
  without.commitment = 0;
  EXPECT_EQ(binding_before_gate(p, without), Barrier::leadership);
}

}  // namespace
}  // namespace coadopt

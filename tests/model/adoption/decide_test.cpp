// The decision to try: capability, opportunity and motivation, under four rival rules.

#include "adoption/decide.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

constexpr Terms middling = {.skill = 0.3F,
    .time = 0.8F,
    .friction = 0.4F,
    .funding = 0.45F,
    .partner = 0.3F,
    .attitude = 0.45F,
    .peers = 0.2F,
    .commitment = 0.45F,
    .evidence = 0.25F,
    .incentive = 0.15F,
    .power_threat = 0.5F,
    .perceived_risk = 0.5F,
    .blame = 0.55F,
    .short_termism = 0.55F};

// The same in double precision, from the description of the model and its numbers.
constexpr double opportunity_of_middling = 0.8 * 0.6 * (0.5 + 0.5 * 0.45) * (0.15 + 0.85 * 0.3);
constexpr double norm_of_middling = 0.65 * 0.2 + 0.35 * 0.45;
constexpr double motivation_of_middling = 0.45 * 0.45 + 0.45 * norm_of_middling + 0.20 * 0.25 + 0.25 * 0.15 +
                                          0.25 * 0.45 - 0.35 * 0.5 - 0.35 * 0.5 * (0.4 + 0.6 * 0.55) -
                                          0.15 * 0.55;
double sigma(double x) { return 1 / (1 + std::exp(-x)); }

DecideParameters under(DecisionRule rule) {
  DecideParameters p = defaults<DecideParameters>();
  p.decision_rule = rule;
  p.try_rate = 0.5F;
  p.skill_exponent = 0.6F;
  p.weight_norm = 0.45F;
  p.weight_perceived_risk = 0.35F;
  p.partner_floor = 0.15F;
  p.additive_shift = 1.3F;
  p.weakest_link_scale = 0.21F;
  return p;
}

TEST(TheChanceToTry, NeverExceedsWhatTheFirstTwoPartsOfTheGateAllow) {
  for (const DecisionRule rule :
      {DecisionRule::com_b, DecisionRule::additive, DecisionRule::weakest_link, DecisionRule::persuasion}) {
    const DecideParameters p = under(rule);
    for (const float skill : {0.0F, 0.01F, 0.3F, 0.999F, 1.0F}) {
      for (const float time : {0.0F, 0.2F, 1.0F}) {
        for (const float attitude : {0.0F, 0.5F, 1.0F}) {
          Terms terms = middling;
          terms.skill = skill;
          terms.time = time;
          terms.attitude = attitude;
          const float most =
              most_chance_to_try(p, capability_part(p, skill), opportunity_part(p, opportunity(p, terms)));
          EXPECT_LE(chance_to_try(p, terms, Co::design), most);
          EXPECT_LE(most, most_chance_to_try(
                              p, capability_at_most(p, skill), opportunity_at_most(p, opportunity(p, terms))));
        }
      }
    }
  }
}

TEST(Opportunity, IsTimeTimesSystemsTimesFundingTimesPartners) {
  const DecideParameters p = under(DecisionRule::com_b);
  EXPECT_NEAR(opportunity(p, middling), opportunity_of_middling, 1e-6);
  EXPECT_NEAR(opportunity(p, trial::no_barriers(0)), 1, 1e-6);
  Terms t = middling;
  t.friction = 1;
  EXPECT_EQ(opportunity(p, t), 0.0F);
  t = middling;
  t.time = 0;
  EXPECT_EQ(opportunity(p, t), 0.0F);
}

TEST(OpportunityDeathTest, IsOfLevels) {
  Terms more_than_all = middling;
  more_than_all.time = 100.0F;
  if constexpr (contracts_checked) {
    EXPECT_DEATH(static_cast<void>(opportunity(under(DecisionRule::com_b), more_than_all)), "ensures");
    EXPECT_DEATH(static_cast<void>(gate(under(DecisionRule::com_b), 100.0F, 1.0F, 1.0F)), "ensures");
  }
}

TEST(Motivation, IsTheWeighedSumOfWhatSpeaksForAndAgainst) {
  const DecideParameters p = under(DecisionRule::com_b);
  EXPECT_NEAR(motivation(p, middling), motivation_of_middling, 1e-6);
  EXPECT_NEAR(motivation(p, trial::no_barriers(1)), 0.45 + 0.45 + 0.20 + 0.25 + 0.25, 1e-6);
}

TEST(Motivation, IsMoreWithAHigherPropensityAndAsItIsWithTheUsualOne) {
  const DecideParameters p = under(DecisionRule::com_b);
  Terms t = middling;
  t.propensity = 0.75F;
  EXPECT_NEAR(motivation(p, t) - motivation(p, middling), 0.48 * 0.25, 1e-6);
  t.propensity = 0.25F;
  EXPECT_NEAR(motivation(p, t) - motivation(p, middling), -0.48 * 0.25, 1e-6);
}

TEST(Motivation, FearsRiskInPartWithoutBlameAndFullyWithIt) {
  const DecideParameters p = under(DecisionRule::com_b);
  Terms t = trial::no_barriers(0);
  const float without = motivation(p, t);
  t.perceived_risk = 1;
  EXPECT_NEAR(without - motivation(p, t), 0.35 * 0.4, 1e-6);
  t.blame = 1;
  EXPECT_NEAR(without - motivation(p, t), 0.35, 1e-6);
}

TEST(TheChanceToTry, IsUnderComBTheProductOfAllThree) {
  const DecideParameters p = under(DecisionRule::com_b);
  const PerCo<double> threshold = {{0.27, 0.15, 0.19, 0.19}};
  for (const Co co : all_cos) {
    EXPECT_NEAR(chance_to_try(p, middling, co),
        0.5 * std::pow(0.3, 0.6) * std::pow(opportunity_of_middling, 0.8) *
            sigma(7 * (motivation_of_middling - threshold[co])),
        1e-6);
    EXPECT_EQ(chance_to_try(p, middling, co), chance_to_try(under(DecisionRule::persuasion), middling, co));
  }
}

TEST(TheChanceToTry, IsUnderTheAdditiveRuleALogitOfTheSameTerms) {
  EXPECT_NEAR(chance_to_try(under(DecisionRule::additive), middling, Co::deliver),
      0.5 * sigma(7 * (motivation_of_middling - 0.19) + 2 * (0.3 - 0.5) + 3 * (opportunity_of_middling - 0.5) -
                  1.3),
      1e-6);
}

TEST(TheChanceToTry, IsUnderTheWeakestLinkThatOfTheLeastOfTheThree) {
  const DecideParameters p = under(DecisionRule::weakest_link);
  Terms t = trial::no_barriers(1);
  t.skill = 0.1F;
  EXPECT_NEAR(chance_to_try(p, t, Co::design), 0.5 * 0.21 * std::pow(0.1, 0.6), 1e-6);
  t = trial::no_barriers(1);
  t.time = 0.1F;
  EXPECT_NEAR(chance_to_try(p, t, Co::design), 0.5 * 0.21 * std::pow(0.1, 0.8), 1e-6);
  t = trial::no_barriers(1);
  t.attitude = t.peers = t.commitment = t.evidence = t.incentive = 0;
  EXPECT_NEAR(chance_to_try(p, t, Co::design), 0.5 * 0.21 * sigma(7 * -0.15), 1e-6);
}

TEST(TheChanceToTry, IsNothingWithoutSkillOrOpportunityUnlessTheyOnlyAdd) {
  Terms unskilled = trial::no_barriers(1);
  unskilled.skill = 0;
  Terms without_time = trial::no_barriers(1);
  without_time.time = 0;
  for (const DecisionRule rule : {DecisionRule::com_b, DecisionRule::weakest_link, DecisionRule::persuasion}) {
    EXPECT_EQ(chance_to_try(under(rule), unskilled, Co::deliver), 0.0F);
    EXPECT_EQ(chance_to_try(under(rule), without_time, Co::deliver), 0.0F);
  }
  EXPECT_GT(chance_to_try(under(DecisionRule::additive), unskilled, Co::deliver), 0.1F);
  EXPECT_GT(chance_to_try(under(DecisionRule::additive), without_time, Co::deliver), 0.1F);
}

// Everyone who espouses is certain to try; the draw alone decides.
class Deciding : public ::testing::Test {
 protected:
  Deciding()
      : trial_(parameters()),
        weigh_{p_, trial_.world().parameters.partner, trial_.world().parameters.workload} {
    p_.try_rate = 1;
    p_.motivation_slope = 50;
    p_.motivation_threshold = {{-1, -1, -1, -1}};
  }
  static Parameters parameters() {
    Parameters p = trial::one_team(40);
    trial::remove_barriers(p);
    p.staff_start.espoused = {1, 1, 1, 1};
    return p;
  }
  Staff& staff() { return trial_.who().staff; }
  trial::Trial trial_;
  DecideParameters p_ = trial_.world().parameters.decide;
  WeighParameters weigh_;
  Moment moment_{{3, 0}, 1};
};

TEST_F(Deciding, IsForThoseWhoEspouseAndDoNotPractise) {
  staff().espoused[StaffId{0}] = {};
  staff().practice[Co::assess][StaffId{1}] = Practice::in_use;
  staff().practice[Co::assess][StaffId{2}] = Practice::lapsed;
  staff().espoused[StaffId{4}].remove(Co::assess);
  p_.retry_share = 0;
  decide(trial_.who(), weigh_, moment_);
  EXPECT_EQ(staff().practice[Co::assess][StaffId{0}], Practice::not_yet);
  EXPECT_EQ(staff().practice[Co::assess][StaffId{4}], Practice::not_yet);
  EXPECT_EQ(staff().practice[Co::design][StaffId{4}], Practice::trying);
  EXPECT_EQ(staff().practice[Co::assess][StaffId{1}], Practice::in_use);
  EXPECT_EQ(staff().practice[Co::assess][StaffId{2}], Practice::lapsed);
  EXPECT_EQ(staff().practice[Co::assess][StaffId{3}], Practice::trying);
  EXPECT_EQ(staff().practice[Co::deliver][StaffId{3}], Practice::not_yet);  // not a manager's work
}

TEST_F(Deciding, IsAsMuchLessLikelyForThoseWhoLapsedAsDeclared) {
  p_.retry_share = 0.5F;
  for (const StaffId one : staff().role.ids()) staff().practice[Co::assess][one] = Practice::lapsed;
  decide(trial_.who(), weigh_, moment_);
  for (const StaffId one : staff().role.ids()) {
    const bool tries = moment_.own(Purpose::decide, one.value)[index(Co::assess)] < 0.5F;
    EXPECT_EQ(staff().practice[Co::assess][one], tries ? Practice::trying : Practice::lapsed);
  }
}

}  // namespace
}  // namespace coadopt

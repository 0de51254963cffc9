// A place with a single barrier is diagnosed with that barrier.

#include "experiment/diagnosis/run_diagnosis.hpp"

#include <gtest/gtest.h>

#include "contract/contract.hpp"

#include "month/trial.hpp"
#include "results/journal.hpp"

namespace coadopt {
namespace {

DiagnosisRun diagnosed(const Scenario& scenario, std::uint32_t permutations, std::uint32_t threads = 2) {
  const RunWatch watch = {.stop = never_stopped,
      .begin = [](std::uint64_t, double) {},
      .month_done = [] {},
      .notice = [](const std::string&) {},
      .warn = [](const std::string&) {}};
  return run_diagnosis(scenario, permutations, {.threads = threads}, watch);
}

// A small place in which nothing stands in the way, and nothing comes up later.
Scenario without_barriers() {
  Scenario scenario;
  scenario.run.months = 24;
  scenario.run.replicates = 3;
  Parameters& p = scenario.parameters;
  p = trial::small();
  trial::remove_barriers(p);
  p.partner.design_engaged = 0;  // capacity alone is enough of a partner there
  p.decide.motivation_threshold = {{0.6F, 0.6F, 0.6F, 0.6F}};
  p.decide.weight_incentive = 0;
  p.decide.weight_norm = 0;
  p.workload.casework_hours = 0;
  p.organisation_start.expectation = 0;
  p.organisation_start.concentration = 1000;
  p.person_start.capability = p.person_start.efficacy = p.person_start.trust = p.person_start.free_time = 1;
  p.person_start.entitlement = 0;
  p.benefit.efficacy_loss = p.benefit.trust_loss = 0;
  p.take_part.unanswered_trust = 0;
  p.capacity.capacity_return = 0;
  return scenario;
}

struct SingleBarrier {
  Barrier barrier;
  void (*raise)(Parameters&);
};

const std::vector<SingleBarrier>& single_barriers() {
  static const std::vector<SingleBarrier> all = {
      {Barrier::power,
          [](Parameters& p) {
            p.staff_start.power_threat = 0.9F;
            p.decide.weight_power_threat = 1;
          }},
      {Barrier::culture,
          [](Parameters& p) {
            p.staff_start.attitude = 0.1F;
            p.decide.weight_attitude = 1;
            p.organisation_start.commitment = 1;
          }},
      {Barrier::time,
          [](Parameters& p) {
            p.workload.duties = {{1, 1, 1}};
          }},
      {Barrier::systems,
          [](Parameters& p) {
            p.organisation_start.friction = {{0.95F, 0.95F, 0.95F, 0.95F}};
          }},
      {Barrier::risk,
          [](Parameters& p) {
            p.staff_start.perceived_risk = 0.9F;
            p.organisation_start.blame = 0.9F;
            p.decide.weight_perceived_risk = 1.5F;
          }},
      {Barrier::language,
          [](Parameters& p) {
            p.organisation_start.jargon = 0.95F;
            p.espouse.jargon_weight = 1;
            p.espouse.talk = 0.5F;
            p.espouse.push = p.espouse.persuasion = 0;
            p.staff_start.espoused = {0.1F, 0.1F, 0.1F, 0.1F};
          }},
      {Barrier::skill,
          [](Parameters& p) {
            p.staff_start.skill = 0.05F;
            p.staff_learn.skill_floor = 0.05F;
            p.staff_learn.skill_gain = 0;
          }},
      {Barrier::evidence,
          [](Parameters& p) {
            p.organisation_start.evidence = 0.05F;
            p.decide.weight_evidence = 2;
            p.decide.weight_attitude = p.decide.weight_commitment = 0;
            p.commitment.evidence_yield = 0;
          }},
      {Barrier::resources,
          [](Parameters& p) {
            p.organisation_start.funding = 0.02F;
            p.decide.funding_floor = 0;
          }},
      {Barrier::leadership,
          [](Parameters& p) {
            p.organisation_start.commitment = 0.02F;
            p.decide.weight_commitment = 2;
            p.decide.weight_attitude = p.decide.weight_evidence = 0;
            p.commitment.conviction_weight = 0;
          }},
      {Barrier::short_termism,
          [](Parameters& p) {
            p.organisation_start.short_termism = 0.95F;
            p.decide.weight_short_termism = 1;
          }},
      {Barrier::citizens,
          [](Parameters& p) {
            p.person_start.efficacy = p.person_start.trust = p.person_start.free_time = 0.02F;
            p.person_start.entitlement = 0.98F;
            p.community_start.capacity = 0.02F;
            p.capacity.capacity_growth = 0;
            p.decide.partner_floor = 0;
          }},
  };
  return all;
}

class APlaceWithASingleBarrier : public testing::TestWithParam<std::size_t> {};

TEST_P(APlaceWithASingleBarrier, IsHeldBackByThatBarrierTo95Percent) {
  if (contracts_checked && GetParam() > 0) GTEST_SKIP() << "takes minutes with contracts checked";
  const auto& [barrier, raise] = single_barriers()[GetParam()];
  Scenario scenario = without_barriers();
  raise(scenario.parameters);
  const DiagnosisRun run = diagnosed(scenario, contracts_checked ? 2 : 4);
  ASSERT_TRUE(run.found);
  const std::size_t summary = run.found->summary();
  double whole = 0.0;
  double own = 0.0;
  for (const Contributions& one : run.found->replicates) {
    whole += one.whole[summary] / 3;
    own += one.shares[index(barrier)][summary] / 3;
  }
  EXPECT_GT(whole, 0.05) << all_barriers[index(barrier)].name;
  EXPECT_GE(own, 0.95 * whole) << all_barriers[index(barrier)].name << " " << own << " of " << whole;
  EXPECT_LE(own, 1.05 * whole) << all_barriers[index(barrier)].name << " " << own << " of " << whole;
}

INSTANTIATE_TEST_SUITE_P(Each, APlaceWithASingleBarrier, testing::Range(std::size_t{0}, barrier_count));

Scenario tiny_place(DecisionRule rule) {
  Scenario scenario;
  scenario.run.months = 14;
  scenario.run.replicates = 2;
  scenario.parameters = trial::small();
  scenario.parameters.population.communities = 2;
  scenario.parameters.population.staff = 32;
  scenario.parameters.decide.decision_rule = rule;
  return scenario;
}

TEST(ADiagnosis, AddsUpInEveryReplicateYearAndPlaceUnderEveryRule) {
  for (const DecisionRule rule :
      {DecisionRule::com_b, DecisionRule::additive, DecisionRule::weakest_link, DecisionRule::persuasion}) {
    const DiagnosisRun run = diagnosed(tiny_place(rule), 2);
    ASSERT_TRUE(run.found);
    EXPECT_EQ(run.found->shape.rows(), 3U);
    for (const Contributions& one : run.found->replicates) {
      for (std::size_t i = 0; i < one.whole.size(); ++i) {
        double sum = 0.0;
        for (const Values& share : one.shares) sum += share[i];
        ASSERT_NEAR(sum, one.whole[i], 1e-12);
      }
      EXPECT_GT(one.whole[run.found->summary()], 0.0);
    }
  }
}

TEST(ADiagnosis, HasTheSameBitsOnOneThreadAndOnTwo) {
  const DiagnosisRun one = diagnosed(tiny_place(DecisionRule::com_b), 2, 1);
  const DiagnosisRun two = diagnosed(tiny_place(DecisionRule::com_b), 2, 2);
  for (std::size_t i = 0; i < one.found->replicates.size(); ++i) {
    EXPECT_EQ(one.found->replicates[i].shares, two.found->replicates[i].shares);
    EXPECT_EQ(one.found->replicates[i].as_is, two.found->replicates[i].as_is);
  }
}

TEST(ADiagnosis, StartsFromThePlaceAsARunHasIt) {
  const Scenario scenario = tiny_place(DecisionRule::com_b);
  const DiagnosisRun run = diagnosed(scenario, 2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    const auto record = simulate(scenario, i, {}, never_stopped);
    ASSERT_TRUE(record);
    const double expected =
        mean_of_year(14, [&](Month month) { return record->at(MeasureId::practice_in_use, month)[0]; });
    EXPECT_NEAR(run.found->replicates[i].as_is[run.found->summary()], expected, 1e-12);
    const double of_co = record->at(MeasureId::in_use, 14)[index(Co::deliver)] +
                         record->at(MeasureId::in_use, 13)[index(Co::deliver)];
    const PracticeShape& shape = run.found->shape;
    const std::size_t cell = shape.cells() + shape.first(By::co) + index(Co::deliver);  // of the second year
    EXPECT_NEAR(run.found->replicates[i].as_is[cell], of_co / 2, 1e-12);
  }
}

}  // namespace
}  // namespace coadopt

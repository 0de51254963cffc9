#include "experiment/sweep.hpp"

#include <gmock/gmock.h>

#include <cstring>

#include "experiment/read_experiment.hpp"
#include "experiment/resume.hpp"
#include "experiment/sweeping.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;

class Sweep : public Sweeping {};

TEST_F(Sweep, AnyNumberOfThreadsGivesTheSameFile) {
  const Experiment of = experiment();
  finish(of, "one.h5", Before::refuse, 1);
  finish(of, "four.h5", Before::refuse, 4);
  EXPECT_EQ(bytes("one.h5"), bytes("four.h5"));
}

TEST_F(Sweep, ARunIsWhatTheScenarioAloneGives) {
  const Experiment of = experiment();
  const SweepPlan plan = plan_sweep(of, {}, {});
  const Scenario at = scenario_at(of, plan, 2, 0, ~std::uint64_t{0});
  EXPECT_EQ(at.parameters.decide.try_rate, static_cast<float>(plan.points.values[2 * plan.columns.size()]));
  const PersonTraits traits(at.parameters.person_start);
  const Stop stop = false;
  const std::optional<Record> record = simulate(at, traits, 1, stop, {});
  const auto bytes = run_once(of, plan, plan.run(2, 0, 1), stop, [] {});
  ASSERT_TRUE(record && bytes);
  float in_use = 0.0F;
  std::memcpy(&in_use, bytes->data(), sizeof(in_use));
  EXPECT_EQ(in_use, static_cast<float>(record->at(MeasureId::practice_in_use, at.run.months).front()));
}

TEST_F(Sweep, AnInterventionThatIsOffIsOneThatIsNotThere) {
  const Experiment of = experiment();
  const SweepPlan plan = plan_sweep(of, {}, {});
  for (std::size_t row = 0; row < plan.points.size(); ++row) {
    const bool on = plan.points.values[row * plan.columns.size() + 1] == 1.0;
    EXPECT_EQ(scenario_at(of, plan, row, 0, ~std::uint64_t{0}).interventions.size(), on ? 1U : 0U);
  }
}

TEST_F(Sweep, WhatIsNotObservedBetweenTheMonthsKeptChangesNothing) {
  Experiment all = experiment();
  Experiment few = experiment();
  few.outcomes = false;
  const SweepPlan with_outcomes = plan_sweep(all, {}, {});
  const SweepPlan without = plan_sweep(few, {}, {});
  const Stop stop = false;
  const auto one = run_once(all, with_outcomes, 3, stop, [] {});
  const auto other = run_once(few, without, 3, stop, [] {});
  EXPECT_TRUE(std::equal(other->begin(), other->end(), one->begin()));
}

TEST_F(Sweep, ARunThatThrowsIsKeptWithItsReasonAndTheOthersGoOn) {
  const Experiment of =
      read("[[factor]]\nparameter = \"population.frontline_share\"\nlow = 0.5\nhigh = 1\nlevels = 3\n");
  const SweepPlan plan = plan_sweep(of, {}, {});
  std::optional<Journal> journal = begin_journal(plan, in_folder("out.h5"), Before::refuse, false);
  run_sweep(of, plan, *journal, 2, false, [] {});
  EXPECT_EQ(journal->count(RunStatus::missing), 0U);
  EXPECT_EQ(journal->status(plan.run(0, 0, 0)), RunStatus::done);
  EXPECT_EQ(journal->status(plan.run(2, 0, 0)), RunStatus::failed);
  EXPECT_THAT(journal->reason(plan.run(2, 0, 0)), HasSubstr("add up to"));
}

TEST_F(Sweep, ShardsTakeTurnsOverThePoints) {
  const SweepPlan plan = plan_sweep(experiment(), {2, 3}, {});
  EXPECT_THAT(plan.points.numbers, ::testing::ElementsAre(1, 4));
  EXPECT_EQ(plan.design_points, 6U);
  EXPECT_THROW(static_cast<void>(plan_sweep(experiment(), {1, 7}, {})), ScenarioErrors);
}

}  // namespace
}  // namespace coadopt

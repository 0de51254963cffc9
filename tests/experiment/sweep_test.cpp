#include "experiment/sweep.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <new>
#include <system_error>

#include "experiment/read_experiment.hpp"
#include "experiment/resume.hpp"
#include "experiment/sweeping.hpp"
#include "parallel/for_each.hpp"
#include "results/failure.hpp"
#include "results/size_limit.hpp"
#include "scenario/errors.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;

class Sweep : public Sweeping {
 protected:
  // Of a partnership whose loops are shared between threads.
  Experiment of_several_teams() {
    Experiment of = experiment("[0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]");
    for (Scenario& one : of.scenarios) {
      one.parameters.population.communities = 16;
      one.parameters.population.staff = 384;
      one.run.months = 4;
    }
    return of;
  }

  // Every run that is kept is the one that the point gives on its own. Returns how many are kept.
  static std::uint64_t expect_kept_runs_whole(
      const Experiment& of, const ResultsPlan& plan, const Journal& journal) {
    std::uint64_t kept = 0;
    std::vector<std::byte> bytes(journal.header().run_bytes);
    for (std::uint64_t run = 0; run < plan.runs(); ++run) {
      EXPECT_NE(journal.status(run), RunStatus::failed) << run;
      if (journal.status(run) != RunStatus::done) continue;
      ++kept;
      journal.read(run, bytes);
      EXPECT_EQ(bytes, run_once(of, plan, run, false)) << "run " << run;
    }
    return kept;
  }

  // Sweeps while one month of one run throws.
  template <class Thrown>
  void expect_ended_by(const Thrown& thrown) {
    const Experiment of = of_several_teams();
    const ResultsPlan plan = plan_results(of, {});
    for (const int at : {5, 10, 16, 20}) {
      Journal journal =
          begin_journal(resumable(plan, in_folder("out.h5"), Before::replace, false)).value().journal;
      std::atomic<int> months = 0;
      const auto sweep = [&] {
        run_sweep(of, plan, sink_for(journal, plan), 4, false, [&] {
          if (++months == at) throw thrown;
        });
      };
      EXPECT_THROW(sweep(), Thrown) << at;
      EXPECT_LT(expect_kept_runs_whole(of, plan, journal), plan.runs()) << at;
    }
  }
};

TEST_F(Sweep, AnyNumberOfThreadsGivesTheSameFile) {
  const Experiment of = experiment();
  finish(of, "one.h5", Before::refuse, 1);
  finish(of, "four.h5", Before::refuse, 4);
  EXPECT_EQ(bytes("one.h5"), bytes("four.h5"));
}

TEST_F(Sweep, ARunIsWhatTheScenarioAloneGives) {
  const Experiment of = experiment();
  const ResultsPlan plan = plan_results(of, {});
  const Scenario at = scenario_at(of, plan, 2, 0, ~std::uint64_t{0});
  EXPECT_EQ(at.parameters.decide.try_rate, static_cast<float>(plan.points.values[2 * plan.columns.size()]));
  const Stop stop = false;
  const std::optional<Record> record = simulate(at, 1, {at.run.observe}, stop);
  const auto bytes = run_once(of, plan, plan.run(2, 0, 1), stop);
  ASSERT_TRUE(record && bytes);
  float in_use = 0.0F;
  std::memcpy(&in_use, bytes->data(), sizeof(in_use));
  EXPECT_EQ(in_use, static_cast<float>(record->at(MeasureId::practice_in_use, at.run.months).front()));
}

TEST_F(Sweep, AnInterventionThatIsOffIsOneThatIsNotThere) {
  const Experiment of = experiment();
  const ResultsPlan plan = plan_results(of, {});
  for (std::size_t row = 0; row < plan.points.size(); ++row) {
    const bool on = plan.points.values[row * plan.columns.size() + 1] == 1.0;
    EXPECT_EQ(scenario_at(of, plan, row, 0, ~std::uint64_t{0}).interventions.size(), on ? 1U : 0U);
  }
}

TEST_F(Sweep, WhatIsNotObservedBetweenTheMonthsKeptChangesNothing) {
  Experiment all = experiment();
  Experiment few = experiment();
  few.keeps_outcomes = false;
  const ResultsPlan with_outcomes = plan_results(all, {});
  const ResultsPlan without = plan_results(few, {});
  const Stop stop = false;
  const auto one = run_once(all, with_outcomes, 3, stop);
  const auto other = run_once(few, without, 3, stop);
  EXPECT_TRUE(std::equal(other->begin(), other->end(), one->begin()));
}

TEST_F(Sweep, ARunThatThrowsIsKeptWithItsReasonAndTheOthersGoOn) {
  const Experiment of =
      read("[[factor]]\nparameter = \"population.frontline_share\"\nlow = 0.5\nhigh = 1\nlevels = 3\n");
  const ResultsPlan plan = plan_results(of, {});
  Journal journal = begin_journal(resumable(plan, in_folder("out.h5"), Before::refuse, false)).value().journal;
  run_sweep(of, plan, sink_for(journal, plan), 2, false, [] {});
  EXPECT_EQ(journal.count(RunStatus::missing), 0U);
  EXPECT_EQ(journal.status(plan.run(0, 0, 0)), RunStatus::done);
  EXPECT_EQ(journal.status(plan.run(2, 0, 0)), RunStatus::failed);
  EXPECT_THAT(journal.reason(plan.run(2, 0, 0)), HasSubstr("add up to"));
}

TEST_F(Sweep, AnErrorInOneRunNeitherSpoilsTheOthersNorIsKeptAsThatRunsFailure) {
  expect_ended_by(std::runtime_error("whatever it was"));
}

TEST_F(Sweep, RunningOutOfMemoryIsNoFailureOfTheRun) { expect_ended_by(std::bad_alloc()); }

TEST_F(Sweep, ALoopCutShortIsNoFailureOfTheRun) { expect_ended_by(LoopCutShort(3, 4)); }

TEST_F(Sweep, AnErrorOfTheSystemIsNoFailureOfTheRun) {
  expect_ended_by(std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again)));
}

TEST_F(Sweep, ARunThatCannotBeKeptSpoilsNoOther) {
  const Experiment of = of_several_teams();
  const ResultsPlan plan = plan_results(of, {});
  for (const rlim_t room : {0, 300, 900, 2000}) {
    {
      Journal journal =
          begin_journal(resumable(plan, in_folder("out.h5"), Before::replace, false)).value().journal;
      const SizeLimit limit(std::filesystem::file_size(in_folder("out.h5.runs")) + room);
      EXPECT_THROW(run_sweep(of, plan, sink_for(journal, plan), 4, false, [] {}), WriteFailed) << room;
      expect_kept_runs_whole(of, plan, journal);
    }
    const Journal journal =
        begin_journal(resumable(plan, in_folder("out.h5"), Before::keep, false)).value().journal;
    expect_kept_runs_whole(of, plan, journal);
  }
}

TEST_F(Sweep, ShardsTakeTurnsOverThePoints) {
  const ResultsPlan plan = plan_results(experiment(), {.shard = {2, 3}});
  EXPECT_THAT(plan.points.numbers, ::testing::ElementsAre(1, 4));
  EXPECT_EQ(plan.design_points, 6U);
  EXPECT_THROW(static_cast<void>(plan_results(experiment(), {.shard = {1, 7}})), ScenarioErrors);
}

}  // namespace
}  // namespace coadopt

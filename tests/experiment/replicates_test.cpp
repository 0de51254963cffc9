#include "experiment/replicates.hpp"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>

#include "outcome/outcome.hpp"

namespace coadopt {
namespace {

using Ran = std::pair<std::size_t, std::uint32_t>;  // scenario, replicate

Scenario tiny(const std::string& name, std::uint32_t replicates, Month months) {
  Scenario scenario;
  scenario.name = name;
  scenario.run.replicates = replicates;
  scenario.run.months = months;
  scenario.parameters.population.organisations = 1;
  scenario.parameters.population.communities = 2;
  scenario.parameters.population.staff = 16;
  return scenario;
}

std::map<Ran, Record> records_of(const std::vector<Scenario>& scenarios, std::uint32_t threads) {
  std::map<Ran, Record> records;
  std::mutex mutex;
  const Stop stop = false;
  run_replicates(scenarios, threads, stop,
      {.month = {}, .replicate = [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
         const std::lock_guard lock(mutex);
         EXPECT_TRUE(records.emplace(Ran{scenario, replicate}, record).second) << "a replicate came twice";
       }});
  return records;
}

TEST(RunReplicates, RunsEveryReplicateOfEveryScenarioOnce) {
  const auto records = records_of({tiny("a", 3, 2), tiny("b", 3, 2)}, 4);
  EXPECT_EQ(records.size(), 6U);
  for (const auto& [run, record] : records) EXPECT_EQ(record.months(), 2U);
}

TEST(RunTogether, AreScenariosWithMonthsInCommonUnlessTheyAreLarge) {
  using Groups = std::vector<std::vector<std::size_t>>;
  std::vector<Scenario> scenarios = {tiny("a", 3, 2), tiny("b", 3, 2), tiny("c", 3, 2)};
  scenarios[1].run.seed = 7;
  EXPECT_EQ(run_together(scenarios), (Groups{{0, 2}, {1}}));
  for (Scenario& one : scenarios) {
    one.parameters.population.staff = 100'000;
    one.parameters.population.caseload = 20;
  }
  EXPECT_TRUE(are_large(scenarios));
  EXPECT_EQ(run_together(scenarios), (Groups{{0}, {1}, {2}}));
}

TEST(RunReplicates, KeepsScenariosInStep) {
  std::vector<Ran> order;
  const Stop stop = false;
  run_replicates({tiny("a", 2, 1), tiny("b", 2, 1), tiny("c", 2, 1)}, 1, stop,
      {.month = {}, .replicate = [&](std::size_t scenario, std::uint32_t replicate, const Record&) {
         order.emplace_back(scenario, replicate);
       }});
  EXPECT_EQ(order, (std::vector<Ran>{{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}, {2, 1}}));
}

TEST(RunReplicates, GivesTheSameRecordsByAnyNumberOfThreads) {
  const std::vector<Scenario> scenarios = {tiny("a", 3, 3), tiny("b", 3, 3)};
  const auto by_one = records_of(scenarios, 1);
  EXPECT_TRUE(by_one == records_of(scenarios, 2));
  EXPECT_TRUE(by_one == records_of(scenarios, 5));
}

TEST(RunReplicates, GivesScenariosTheSameRandomNumbers) {
  Scenario another = tiny("another", 2, 3);
  Intervention for_nobody;  // so that it is run on its own
  for_nobody.coverage = 0.0F;
  another.interventions.push_back(for_nobody);
  const auto records = records_of({tiny("a", 2, 3), another}, 2);
  EXPECT_TRUE(records.at({0, 1}) == records.at({1, 1}));
  EXPECT_FALSE(records.at({0, 0}) == records.at({0, 1}));
}

TEST(RunReplicates, TellsEveryMonthInItsOrder) {
  std::vector<Month> months;
  const Stop stop = false;
  run_replicates({tiny("a", 1, 4)}, 1, stop,
      {.month = [&](std::size_t, const Simulation& simulation) { months.push_back(simulation.moment.month); },
          .replicate = {}});
  EXPECT_EQ(months, (std::vector<Month>{1, 2, 3, 4}));
}

TEST(RunReplicates, StoppedBeforehandRunsNothing) {
  const Stop stop = true;
  run_replicates({tiny("a", 3, 2)}, 2, stop,
      {.month = [](std::size_t, const Simulation&) { ADD_FAILURE() << "a month was run"; },
          .replicate = [](std::size_t, std::uint32_t, const Record&) { ADD_FAILURE() << "one finished"; }});
}

TEST(RunReplicates, StoppedMidwayFinishesNoReplicateItHadBegun) {
  Stop stop = false;
  std::vector<Ran> finished;
  int months = 0;
  run_replicates({tiny("a", 3, 4)}, 1, stop,
      {.month = [&](std::size_t, const Simulation&) { stop = ++months == 6; },
          .replicate = [&](std::size_t scenario, std::uint32_t replicate,
                           const Record&) { finished.emplace_back(scenario, replicate); }});
  EXPECT_EQ(months, 6);  // the second of the second replicate was its last
  EXPECT_EQ(finished, (std::vector<Ran>{{0, 0}}));
}

TEST(RunReplicates, StoppedInItsLastMonthIsFinished) {
  Stop stop = false;
  int finished = 0;
  run_replicates({tiny("a", 2, 3)}, 1, stop,
      {.month = [&](std::size_t, const Simulation& simulation) { stop = simulation.moment.month == 3; },
          .replicate = [&](std::size_t, std::uint32_t, const Record&) { ++finished; }});
  EXPECT_EQ(finished, 1);
}

TEST(RunReplicates, LeavesOutReplicatesThatAreThere) {
  std::vector<Ran> ran;
  const Stop stop = false;
  run_replicates({tiny("a", 2, 1), tiny("b", 2, 1)}, 1, stop,
      {.month = {},
          .replicate = [&](std::size_t scenario, std::uint32_t replicate,
                           const Record&) { ran.emplace_back(scenario, replicate); },
          .is_there = [](std::size_t scenario, std::uint32_t replicate) { return scenario == replicate; }});
  EXPECT_EQ(ran, (std::vector<Ran>{{1, 0}, {0, 1}}));
}

TEST(RunReplicates, ThrowsWhatAListenerThrows) {
  for (const std::uint32_t threads : {1U, 3U}) {
    const Stop stop = false;
    std::atomic<int> begun = 0;
    const auto run = [&] {
      run_replicates({tiny("a", 200, 1)}, threads, stop,
          {.month = [&](std::size_t, const Simulation&) { ++begun; },
              .replicate =
                  [](std::size_t, std::uint32_t replicate, const Record&) {
                    if (replicate == 1) throw std::domain_error("the disk is full");
                  }});
    };
    EXPECT_THROW(run(), std::domain_error);
    EXPECT_LT(begun, 200) << "others went on";
  }
}

TEST(RunReplicates, AListenerThatThrowsLeavesTheRecordsOfTheOthersWhole) {
  Scenario several = tiny("several teams", 12, 4);
  several.parameters.population.communities = 16;
  several.parameters.population.staff = 384;
  several.parameters.population.caseload = 5;
  const std::map<Ran, Record> whole = records_of({several}, 2);
  const Stop stop = false;
  for (const int at : {5, 10, 16, 20}) {
    std::map<Ran, Record> kept;
    std::mutex mutex;
    std::atomic<int> months = 0;
    const auto run = [&] {
      run_replicates({several}, 4, stop,
          {.month =
                  [&](std::size_t, const Simulation&) {
                    if (++months == at) throw std::domain_error("the disk is full");
                  },
              .replicate =
                  [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
                    const std::lock_guard lock(mutex);
                    kept.emplace(Ran{scenario, replicate}, record);
                  }});
    };
    EXPECT_THROW(run(), std::domain_error);
    for (const auto& [ran, record] : kept) EXPECT_TRUE(record == whole.at(ran)) << at << ' ' << ran.second;
  }
}

TEST(RunReplicates, RunsLargePartnershipsOneAfterTheOther) {
  std::vector<Scenario> scenarios = {tiny("small", 1, 1)};
  EXPECT_EQ(replicates_at_once(scenarios, 8), 8U);
  scenarios.push_back(tiny("large", 1, 1));
  scenarios.back().parameters.population.staff = 100'000;
  EXPECT_EQ(replicates_at_once(scenarios, 8), 1U);
}

TEST(Summarise, TakesMeansOfTheLastTwelveMonths) {
  Record record(14, {});
  for (Month month = 1; month <= 14; ++month) {
    record.at(MeasureId::practice_in_use, month)[0] = month <= 2 ? 100.0 : static_cast<double>(month);
    record.at(MeasureId::cost, month)[static_cast<std::size_t>(Item::running)] = 10.0;
    record.at(MeasureId::cost, month)[static_cast<std::size_t>(Item::duties)] = 1000.0;
  }
  const Summary summary = summarise(record, {});
  EXPECT_DOUBLE_EQ(summary[outcome_index("practice_in_use")], 8.5);  // of 3 .. 14
  EXPECT_DOUBLE_EQ(summary[outcome_index("cost")], 140.0);           // over all months, interventions only
}

TEST(Summarise, OfAShortRunTakesAllOfIt) {
  Record record(2, {});
  record.at(MeasureId::practice_in_use, 1)[0] = 0.2;
  record.at(MeasureId::practice_in_use, 2)[0] = 0.4;
  EXPECT_DOUBLE_EQ(summarise(record, {})[outcome_index("practice_in_use")], 0.3);
}

TEST(Outcomes, HaveNamesOfTheirOwn) {
  for (std::size_t i = 0; i < outcomes().size(); ++i) EXPECT_EQ(outcome_index(outcomes()[i].name), i);
}

}  // namespace
}  // namespace coadopt

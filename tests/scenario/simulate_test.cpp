#include "scenario/simulate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "month/declared.hpp"
#include "parallel/threads.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/ensemble.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"

namespace coadopt {
namespace {

Scenario small() {
  Scenario scenario;
  scenario.run.months = 4;
  scenario.parameters.population.organisations = 1;
  scenario.parameters.population.communities = 2;
  scenario.parameters.population.staff = 16;
  return scenario;
}

Record recorded(const Scenario& scenario, std::uint32_t replicate, const std::vector<Month>& months = {}) {
  const Stop stop = false;
  return simulate(scenario, replicate, {scenario.run.observe, months}, stop).value();
}

bool are_equal(const Record& one, const Record& other, MeasureId measure) {
  return std::ranges::equal(one.all(measure), other.all(measure));
}

TEST(Simulate, IsNothingWhereItWasStopped) {
  const Scenario scenario = small();
  const Stop stop = true;
  EXPECT_FALSE(simulate(scenario, 0, {scenario.run.observe}, stop).has_value());
}

TEST(Simulate, DrawsPersonsFromTheSetThatTheReplicateHas) {
  Scenario own = small();
  own.parameters.person_start.wellbeing = 0.9F;
  Scenario of_ensemble = small();
  of_ensemble.ensemble =
      std::make_shared<const Ensemble>(Ensemble{"a test", {"start.person.wellbeing"}, {{0.2}, {0.9}}});
  EXPECT_TRUE(are_equal(recorded(of_ensemble, 1), recorded(own, 1), MeasureId::wellbeing));
  EXPECT_FALSE(are_equal(recorded(of_ensemble, 0), recorded(own, 0), MeasureId::wellbeing));
}

TEST(Simulate, RecordsTheMonthsAskedForAsAllMonthsHaveThem) {
  const Scenario scenario = small();
  const Record all = recorded(scenario, 0);
  const Record some = recorded(scenario, 0, {2, 4});
  for (const Month month : {Month{2}, Month{4}}) {
    EXPECT_TRUE(std::ranges::equal(some.at(MeasureId::wellbeing, month), all.at(MeasureId::wellbeing, month)));
  }
  EXPECT_FALSE(std::ranges::equal(some.at(MeasureId::wellbeing, 3), all.at(MeasureId::wellbeing, 3)));
}

constexpr Month branched_months = 10;

Scenario unbranched() {
  Scenario scenario;
  scenario.run.months = branched_months;
  scenario.parameters.population.organisations = 2;
  scenario.parameters.population.communities = 2;
  scenario.parameters.population.staff = 48;
  return scenario;
}

// An intervention that trains staff from a month on.
Intervention training(std::string name, Month start) {
  Intervention one;
  one.name = std::move(name);
  one.start_month = start;
  one.effects = {{Lever::skill, 0.3F, Every::month}};
  return one;
}

Scenario with(std::vector<Intervention> interventions) {
  Scenario scenario = unbranched();
  scenario.interventions = std::move(interventions);
  return scenario;
}

TEST(Scenarios, AreEqualUntilAnInterventionOfOneOfThemStarts) {
  const Scenario none = unbranched();
  const Scenario late = with({training("a", 7)});
  const Scenario both = with({training("b", 4), training("a", 7)});
  EXPECT_EQ(equal_until(none, none), branched_months);
  EXPECT_EQ(equal_until(none, late), 6U);
  EXPECT_EQ(equal_until(late, both), 3U);
  EXPECT_EQ(equal_until(both, late), 3U);
  EXPECT_EQ(equal_until(none, with({training("a", 1)})), 0U);
  EXPECT_EQ(equal_until(none, with({training("a", 99)})), branched_months);
  Scenario stronger = late;
  stronger.interventions[0].effects[0].closes = 0.4F;
  EXPECT_EQ(equal_until(late, stronger), 6U);
  const Scenario turned = with({training("a", 7), training("b", 4)});
  EXPECT_EQ(equal_until(both, turned), 6U) << "they act in another order from then on";
}

TEST(Scenarios, ThatDifferInWhatTheyBeginWithHaveNoMonthInCommon) {
  const Scenario one = unbranched();
  for (const Declared& declared : declared_parameters()) {
    Scenario other = one;
    const double value = declared.read(other.parameters, declared.slots - 1);
    const double changed = value == declared.bounds.low ? declared.bounds.high : declared.bounds.low;
    declared.write(other.parameters, declared.slots - 1, changed);
    EXPECT_EQ(equal_until(one, other), 0U) << declared.key;
  }
  Scenario other = one;
  other.run.seed = 7;
  EXPECT_EQ(equal_until(one, other), 0U);
  other = one;
  other.ensemble = std::make_shared<const Ensemble>(Ensemble{"", {"adoption.talk"}, {{0.2}}});
  EXPECT_EQ(equal_until(one, other), 0U);
  other = one;
  other.parameters.census = std::make_shared<const Census>();
  EXPECT_EQ(equal_until(one, other), 0U);
}

// What each scenario comes to beside the others, and how many months were run.
std::vector<Record> branched(const std::vector<Scenario>& scenarios, std::size_t& months_run) {
  std::vector<Record> records(scenarios.size());
  std::vector<Branch> branches;
  const Simulation* world = nullptr;
  Month month = 0;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    branches.push_back({&scenarios[i],
        [&](const Simulation& now) {
          if (&now == world && now.moment.month == month) return;
          world = &now;
          month = now.moment.month;
          ++months_run;
        },
        [&records, i](const Record& record) { records[i] = record; }});
  }
  with_threads(1, [&] { run_branches(branches, 3, {}, false); });
  return records;
}

// An intervention that gives persons free time, which they lose again.
Intervention free_time_from(Month start) {
  Intervention one = training("free time", start);
  one.targets.entity = Entity::person;
  one.effects = {{Lever::free_time, 0.5F, Every::once}};
  return one;
}

TEST(Branches, AreTheRunsOfEachScenarioAloneForEveryEntryOfTheCatalogue) {
  std::vector<Scenario> scenarios = {unbranched()};
  Month start = 2;
  for (const CatalogueEntry& entry : or_throw(read_catalogue(own_scenarios().folder.value() + "/catalogue"))) {
    Scenario one = unbranched();
    one.interventions = {training("common", 2), free_time_from(2), entry.intervention};
    one.interventions[2].start_month = start++ % 6 + 4;
    one.interventions[2].end_month = 0;
    scenarios.push_back(std::move(one));
  }
  std::size_t months_run = 0;
  const std::vector<Record> records = branched(scenarios, months_run);
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    EXPECT_TRUE(records[i] == simulate(scenarios[i], 3, {}, false))
        << (i == 0 ? "none" : scenarios[i].interventions[2].name);
  }
  EXPECT_LT(months_run, scenarios.size() * (branched_months - 2));
}

TEST(Branches, RunMonthsInCommonOnce) {
  std::vector<Scenario> scenarios = {unbranched()};
  for (const char* name : {"a", "b", "c"}) scenarios.push_back(with({training(name, 7)}));
  std::size_t months_run = 0;
  static_cast<void>(branched(scenarios, months_run));
  EXPECT_EQ(months_run, 6U + 4 * 4);
  months_run = 0;
  static_cast<void>(branched({unbranched(), unbranched(), unbranched()}, months_run));
  EXPECT_EQ(months_run, branched_months);
}

TEST(Branches, WithoutAMonthInCommonAreRunEachFromItsStart) {
  Scenario other = unbranched();
  other.run.seed = 7;
  std::size_t months_run = 0;
  const std::vector<Record> records = branched({unbranched(), other, unbranched()}, months_run);
  EXPECT_TRUE(records[0] == records[2]);
  EXPECT_TRUE(records[1] == simulate(other, 3, {}, false));
  EXPECT_EQ(months_run, 2 * branched_months);
}

TEST(Branches, AreTheSameOnAnyNumberOfThreads) {
  std::vector<Scenario> scenarios = {unbranched()};
  for (Month start = 2; start < 8; ++start) scenarios.push_back(with({training("a", start)}));
  std::size_t months_run = 0;
  const std::vector<Record> alone = branched(scenarios, months_run);
  std::vector<Record> together(scenarios.size());
  std::vector<Branch> branches;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    branches.push_back({&scenarios[i], {}, [&together, i](const Record& record) { together[i] = record; }});
  }
  with_threads(4, [&] { run_branches(branches, 3, {}, false); });
  EXPECT_TRUE(alone == together);
}

TEST(Branches, ThatAreStoppedTellNothing) {
  const Scenario one = unbranched();
  const Branch branch = {&one, {}, [](const Record&) { FAIL() << "it was stopped"; }};
  run_branches(std::span(&branch, 1), 0, {}, true);
}

}  // namespace
}  // namespace coadopt

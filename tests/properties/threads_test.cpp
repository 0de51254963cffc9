// Results do not depend on how many threads there are, in which order replicates run, or on what is observed.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "experiment/replicates.hpp"
#include "month/trial.hpp"
#include "parallel/threads.hpp"

namespace coadopt {
namespace {

using trial::Trial;

// Enough teams and communities for every loop to be split.
Parameters middling() {
  Parameters p;
  p.population.staff = 600;
  p.population.communities = 40;
  p.population.caseload = 8;
  return p;
}

TEST(AReplicate, IsTheSameOnAnyNumberOfThreads) {
  Parameters p = middling();
  p.decide.try_rate = 0.6F;
  p.resident_turnover.caseload_change = 0.1F;
  Record alone;
  with_threads(1, [&] { alone = Trial(p).run(14); });
  for (const std::uint32_t threads : {2U, 3U, 8U}) {
    Record together;
    with_threads(threads, [&] { together = Trial(p).run(14); });
    EXPECT_TRUE(alone == together) << threads;
  }
}

TEST(AReplicate, IsTheSameInWhateverOrderItsInterventionsAreListed) {
  std::vector<Intervention> listed(3);
  for (std::size_t i = 0; i < listed.size(); ++i) {
    listed[i].name = std::string(1, static_cast<char>('a' + i));
    listed[i].targets.entity = Entity::organisation;
  }
  listed[0].effects = {{Lever::blame, 0.3F, Every::once}};
  listed[1].effects = {{Lever::blame, -0.4F, Every::once}};
  listed[2].effects = {{Lever::blame, 0.2F, Every::month}};
  const Record first = Trial(trial::small(), listed).run(8);
  std::reverse(listed.begin(), listed.end());
  EXPECT_TRUE(first == Trial(trial::small(), listed).run(8));
  listed[1].effects[0].closes = -0.2F;
  EXPECT_FALSE(first == Trial(trial::small(), listed).run(8));
}

TEST(AReplicate, IsTheSameHoweverManyRunBesideIt) {
  Scenario scenario;
  scenario.parameters = trial::small();
  scenario.run.months = 8;
  scenario.run.replicates = 6;
  scenario.run.seed = 99;
  std::vector<Record> records(6);
  const Stop stop = false;
  const Listener listener = {
      {}, [&](std::size_t, std::uint32_t replicate, const Record& record) { records[replicate] = record; }};
  run_replicates({scenario}, 3, stop, listener);
  for (std::uint32_t replicate = 6; replicate-- > 0;) {
    EXPECT_TRUE(records[replicate] == Trial(scenario.parameters, {}, {99, replicate}).run(8)) << replicate;
  }
  EXPECT_FALSE(records[0] == records[1]);
}

TEST(AReplicate, IsTheSameWhenRunASecondTimeAndAnotherWithAnotherSeed) {
  const Record first = Trial(trial::small(), {}, {5, 2}).run(8);
  EXPECT_TRUE(first == Trial(trial::small(), {}, {5, 2}).run(8));
  EXPECT_FALSE(first == Trial(trial::small(), {}, {6, 2}).run(8));
}

TEST(AMeasure, IsTheSameWhateverElseIsObserved) {
  Observed everything;
  everything.groups.fill(true);
  const Record all = Trial(trial::small()).run(12, everything);
  for (std::size_t group = 0; group < measure_group_count; ++group) {
    Observed only;
    only.groups = {};
    only.groups[group] = true;
    const Record some = Trial(trial::small()).run(12, only);
    for (const Measure& measure : measures) {
      if (only.has(measure.group)) {
        const auto one = some.all(measure.id);
        const auto other = all.all(measure.id);
        const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
        EXPECT_TRUE(std::equal(one.begin(), one.end(), other.begin(), other.end(), same)) << measure.name;
      } else {
        EXPECT_TRUE(some.all(measure.id).empty()) << measure.name;
      }
    }
  }
}

TEST(AnUnobservedMonth, LeavesTheSameWorldAsAnObservedOne) {
  Trial observed(trial::small());
  Trial unobserved(trial::small());
  (void)observed.run(10);
  for (int month = 0; month < 10; ++month) unobserved.month();
  for (const StaffId staff : observed.who().staff.role.ids()) {
    ASSERT_EQ(observed.who().staff.skill[staff], unobserved.who().staff.skill[staff]);
  }
  for (const PersonId person : observed.who().persons.need.ids()) {
    ASSERT_EQ(observed.who().persons.participation[person], unobserved.who().persons.participation[person]);
    ASSERT_EQ(observed.who().persons.wellbeing[person], unobserved.who().persons.wellbeing[person]);
  }
}

}  // namespace
}  // namespace coadopt

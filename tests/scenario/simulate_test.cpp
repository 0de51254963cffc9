#include "scenario/simulate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "scenario/ensemble.hpp"

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

}  // namespace
}  // namespace coadopt

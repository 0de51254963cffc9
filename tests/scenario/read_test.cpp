// What a scenario file says is what the scenario holds.

#include "scenario/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "month/declared.hpp"
#include "reading.hpp"

namespace coadopt {
namespace {

using reading::read;
using ::testing::ElementsAre;

TEST(ReadScenario, TakesWhatTheContractShows) {
  const Scenario scenario = read(R"(
[scenario]
name = "Café Rainbow"  # “ü”
description = "Plain words.\nTwo lines."
source = "assumed"

[run]
months = 24
first_month = 2026-04
replicates = 3
seed = 9223372036854775807
observe = ["people", "money"]

[population]
staff = 800
neighbours_per_user = 2

[start.staff]
skill = 0.25
)");
  EXPECT_EQ(scenario.name, "Café Rainbow");
  EXPECT_EQ(scenario.description, "Plain words.\nTwo lines.");
  EXPECT_EQ(scenario.source, "assumed");
  EXPECT_EQ(scenario.file, "scenarios/x.toml");
  EXPECT_EQ(scenario.run.months, 24U);
  EXPECT_EQ(scenario.run.first_month, "2026-04");
  EXPECT_EQ(scenario.run.replicates, 3U);
  EXPECT_EQ(scenario.run.seed, 9223372036854775807U);
  EXPECT_THAT(scenario.run.observe.groups, ElementsAre(false, true, false, false, true, false, false));
  EXPECT_EQ(scenario.parameters.population.staff, 800);
  EXPECT_EQ(scenario.parameters.population.neighbours_per_user, 2.0);
  EXPECT_EQ(scenario.parameters.population.caseload, Parameters().population.caseload);
  EXPECT_EQ(scenario.parameters.staff_start.skill, 0.25F);
  EXPECT_TRUE(scenario.interventions.empty());
}

TEST(ReadScenario, TakesAFirstMonthInQuotesToo) {
  EXPECT_EQ(read("run.first_month = \"2030-12\"").run.first_month, "2030-12");
  EXPECT_EQ(read("run = { first_month = 2030-12 }").run.first_month, "2030-12");
}

TEST(ReadScenario, GivesANamelessScenarioTheNameOfItsFile) { EXPECT_EQ(read("[run]\nmonths = 2").name, "x"); }

TEST(ReadScenario, TakesAWholeNumberHoweverItIsWritten) {
  EXPECT_EQ(read("population.staff = 1_000").parameters.population.staff, 1000);
  EXPECT_EQ(read("population.staff = 1e3").parameters.population.staff, 1000);
}

TEST(ReadScenario, TakesNumbersOfOptionsWithoutADigitOnEachSideOfTheDot) {
  const auto talk = [](const std::string& number) {
    return read("run.months = 2", {"adoption.talk=" + number}).parameters.espouse.talk;
  };
  EXPECT_EQ(talk(".25"), 0.25F);
  EXPECT_EQ(talk("+.5"), 0.5F);
  EXPECT_EQ(talk("1."), 1.0F);
  const auto friction = [](const std::string& numbers) {
    const Scenario scenario = read("run.months = 2", {"start.organisation.friction=" + numbers});
    return scenario.parameters.organisation_start.friction;
  };
  EXPECT_THAT(friction("[.2, 1., .5,0]").values, ElementsAre(0.2F, 1.0F, 0.5F, 0.0F));
  EXPECT_EQ(friction("{deliver = .2}")[Co::deliver], 0.2F);
}

TEST(ReadScenario, LeavesDotsInTextOfOptions) {
  EXPECT_EQ(read("run.months = 2", {"scenario.name=no.5 of 2."}).name, "no.5 of 2.");
  EXPECT_EQ(read("run.months = 2", {"scenario.name=\"no .5\""}).name, "no .5");
}

// Other readers of TOML need the quotes.
TEST(ReadScenario, TakesAYearAndMonthInQuotesOrWithout) {
  for (const char* text : {"run.first_month = \"2031-04\"", "run.first_month = 2031-04"})
    EXPECT_EQ(read(text).run.first_month, "2031-04");
}

TEST(ReadScenario, TakesSlotsInOrderOrByLabel) {
  const auto& listed =
      read("[start.organisation]\nfriction = [0.5, 0.25, 0, 1]").parameters.organisation_start.friction;
  EXPECT_THAT(listed.values, ElementsAre(0.5F, 0.25F, 0.0F, 1.0F));
  const auto& labelled =
      read("[start.organisation]\nfriction = { deliver = 0.25 }").parameters.organisation_start.friction;
  const auto& usual = Parameters().organisation_start.friction;
  EXPECT_EQ(labelled[Co::deliver], 0.25F);
  EXPECT_EQ(labelled[Co::commission], usual[Co::commission]);
  EXPECT_EQ(labelled[Co::design], usual[Co::design]);
  EXPECT_EQ(labelled[Co::assess], usual[Co::assess]);
}

TEST(ReadScenario, TakesChoicesByTheirLabel) {
  bool any = false;
  for (const Declared& one : declared_parameters()) {
    if (one.kind != Kind::choice) continue;
    any = true;
    for (std::size_t label = 0; label < one.labels.size(); ++label) {
      const Scenario scenario = read(one.key + " = \"" + std::string(one.labels[label]) + "\"");
      EXPECT_EQ(one.read(scenario.parameters, 0), static_cast<double>(label)) << one.key;
    }
  }
  EXPECT_TRUE(any) << "no parameter is a choice; this test proves nothing";
}

// Every declared parameter can be set in a file and by an option, at both ends of its range.
TEST(ReadScenario, KnowsEveryDeclaredParameter) {
  for (const Declared& one : declared_parameters()) {
    if (one.table == "population" || one.key == "start.organisation.lead_co" || one.kind == Kind::choice)
      continue;
    for (const double bound : {one.bounds.low, one.bounds.high}) {
      std::string value = std::to_string(bound);
      if (one.slots > 1) value = "{ " + std::string(one.labels[one.slots - 1]) + " = " + value + " }";
      const Scenario in_file = read(one.key + " = " + value);
      const Scenario by_option = read("run.months = 2", {one.key + "=" + value});
      EXPECT_NEAR(one.read(in_file.parameters, one.slots - 1), bound, 1e-6 * (1 + std::fabs(bound))) << one.key;
      EXPECT_NEAR(one.read(by_option.parameters, one.slots - 1), bound, 1e-6 * (1 + std::fabs(bound)))
          << one.key;
    }
  }
}

}  // namespace
}  // namespace coadopt

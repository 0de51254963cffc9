// The scenarios that come with the program.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "month/declared.hpp"
#include "partnership/build.hpp"
#include "reading.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {
namespace {

using reading::any_memory;
using ::testing::IsEmpty;
using ::testing::Not;

std::filesystem::path scenarios() {
  return std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / "scenarios";
}

Scenario library(const std::string& name) {
  return or_throw(read_scenario(scenarios() / name, {}, any_memory));
}

std::string parameters_of(const Scenario& scenario) {
  Scenario bare = scenario;
  bare.name = bare.description = bare.source = "";
  bare.interventions.clear();
  return resolved_text(bare);
}

TEST(Library, IsValidThroughoutWithWordsAndSources) {
  std::size_t read = 0;
  for (const auto& file : std::filesystem::directory_iterator(scenarios())) {
    if (file.path().extension() != ".toml") continue;
    SCOPED_TRACE(file.path());
    const Scenario scenario = or_throw(read_scenario(file.path(), {}, any_memory));
    EXPECT_NE(scenario.name, file.path().stem());
    EXPECT_THAT(scenario.description, Not(IsEmpty()));
    EXPECT_THAT(scenario.source, Not(IsEmpty()));
    for (const Intervention& one : scenario.interventions) {
      EXPECT_THAT(one.description, Not(IsEmpty()));
      EXPECT_THAT(one.source, Not(IsEmpty()));
    }
    ++read;
  }
  EXPECT_GE(read, 7U);
}

TEST(Library, BaselineIsTheDeclaredDefaults) {
  const Scenario baseline = library("baseline.toml");
  const Parameters usual;
  for (const Declared& one : declared_parameters()) {
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      EXPECT_EQ(one.read(baseline.parameters, slot), one.read(usual, slot)) << one.key;
    }
  }
  EXPECT_TRUE(baseline.interventions.empty());
  EXPECT_EQ(baseline.run.months, 120U);
  EXPECT_EQ(baseline.run.replicates, 30U);
  EXPECT_EQ(baseline.run.seed, 20261U);
}

TEST(Library, SmallIsSmall) {
  const Scenario small = library("small.toml");
  EXPECT_EQ(small.parameters.population.organisations, 2);
  EXPECT_EQ(small.parameters.population.communities, 4);
  EXPECT_EQ(small.parameters.population.staff, 96);
  EXPECT_EQ(small.run.months, 36U);
  EXPECT_EQ(small.run.replicates, 10U);
}

TEST(Library, CountriesHaveTheirPeople) {
  EXPECT_NEAR(
      static_cast<double>(sizes_of(library("scotland.toml").parameters.population).persons()), 5.49e6, 0.02e6);
  EXPECT_NEAR(static_cast<double>(sizes_of(library("united_kingdom.toml").parameters.population).persons()),
      67e6, 0.1e6);
}

TEST(Library, PoliciesChangeNothingOfTheBaselineButTheirInterventions) {
  const std::string baseline = parameters_of(library("baseline.toml"));
  for (const char* name : {"skill.toml", "friction.toml", "skill_and_friction.toml"}) {
    EXPECT_EQ(parameters_of(library(name)), baseline) << name;
  }
}

TEST(Library, SkillAndFrictionIsTheTwoTogether) {
  Scenario both = library("skill_and_friction.toml");
  ASSERT_EQ(both.interventions.size(), 2U);
  Scenario put_together = library("skill.toml");
  const Scenario friction = library("friction.toml");
  ASSERT_EQ(put_together.interventions.size(), 1U);
  ASSERT_EQ(friction.interventions.size(), 1U);
  put_together.interventions.push_back(friction.interventions.front());
  put_together.name = both.name;
  put_together.description = both.description;
  put_together.source = both.source;
  EXPECT_EQ(resolved_text(both), resolved_text(put_together));
}

}  // namespace
}  // namespace coadopt

// Interventions as a file writes them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::read;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(Intervention, IsReadWhole) {
  const Scenario scenario = read(R"([[intervention]]
name = "Local learning set"
description = "d"
source = "s"
start_month = 13
end_month = 48
ramp_months = 6
coverage = 0.5
targets = { entity = "staff", role = "manager", organisation_kind = "health_board", organisation = 2, community = 3, choose = "least_practised" }
effects = [ { lever = "attitude", closes = 0.03, every = "month" }, { lever = "skill", closes = 0.2 } ]
cost = { set_up = 1, per_target = 2, per_target_month = 40, staff_hours_per_target_month = 2.5, borne_by = "government" }
)");
  ASSERT_EQ(scenario.interventions.size(), 1U);
  const Intervention& one = scenario.interventions.front();
  EXPECT_EQ(one.name, "Local learning set");
  EXPECT_EQ(one.description, "d");
  EXPECT_EQ(one.source, "s");
  EXPECT_EQ(one.start_month, 13U);
  EXPECT_EQ(one.end_month, 48U);
  EXPECT_EQ(one.ramp_months, 6U);
  EXPECT_EQ(one.coverage, 0.5F);
  EXPECT_EQ(one.targets.entity, Entity::staff);
  EXPECT_EQ(one.targets.role, Role::manager);
  EXPECT_EQ(one.targets.organisation_kind, OrganisationKind::health_board);
  EXPECT_EQ(one.targets.organisation, 1U) << "files count from 1, the model from 0";
  EXPECT_EQ(one.targets.community, 2U) << "files count from 1, the model from 0";
  EXPECT_EQ(one.targets.user, std::nullopt);
  EXPECT_EQ(one.targets.choose, Choose::least_practised);
  ASSERT_EQ(one.effects.size(), 2U);
  EXPECT_EQ(one.effects[0].lever, Lever::attitude);
  EXPECT_EQ(one.effects[0].closes, 0.03F);
  EXPECT_EQ(one.effects[0].every, Every::month);
  EXPECT_EQ(one.effects[1].lever, Lever::skill);
  EXPECT_EQ(one.effects[1].every, Every::once);
  EXPECT_EQ(one.cost.set_up, 1.0);
  EXPECT_EQ(one.cost.per_target, 2.0);
  EXPECT_EQ(one.cost.per_target_month, 40.0);
  EXPECT_EQ(one.cost.staff_hours_per_target_month, 2.5);
  EXPECT_EQ(one.cost.borne_by, Bearer::government);
}

TEST(Intervention, MayWriteTargetsAndEffectsAsTables) {
  const Scenario scenario = read(R"(
[[intervention]]
name = "a"
[intervention.targets]
entity = "person"
user = true
seldom_heard = false
[[intervention.effects]]
lever = "trust"
closes = 0.1
[[intervention]]
name = "b"
)");
  ASSERT_EQ(scenario.interventions.size(), 2U);
  EXPECT_EQ(scenario.interventions[0].targets.user, true);
  EXPECT_EQ(scenario.interventions[0].targets.seldom_heard, false);
  EXPECT_EQ(scenario.interventions[0].effects.size(), 1U);
  EXPECT_EQ(scenario.interventions[1].name, "b");
}

TEST(Intervention, KnowsEveryLever) {
  for (const LeverDescription& lever : levers) {
    const std::string entity(entity_names[static_cast<std::size_t>(lever.entity)]);
    const Scenario scenario =
        read("[[intervention]]\nname = \"a\"\ntargets.entity = \"" + entity + "\"\neffects = [{ lever = \"" +
             std::string(lever.name) + "\", closes = 0.1 }]");
    EXPECT_EQ(scenario.interventions.front().effects.front().lever, lever.lever);
  }
}

std::vector<std::string> problems_of(const std::string& lines) {
  return complaints("[[intervention]]\nname = \"a\"\n" + lines);
}

TEST(Intervention, ActsOnLeversOfItsTargets) {
  EXPECT_THAT(problems_of("effects = [{ lever = \"commitment\", closes = 0.1 }]"),
      ElementsAre(
          "scenarios/x.toml:3: intervention.effects.lever = \"commitment\" is a lever of entity "
          "\"organisation\", but targets.entity is \"staff\". Write targets = { entity = \"organisation\" }, "
          "or use a lever that reaches from staff: attitude, skill, power_threat, perceived_risk, burnout, "
          "espoused, "
          "capability, efficacy, trust, free_time, entitlement, protected_time, connected."));
  EXPECT_THAT(
      problems_of("effects = [{ lever = \"commitment\", closes = 0.1 }]\ntargets.entity = \"organisation\""),
      IsEmpty());
  // A misspelt entity is the only thing to tell.
  EXPECT_THAT(
      problems_of("effects = [{ lever = \"commitment\", closes = 0.1 }]\ntargets.entity = \"organization\""),
      ElementsAre(HasSubstr("Did you mean \"organisation\"?")));
}

TEST(Intervention, IsNarrowedByWhatItsTargetsHave) {
  EXPECT_THAT(problems_of("targets = { user = true }"),
      ElementsAre(HasSubstr("does not narrow targets of entity \"staff\"")));
  EXPECT_THAT(problems_of("targets = { entity = \"person\", role = \"leader\" }"),
      ElementsAre(
          HasSubstr("intervention.targets.role = \"leader\" does not narrow targets of entity \"person\"")));
  EXPECT_THAT(problems_of("targets = { entity = \"person\", organisation = 1 }"),
      ElementsAre(HasSubstr("does not narrow")));
  EXPECT_THAT(problems_of("targets = { entity = \"community\", organisation_kind = \"council\" }"),
      ElementsAre(HasSubstr("does not narrow")));
  EXPECT_THAT(problems_of("targets = { entity = \"organisation\", community = 1 }"),
      ElementsAre(HasSubstr("does not narrow")));
  EXPECT_THAT(problems_of("targets = { entity = \"organisation\", choose = \"best_connected\" }"),
      ElementsAre(HasSubstr("does not order organisations. Use \"random\"")));
  EXPECT_THAT(
      problems_of("targets = { entity = \"organisation\", organisation = 1, choose = \"least_practised\" }"),
      IsEmpty());
  EXPECT_THAT(problems_of("targets = { entity = \"community\", community = 1, choose = \"best_connected\" }"),
      IsEmpty());
}

TEST(Intervention, TellsEveryWrongKey) {
  EXPECT_THAT(problems_of("coverage = 1.5"),
      ElementsAre(
          "scenarios/x.toml:3: intervention.coverage = 1.5 is out of range (0..1 share of those eligible). "
          "Did you mean 0.15?"));
  EXPECT_THAT(problems_of("start_month = 0"), ElementsAre(HasSubstr("The nearest allowed is 1.")));
  EXPECT_THAT(problems_of("coverge = 1"), ElementsAre(HasSubstr("Did you mean intervention.coverage?")));
  EXPECT_THAT(problems_of("targets = { rol = \"leader\" }"),
      ElementsAre(HasSubstr("Did you mean intervention.targets.role?")));
  EXPECT_THAT(
      problems_of("targets = { role = \"leeder\" }"), ElementsAre(HasSubstr("Did you mean \"leader\"?")));
  EXPECT_THAT(problems_of("targets = { user = 1, entity = \"person\" }"),
      ElementsAre(HasSubstr("expected true or false")));
  EXPECT_THAT(
      problems_of("targets = { organisation = 0 }"), ElementsAre(HasSubstr("The nearest allowed is 1.")));
  EXPECT_THAT(problems_of("targets = 3"), ElementsAre(HasSubstr("expected a table such as { entity")));
  EXPECT_THAT(problems_of("effects = 3"), ElementsAre(HasSubstr("expected a list of tables")));
  EXPECT_THAT(problems_of("effects = [3]"), ElementsAre(HasSubstr("expected a table such as { lever")));
  EXPECT_THAT(problems_of("effects = [{ closes = 0.1 }]"),
      ElementsAre(HasSubstr("intervention.effects.lever is missing")));
  EXPECT_THAT(problems_of("effects = [{ lever = \"skill\" }]"), ElementsAre(HasSubstr("closes is missing")));
  EXPECT_THAT(problems_of("effects = [{ lever = \"skil\", closes = 0.1 }]"),
      ElementsAre(HasSubstr("Did you mean \"skill\"?")));
  EXPECT_THAT(problems_of("effects = [{ lever = \"skill\", closes = 3 }]"),
      ElementsAre(HasSubstr("Did you mean 0.3?")));
  EXPECT_THAT(problems_of("effects = [{ lever = \"skill\", closes = -0.2 }]"), IsEmpty()) << "harm";
  EXPECT_THAT(problems_of("effects = [{ lever = \"skill\", closes = -1.5 }]"),
      ElementsAre(HasSubstr("out of range (-1..1 share of the remaining gap; less than 0 widens it)")));
  EXPECT_THAT(problems_of("effects = [{ lever = \"skill\", closes = 0, evry = \"month\" }]"),
      ElementsAre(HasSubstr("Did you mean intervention.effects.every?")));
  EXPECT_THAT(problems_of("cost = { set_up = -1 }"), ElementsAre(HasSubstr("The nearest allowed is 0.")));
  EXPECT_THAT(
      problems_of("cost = { set_upp = 1 }"), ElementsAre(HasSubstr("Did you mean intervention.cost.set_up?")));
}

TEST(Intervention, NeedsANameOfItsOwn) {
  EXPECT_THAT(
      complaints("[[intervention]]\ncoverage = 1"), ElementsAre(HasSubstr("intervention.name is missing")));
  EXPECT_THAT(complaints("[[intervention]]\nname = \"\""),
      ElementsAre(HasSubstr("intervention.name = \"\" is missing")));
  EXPECT_THAT(complaints("[[intervention]]\nname = \"a\"\n[[intervention]]\nname = \"a\""),
      ElementsAre(
          AllOf(StartsWith("scenarios/x.toml:4: intervention.name = \"a\""), HasSubstr("another name"))));
}

}  // namespace
}  // namespace coadopt

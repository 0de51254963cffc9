// Interventions may name the organisations and communities of a population that is counted by name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::Folder;
using reading::read;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string named_people =
    "[population]\n"
    "community = [{ name = \"North\" }, { name = \"Sgìre\" }]\n"
    "team = [\n"
    "  { name = \"Care\", organisation = \"Council\", community = \"North\", frontline = 6 },\n"
    "  { name = \"Friends\", organisation = \"Charity\", community = \"Sgìre\", frontline = 2 },\n"
    "]\n"
    "[[population.organisation]]\n"
    "name = \"Council\"\n"
    "kind = \"council\"\n"
    "[[population.organisation]]\n"
    "name = \"Charity\"\n"
    "kind = \"third_sector\"\n";

std::string intervention(const std::string& targets) {
  return "[[intervention]]\nname = \"a\"\ntargets = { " + targets + " }\n";
}

TEST(NamedTargets, AreThoseOfThatName) {
  const Scenario scenario =
      read(named_people + intervention("organisation = \"Charity\", community = \"Sgìre\""));
  EXPECT_EQ(scenario.interventions[0].targets.organisation, 1U);
  EXPECT_EQ(scenario.interventions[0].targets.community, 1U);
  EXPECT_THAT(resolved_text(scenario), HasSubstr("organisation = 2, community = 2"));
  const Scenario again = read(resolved_text(scenario));
  EXPECT_EQ(again.interventions[0].targets.organisation, 1U);
}

TEST(NamedTargets, MayBeNamedBeforePeopleAreCountedAndInABase) {
  EXPECT_EQ(
      read(intervention("organisation = \"Council\"") + named_people).interventions[0].targets.organisation,
      0U);
  const Folder folder;
  folder.write("base.toml", named_people + intervention("community = \"Sgìre\""));
  const auto file = folder.write("x.toml", "[scenario]\nbased_on = \"base.toml\"\n");
  EXPECT_EQ(or_throw(read_scenario(file)).interventions[0].targets.community, 1U);
}

TEST(NamedTargets, AreToldWithTheNearestNameWhereNobodyIsCalledThat) {
  EXPECT_THAT(complaints(named_people + intervention("organisation = \"Counsil\"")),
      ElementsAre("scenarios/x.toml:15: intervention.targets.organisation = \"Counsil\" is not one of the 2 "
                  "organisations "
                  "of this population. Did you mean \"Council\"?"));
  EXPECT_THAT(complaints(named_people + intervention("community = \"Elsewhere\"")),
      ElementsAre(HasSubstr("is not one of the 2 communities of this population. They are North, ")));
  EXPECT_THAT(complaints(named_people + intervention("community = \"\"")), ElementsAre(HasSubstr("is empty")));
}

TEST(NamedTargets, NeedAPopulationThatIsCountedByName) {
  EXPECT_THAT(complaints(intervention("organisation = \"Council\"")),
      ElementsAre(HasSubstr("organisations have names only in an imported population. Give a number from 1")));
}

TEST(NamedTargets, AreNotForTheCatalogue) {
  const Folder folder;
  folder.write("catalogue/one.toml",
      "[entry]\ntitle = \"t\"\nsure = \"assumed\"\n[intervention]\ntargets = { organisation = \"Council\" }\n");
  folder.write("x.toml", named_people + "[[intervention]]\nuse = \"one\"\n");
  EXPECT_THAT(folder.complaints("x.toml"), ElementsAre(HasSubstr("entries are for any population")));
}

}  // namespace
}  // namespace coadopt

// [population] of a real place: read, checked, and said again in the resolved text.

#include "scenario/draft.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "partnership/build.hpp"
#include "reading.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::Folder;
using reading::read;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string people =
    "[population]\n"
    "community = [{ name = \"North\", neighbours = 100 }, { name = \"Sgìre\" }]\n"
    "team = [\n"
    "  { name = \"Care\", organisation = \"Council\", community = \"North\", frontline = 6, manager = 1, users "
    "= 90 },\n"
    "  { name = \"Friends\", organisation = \"Charity\", community = \"Sgìre\", frontline = 2, leader = 1, "
    "users = 9 },\n"
    "]\n"
    "[[population.organisation]]\n"
    "name = \"Council\"\n"
    "kind = \"council\"\n"
    "commitment = 0.4\n"
    "friction = [0.1, 0.2, 0.3, 0.4]\n"
    "frontline = { skill = 0.3, more_duties = -0.05, in_use = [0, 0.5, 0.25, 0.125] }\n"
    "[[population.organisation]]\n"
    "name = \"Charity\"\n"
    "kind = \"third_sector\"\n";
const std::string starts = "[start.person]\ntrust = 0.25\ncapability = 0.75\n";
const std::string from = "[population]\nfrom = \"p.toml\"\n";

TEST(ACensus, MayGiveSharesInUseOfSomeCosOnly) {
  std::string some = people;
  const std::string list = "in_use = [0, 0.5, 0.25, 0.125]";
  some.replace(some.find(list), list.size(), "in_use = { design = 0.5 }");
  const Scenario scenario = reading::read(some);
  const auto& in_use = scenario.parameters.census->organisations[0].staff[Role::frontline].in_use;
  EXPECT_EQ(in_use, (PerCo<std::optional<float>>{{std::nullopt, 0.5F, std::nullopt, std::nullopt}}));
  EXPECT_EQ(*reading::read(resolved_text(scenario)).parameters.census, *scenario.parameters.census);
}

TEST(ACensus, IsReadFromAFileBesideTheScenario) {
  const Folder folder;
  folder.write("a/p.toml", people + starts);
  const Scenario scenario =
      or_throw(read_scenario(folder.write("a/x.toml", from + "[start.person]\ntrust = 0.5\n")));
  ASSERT_TRUE(scenario.parameters.census);
  const Census& census = *scenario.parameters.census;
  EXPECT_EQ(census.teams[0].staff.values, (std::array<std::uint32_t, 3>{6, 1, 0}));
  EXPECT_EQ(census.teams[1].organisation, 1U);
  EXPECT_EQ(census.communities[1].name, "Sgìre");
  EXPECT_EQ(census.organisations[0].commitment, 0.4F);
  EXPECT_EQ(census.organisations[0].staff[Role::frontline].more_duties, -0.05F);
  EXPECT_EQ((*census.organisations[0].friction)[Co::assess], 0.4F);
  EXPECT_EQ((*census.organisations[0].staff[Role::frontline].in_use)[Co::design], 0.5F);
  EXPECT_EQ(scenario.parameters.population.staff, 10);
  EXPECT_EQ(scenario.parameters.population.communities, 2);
  EXPECT_EQ(scenario.parameters.person_start.capability, 0.75F) << "as the population says";
  EXPECT_EQ(scenario.parameters.person_start.trust, 0.5F) << "the scenario has the last word";
}

TEST(ACensus, IsWholeInTheResolvedText) {
  const Folder folder;
  folder.write("p.toml", people + starts);
  const Scenario scenario = or_throw(read_scenario(folder.write("x.toml", from)));
  const std::string text = resolved_text(scenario);
  const Scenario again = read(text);
  EXPECT_EQ(resolved_text(again), text);
  ASSERT_TRUE(again.parameters.census);
  EXPECT_EQ(again.parameters.census->teams[1].users, 9U);
  EXPECT_EQ(again.parameters.census->organisations[0].staff[Role::frontline].skill, 0.3F);
  EXPECT_EQ(again.parameters.population.staff, 10);
  EXPECT_EQ(again.parameters.person_start.trust, 0.25F);
  EXPECT_THAT(text, Not(HasSubstr("p.toml")));
}

TEST(ACensus, TakesThePlaceOfItsBasesSizesAndPeople) {
  const Folder folder;
  folder.write("p.toml", people + starts);
  folder.write("sized.toml", "[population]\nstaff = 500\nties_rewired = 0.2\n");
  const std::string other = "scenario.based_on = \"sized.toml\"\n" + from;
  const Scenario scenario = or_throw(read_scenario(folder.write("x.toml", other)));
  EXPECT_EQ(scenario.parameters.population.staff, 10);
  EXPECT_EQ(scenario.parameters.population.ties_rewired, 0.2);
  folder.write("q.toml", people);
  folder.write("y.toml", "scenario.based_on = \"x.toml\"\n[population]\nfrom = \"q.toml\"\n");
  EXPECT_EQ(or_throw(read_scenario(folder.path() / "y.toml")).parameters.person_start.trust,
      defaults<PersonStart>().trust)
      << "nothing is left of a population that another replaces";
}

TEST(SizesBesideACensus, AreErrors) {
  const Folder folder;
  folder.write("p.toml", people);
  folder.write("x.toml", from + "staff = 96\n");
  EXPECT_THAT(folder.complaints("x.toml", {"population.caseload=3"}),
      ElementsAre(HasSubstr("x.toml:3: population.staff has no effect on an imported population."),
          HasSubstr("--set population.caseload=3: population.caseload has no effect")));
  folder.write("p.toml", "[population]\nteam_size = 3\n" + people.substr(people.find('\n') + 1));
  folder.write("x.toml", from);
  EXPECT_THAT(
      folder.complaints("x.toml"), ElementsAre(HasSubstr("p.toml:2: population.team_size has no effect")));
}

TEST(ACensus, OfWhichAnythingIsWrongIsToldAllAtOnce) {
  EXPECT_THAT(
      complaints("[population]\n"
                 "community = [{ name = \"North\", neighbours = -1 }, { name = \"North\" }, {}]\n"
                 "team = [\n"
                 "  { name = \"A\", organisation = \"Council\", community = \"North\", frontline = 1e9 },\n"
                 "  { name = \"B\", organisation = \"Council\", community = \"North\", user = 3 },\n"
                 "  3,\n"
                 "]\n"
                 "[[population.organisation]]\n"
                 "name = \"Council\"\n"
                 "kind = \"counsil\"\n"
                 "commitment = 4\n"
                 "friction = [1, 2]\n"
                 "frontline = { skil = 0.3 }\n"),
      ElementsAre(HasSubstr("x.toml:2: population.community.neighbours = -1 is out of range (0..1000000000"),
          HasSubstr("x.toml:2: population.community.name = \"North\" appears twice."),
          HasSubstr("x.toml:2: population.community.name is missing."),
          HasSubstr("x.toml:4: population.team.frontline = 1000000000 is out of range (0..100000 staff)."),
          HasSubstr("x.toml:5: population.team.user = 3 is not known. Did you mean population.team.users?"),
          HasSubstr("x.toml:5: population.team.name = \"B\" has no staff."),
          HasSubstr("x.toml:6: population.team = 3 is a number; expected a list of tables"),
          HasSubstr("x.toml:10: population.organisation.kind = \"counsil\" is not known;"),
          HasSubstr("x.toml:11: population.organisation.commitment = 4 is out of range (level 0..1). Did you "
                    "mean 0.4?"),
          HasSubstr("x.toml:12: population.organisation.friction has 2 values; expected a list of 4"),
          HasSubstr("x.toml:13: population.organisation.frontline.skil = 0.3 is not known. Did you mean")));
}

std::vector<std::string> complaints_of_teams(const std::string& teams) {
  return complaints("[population]\ncommunity = [{ name = \"North\" }]\nteam = [" + teams +
                    "]\n[[population.organisation]]\nname = \"Council\"\nkind = \"council\"\n");
}

TEST(TeamsOfACensus, MustFitWhatThereIs) {
  const std::string of = "name = \"A\", organisation = \"Council\", community = \"North\", ";
  EXPECT_THAT(complaints_of_teams("{ " + of + "frontline = 1, users = 200 }"), IsEmpty());
  EXPECT_THAT(complaints_of_teams("{ " + of + "frontline = 1, users = 201 }"),
      ElementsAre(
          HasSubstr("population.team.users = 201 on 1 frontline staff is a caseload of 201; at most 200.")));
  EXPECT_THAT(complaints_of_teams("{ " + of + "leader = 1, users = 1 }"),
      ElementsAre(HasSubstr("population.team.users = 1 have no frontline staff")));
  EXPECT_THAT(complaints_of_teams("{ " + of + "leader = 1 }, { " + of + "leader = 2 }"),
      ElementsAre(
          HasSubstr("population.team.name = \"A\" appears twice in the same organisation and community.")));
  EXPECT_THAT(
      complaints_of_teams("{ name = \"A\", organisation = \"Counsil\", community = \"West\", leader = 1 }"),
      ElementsAre(
          HasSubstr("population.team.organisation = \"Counsil\" is not known. Did you mean \"Council\"?"),
          HasSubstr(
              "population.team.community = \"West\" is not known. Add a population.community of that name.")));
  EXPECT_THAT(complaints_of_teams(""), ElementsAre(HasSubstr("population.team = [] is empty.")));
  std::string idle_people = people;
  idle_people.insert(idle_people.find("{ name = \"Sg"), "{ name = \"Empty\" }, ");
  EXPECT_THAT(complaints(idle_people + "[[population.organisation]]\nname = \"Idle\"\nkind = \"provider\"\n"),
      ElementsAre(HasSubstr("x.toml:2: population.community \"Empty\" is served by no team."),
          HasSubstr("x.toml:16: population.organisation \"Idle\" has no team.")));
}

TEST(AFileOfPeople, ThatCannotBeUsedIsToldWhereItIsNamed) {
  const Folder folder;
  folder.write("x.toml", from);
  EXPECT_THAT(folder.complaints("x.toml"),
      ElementsAre(
          HasSubstr("x.toml:2: population.from = \"p.toml\" cannot be used: p.toml: there is no such file.")));
  folder.write("p.toml", "[adoption]\ntalk = 0.1\n");
  EXPECT_THAT(folder.complaints("x.toml"),
      ElementsAre(HasSubstr("x.toml:2: population.from = \"p.toml\" describes nobody"),
          HasSubstr("p.toml:1: adoption is not known. A population file has the tables [population] and")));
  folder.write("p.toml", from);
  EXPECT_THAT(folder.complaints("x.toml"),
      ElementsAre(HasSubstr("p.toml:2: population.from = \"p.toml\" refers from")));
  folder.write("p.toml", "[population\n");
  EXPECT_THAT(folder.complaints("x.toml"), ElementsAre(HasSubstr("p.toml:1: this is not valid TOML.")));
  folder.write("y.toml", from + "team = []\n[run]\nmonths = 3\n");
  folder.write("p.toml", people);
  EXPECT_THAT(folder.complaints("y.toml"),
      ElementsAre(HasSubstr("y.toml:3: population.team = [] cannot be combined with")));
  EXPECT_THAT(complaints("run.months = 3", {"population.from=p.toml"}),
      Contains(HasSubstr("--set population.from=p.toml: a population can be described only in files.")));
}

TEST(ACensus, ThatDoesNotFitIntoMemoryOrCannotBeNumberedIsRefused) {
  const std::uint64_t needed = bytes_needed(*read(people).parameters.census);
  EXPECT_THAT(complaints(people, {}, needed), IsEmpty());
  EXPECT_THAT(complaints(people, {}, needed - 1),
      ElementsAre(HasSubstr("scenarios/x.toml:3: population: 10 staff, 99 users and 100 neighbours need")));
  std::string many = people;
  many.replace(many.find("neighbours = 100"), 16, "neighbours = 1000000000");
  EXPECT_THAT(complaints(many), ElementsAre(HasSubstr("1000000000 neighbours are more than can be numbered")));
}

TEST(TargetsOfACensus, AreAmongItsOrganisations) {
  const std::string targets =
      "[[intervention]]\nname = \"A\"\ntargets = { entity = \"staff\", organisation = 3 }\n";
  EXPECT_THAT(complaints(people + targets),
      ElementsAre(HasSubstr("intervention.targets.organisation = 3 is not one of the 2 organisations")));
}

}  // namespace
}  // namespace coadopt

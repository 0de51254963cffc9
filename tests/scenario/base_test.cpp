// A scenario is a small change to a base.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"
#include "scenario/errors.hpp"

namespace coadopt {
namespace {

using reading::any_memory;
using reading::Folder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr const char* staff_of_500 = R"(
[scenario]
name = "Base"
description = "of the base"
[run]
months = 24
[population]
staff = 500
caseload = 10
[[intervention]]
name = "first"
)";

TEST(Base, IsChangedByTheFileAndThatByOptions) {
  const Folder folder;
  folder.write("base.toml", staff_of_500);
  folder.write("policies/middle.toml", R"(
scenario = { name = "Middle", based_on = "../base.toml" }
population = { caseload = 12, team_size = 5 }
intervention = [{ name = "second" }]
)");
  const auto file = folder.write("policies/own.toml", R"(
scenario = { name = "Own", based_on = "middle.toml" }
population = { team_size = 6 }
intervention = [{ name = "third" }]
)");
  const Scenario scenario =
      or_throw(read_scenario(file, {"population.team_size=7", "population.team_size=4"}, any_memory));
  EXPECT_EQ(scenario.name, "Own");
  EXPECT_EQ(scenario.file, file.string());
  EXPECT_EQ(scenario.run.months, 24U);
  EXPECT_EQ(scenario.parameters.population.staff, 500);
  EXPECT_EQ(scenario.parameters.population.caseload, 12);
  EXPECT_EQ(scenario.parameters.population.team_size, 4);
  ASSERT_EQ(scenario.interventions.size(), 3U);
  EXPECT_EQ(scenario.interventions[0].name, "first");
  EXPECT_EQ(scenario.interventions[1].name, "second");
  EXPECT_EQ(scenario.interventions[2].name, "third");
}

TEST(Base, ChangesOneSlotAndKeepsTheOthers) {
  const Folder folder;
  folder.write("base.toml", "[start.organisation]\nfriction = [0.1, 0.2, 0.3, 0.4]\n");
  const auto file = folder.write(
      "own.toml", "scenario.based_on = \"base.toml\"\n[start.organisation]\nfriction = { deliver = 0.9 }\n");
  const Scenario scenario =
      or_throw(read_scenario(file, {"start.organisation.friction.assess=0.8"}, any_memory));
  EXPECT_THAT(scenario.parameters.organisation_start.friction.values, ElementsAre(0.1F, 0.2F, 0.9F, 0.8F));
}

TEST(Base, KeepsItsHeadingToItself) {
  const Folder folder;
  folder.write("base.toml", staff_of_500);
  const Scenario scenario =
      or_throw(read_scenario(folder.write("own.toml", "scenario.based_on = \"base.toml\""), {}, any_memory));
  EXPECT_EQ(scenario.name, "own");
  EXPECT_EQ(scenario.description, "");
}

TEST(Base, ThatLeadsInACircleIsToldWithTheCircle) {
  const Folder folder;
  folder.write("a.toml", "[scenario]\nbased_on = \"b.toml\"");
  folder.write("b.toml", "[scenario]\n\nbased_on = \"c.toml\"");
  folder.write(
      "c.toml", "[scenario]\n\n\nbased_on = \"./../" + folder.path().filename().string() + "/b.toml\"");
  folder.write("own.toml", "[scenario]\nbased_on = \"own.toml\"");
  EXPECT_THAT(folder.complaints("a.toml"), ElementsAre(AllOf(StartsWith("c.toml:4: scenario.based_on = "),
                                               HasSubstr("b.toml -> c.toml -> b.toml."))));
  EXPECT_THAT(folder.complaints("own.toml"),
      ElementsAre(AllOf(StartsWith("own.toml:2: "), HasSubstr("own.toml -> own.toml."))));
}

TEST(Base, ThatIsMissingIsToldWhereItIsNamed) {
  const Folder folder;
  folder.write("baseline.toml", staff_of_500);
  folder.write("own.toml", "[scenario]\nbased_on = \"basline.toml\"\n[run]\nmonths = 0");
  EXPECT_THAT(folder.complaints("own.toml"),
      ElementsAre("own.toml:2: scenario.based_on = \"basline.toml\": basline.toml: there is no such file. "
                  "Did you mean baseline.toml?",
          StartsWith("own.toml:4: run.months = 0")));
  folder.write("folder.toml", "scenario.based_on = \".\"");
  EXPECT_THAT(folder.complaints("folder.toml"), ElementsAre(HasSubstr("this is a folder")));
  folder.write("number.toml", "scenario.based_on = 3");
  EXPECT_THAT(folder.complaints("number.toml"), ElementsAre(HasSubstr("expected text in double quotes")));
}

// What a base that cannot be read would have said is not known, so nothing is judged by it.
TEST(Base, ThatIsMissingHidesWhatHangsOnIt) {
  const Folder folder;
  folder.write(
      "own.toml", "scenario.based_on = \"long.toml\"\nintervention = [{ name = \"a\", start_month = 200 }]");
  EXPECT_THAT(folder.complaints("own.toml"), ElementsAre(HasSubstr("there is no such file")));
  folder.write("long.toml", "run.months = 240");
  EXPECT_THAT(folder.complaints("own.toml"), IsEmpty());
}

TEST(Base, ThatIsWrongIsToldAfterTheFileItself) {
  const Folder folder;
  folder.write("a_base.toml", "[run]\nmonths = 0\n");
  folder.write("own.toml", "[scenario]\nbased_on = \"a_base.toml\"\n[run]\nseed = -1\n");
  EXPECT_THAT(folder.complaints("own.toml"),
      ElementsAre(StartsWith("own.toml:4: run.seed = -1"), StartsWith("a_base.toml:2: run.months = 0")));
  folder.write("a_base.toml", "[run\n");
  EXPECT_THAT(folder.complaints("own.toml"), ElementsAre(StartsWith("own.toml:4: run.seed = -1"),
                                                 StartsWith("a_base.toml:1: this is not valid TOML.")));
}

TEST(Options, TakeTomlAndBareWords) {
  const Folder folder;
  folder.write("x.toml", staff_of_500);
  const auto with = [&](const std::string& option) {
    return or_throw(read_scenario(folder.path() / "x.toml", {option}, any_memory));
  };
  EXPECT_EQ(with("scenario.name=Café Rainbow").name, "Café Rainbow");
  EXPECT_EQ(with("scenario.name=\"Café = Rainbow\"").name, "Café = Rainbow");
  EXPECT_EQ(with("run.months=36").run.months, 36U);
  EXPECT_EQ(with("run.first_month=2027-02").run.first_month, "2027-02");
  EXPECT_THAT(with("run.observe=[\"money\"]").run.observe.groups,
      ElementsAre(false, false, false, false, true, false, false));
  EXPECT_EQ(with("start.organisation.friction.deliver=0.5").parameters.organisation_start.friction[Co::deliver],
      0.5F);
  EXPECT_THAT(with("start.organisation.friction=[0,0,0,1]").parameters.organisation_start.friction.values,
      ElementsAre(0.0F, 0.0F, 0.0F, 1.0F));
}

TEST(Options, AreToldByTheirName) {
  const Folder folder;
  folder.write("x.toml", staff_of_500);
  const auto problems_of = [&](const std::string& option) { return folder.complaints("x.toml", {option}); };
  EXPECT_THAT(problems_of("run.months=24"), IsEmpty());
  EXPECT_THAT(problems_of("start.staff.skill=3"),
      ElementsAre(
          "--set start.staff.skill=3: start.staff.skill = 3 is out of range (level 0..1). Did you mean 0.3?"));
  EXPECT_THAT(problems_of("start.staff.skil=0.3"), ElementsAre(HasSubstr("Did you mean start.staff.skill?")));
  EXPECT_THAT(problems_of("run.months=[1,"),
      ElementsAre(HasSubstr("run.months = \"[1,\" is text; expected a whole number")));
  EXPECT_THAT(
      problems_of("run.months=1\nseed = 2"), ElementsAre(HasSubstr("is text; expected a whole number")));
  EXPECT_THAT(problems_of("run.months"), ElementsAre(HasSubstr("there is no value")));
  EXPECT_THAT(problems_of("run.months="), ElementsAre(HasSubstr("the value is empty")));
  EXPECT_THAT(problems_of("=3"), ElementsAre(HasSubstr("the key has no table")));
  EXPECT_THAT(problems_of("months=3"), ElementsAre(HasSubstr("the key has no table")));
  EXPECT_THAT(problems_of("run..months=3"), ElementsAre(HasSubstr("invalid key")));
  EXPECT_THAT(problems_of("run.mönths=3"), ElementsAre(HasSubstr("invalid key")));
  EXPECT_THAT(problems_of("run.months=\xE9"), ElementsAre(HasSubstr("not UTF-8")));
  EXPECT_THAT(
      problems_of("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1"), ElementsAre(HasSubstr("more than 16 dots")));
  EXPECT_THAT(problems_of("intervention.coverage=1"), ElementsAre(HasSubstr("only in files")));
  EXPECT_THAT(problems_of("scenario.based_on=y.toml"), ElementsAre(HasSubstr("only in files")));
}

}  // namespace
}  // namespace coadopt

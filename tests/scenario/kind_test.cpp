#include "scenario/document.hpp"
#include "scenario/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/reading.hpp"

namespace coadopt {
namespace {

using reading::Folder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

FileKind kind_by_tables(std::string_view text) { return kind_of(or_throw(parse_document(text, "x.toml"))); }

constexpr std::string_view people_alone = R"([population]
community = [ { name = "North", neighbours = 20 } ]
team = [ { organisation = "Council", frontline = 4, users = 20 } ]
organisation = [ { name = "Council", managers = 1, leaders = 1 } ]
)";
constexpr std::string_view sets_alone = "[ensemble]\nparameters = [\"adoption.talk\"]\nsets = [[0.1]]\n";

TEST(AKindOfFile, IsToldByItsTables) {
  EXPECT_EQ(kind_by_tables("[scenario]\nname = \"a\"\n"), FileKind::scenario);
  EXPECT_EQ(kind_by_tables("[adoption]\ntalk = 0.1\n"), FileKind::scenario);
  EXPECT_EQ(kind_by_tables("[experiment]\nscenarios = [\"a.toml\"]\n"), FileKind::experiment);
  EXPECT_EQ(kind_by_tables("[experiment]\nscenarios = [\"a.toml\"]\n[search]\nworlds = 2\n"), FileKind::budget);
  EXPECT_EQ(kind_by_tables("[entry]\ntitle = \"a\"\n"), FileKind::entry);
  EXPECT_EQ(kind_by_tables(people_alone), FileKind::population);
  EXPECT_EQ(kind_by_tables(sets_alone), FileKind::ensemble);
  EXPECT_EQ(kind_by_tables("[targets.x]\nmeasure = \"in_use.deliver\"\n"), FileKind::targets);
  EXPECT_EQ(kind_by_tables("measure = \"in_use.deliver\"\n[[value]]\nvalue = 1\n"), FileKind::targets);
}

TEST(AKindOfFile, IsAScenarioWhereThereIsMoreThanAPart) {
  EXPECT_EQ(kind_by_tables(std::string(people_alone) + "[run]\nmonths = 2\n"), FileKind::scenario);
  EXPECT_EQ(kind_by_tables("[population]\nfrom = \"people.toml\"\n"), FileKind::scenario);
  EXPECT_EQ(kind_by_tables("[population]\nstaff = 100\n"), FileKind::scenario);
  EXPECT_EQ(kind_by_tables(std::string(sets_alone) + "[run]\nmonths = 2\n"), FileKind::scenario);
  EXPECT_EQ(kind_by_tables("[ensemble]\nfrom = \"sets.toml\"\n"), FileKind::scenario);
}

TEST(APartOfAScenario, IsNotReadAsOne) {
  const Folder folder;
  folder.write("people.toml", people_alone);
  folder.write("sets.toml", sets_alone);
  folder.write("based.toml", "scenario.based_on = \"people.toml\"\n");
  EXPECT_THAT(folder.complaints("people.toml"),
      ElementsAre(
          AllOf(HasSubstr("this is a population, not a scenario"), HasSubstr("from = \"people.toml\""))));
  EXPECT_THAT(folder.complaints("sets.toml"),
      ElementsAre(AllOf(HasSubstr("this is an ensemble, not a scenario"), HasSubstr("--ensemble"))));
  EXPECT_THAT(folder.complaints("based.toml"), ElementsAre(HasSubstr("this is a population, not a scenario")));
}

}  // namespace
}  // namespace coadopt

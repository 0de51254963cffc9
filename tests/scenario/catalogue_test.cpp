// Entries of the catalogue that scenarios use, and which catalogue they come from.

#include "scenario/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "reading.hpp"
#include "scenario/errors.hpp"
#include "scenario/problem.hpp"
#include "scenario/read.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A folder with a catalogue of one entry.
class Catalogue : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_ / "catalogue");
    std::ofstream(folder_ / "catalogue" / "learning_set.toml") << R"([entry]
title = "Learning set"
covers = ["I01"]
barriers = ["skill"]
sure = "weak"
[intervention]
description = "Managers learn together."
start_month = 5
coverage = 0.25
targets = { entity = "staff", role = "manager" }
effects = [ { lever = "skill", closes = 0.1, every = "month", basis = "expert" } ]
cost = { set_up = 100, per_target_month = 40, basis = "guess" }
structure = { kind = "coaches", staff_per_coach = 8 }
)";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Scenario use(const std::string& lines) {
    return or_throw(read_scenario_text("[[intervention]]\nuse = \"learning_set\"\n" + lines,
        (folder_ / "x.toml").string(), {}, std::uint64_t{1} << 40U));
  }
  std::vector<std::string> problems_of(const std::string& lines) {
    try {
      static_cast<void>(use(lines));
    } catch (const ScenarioErrors& errors) {
      std::vector<std::string> all;
      for (const Problem& one : errors.problems()) all.push_back(one.text);
      return all;
    }
    return {};
  }

  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) / ("catalogue." + std::to_string(::getpid()));
};

TEST_F(Catalogue, GivesWhatTheScenarioDoesNotChange) {
  const Intervention one =
      use("coverage = 0.5\ncost = { set_up = 7 }\nstructure = { thinning = 4 }").interventions.front();
  EXPECT_EQ(one.name, "learning_set");
  EXPECT_EQ(one.entry, "learning_set");
  EXPECT_EQ(one.sure, "weak");
  EXPECT_EQ(one.description, "Managers learn together.");
  EXPECT_EQ(one.start_month, 5U);
  EXPECT_EQ(one.coverage, 0.5F);
  EXPECT_EQ(one.targets.role, Role::manager);
  EXPECT_EQ(one.effects.size(), 1U);
  EXPECT_EQ(one.cost.set_up, 7.0);
  EXPECT_EQ(one.cost.per_target_month, 40.0);
  EXPECT_EQ(std::get<Coaches>(one.structure).staff_per_coach, 8.0F);
  EXPECT_EQ(std::get<Coaches>(one.structure).thinning, 4.0F);
}

TEST_F(Catalogue, HasItsEffectsReplacedAsAWhole) {
  const Intervention one =
      use("name = \"b\"\neffects = [ { lever = \"attitude\", closes = 0.2 } ]").interventions.front();
  EXPECT_EQ(one.name, "b");
  ASSERT_EQ(one.effects.size(), 1U);
  EXPECT_EQ(one.effects.front().lever, Lever::attitude);
}

TEST_F(Catalogue, LetsABudgetTakeThePlaceOfItsCoverage) {
  const Intervention one = use("budget = 5000").interventions.front();
  EXPECT_EQ(one.budget, 5000.0);
  EXPECT_EQ(one.coverage, 1.0F);
}

TEST_F(Catalogue, TellsWhatNoLongerFits) {
  EXPECT_THAT(problems_of("targets = { entity = \"organisation\" }"),
      ElementsAre(HasSubstr("structure is for targets")));
  EXPECT_THAT(problems_of("targets = { entity = \"person\" }"),
      ::testing::Contains(HasSubstr("does not reach the lever \"skill\"")));
  EXPECT_THAT(
      problems_of("structure = { kind = \"coachs\" }"), ElementsAre(HasSubstr("Did you mean \"coaches\"?")));
  EXPECT_THAT(
      problems_of("structure = { staff_per_coach = 0 }"), ElementsAre(HasSubstr("out of range (1..1000")));
  EXPECT_THAT(
      problems_of("budget = 5\ncoverage = 0.5"), ElementsAre(HasSubstr("cannot be combined with coverage")));
}

TEST_F(Catalogue, ForgetsWhatAnAmountRestedOnThatTheScenarioChanges) {
  const Intervention one = use("cost = { set_up = 7 }").interventions.front();
  EXPECT_FALSE(one.cost_grounds[0].basis);
  EXPECT_EQ(one.cost_grounds[2].basis, Basis::guess);
  EXPECT_EQ(one.effects.front().grounds.basis, Basis::expert);
}

TEST_F(Catalogue, NamesTheNearestEntry) {
  try {
    static_cast<void>(or_throw(read_scenario_text("[[intervention]]\nuse = \"learning_sets\"",
        (folder_ / "x.toml").string(), {}, std::uint64_t{1} << 40U)));
    FAIL();
  } catch (const ScenarioErrors& errors) {
    ASSERT_EQ(errors.problems().size(), 1U);
    EXPECT_THAT(errors.problems().front().text, HasSubstr("Did you mean \"learning_set\"?"));
  }
}

TEST_F(Catalogue, IsNeverTakenFromAFolderFurtherUp) {
  const auto beside = catalogue_for(folder_ / "x.toml", {});
  ASSERT_TRUE(beside);
  EXPECT_EQ(beside->folder, folder_ / "catalogue");
  EXPECT_EQ(beside->origin, CatalogueOrigin::beside);
  const auto below = catalogue_for(folder_ / "below" / "x.toml", {});
  EXPECT_TRUE(!below || below->origin == CatalogueOrigin::installed);
}

TEST_F(Catalogue, IsTheOneThatIsNamedBeforeAnyOther) {
  const auto given = catalogue_for(folder_ / "x.toml", "mine");
  ASSERT_TRUE(given);
  EXPECT_EQ(given->folder, "mine");
  EXPECT_EQ(given->origin, CatalogueOrigin::given);
}

TEST_F(Catalogue, IsRecordedWithWhatWasTakenFromIt) {
  const Scenario scenario = use("");
  EXPECT_THAT(scenario.interventions.front().catalogue, ::testing::StartsWith("beside the file, checksum "));
  EXPECT_THAT(
      scenario.catalogues, ElementsAre(CatalogueFolder{folder_ / "catalogue", CatalogueOrigin::beside}));
  const Scenario again =
      or_throw(read_scenario_text(resolved_text(scenario), "again.toml", {}, std::uint64_t{1} << 40U));
  EXPECT_EQ(again.interventions.front().catalogue, scenario.interventions.front().catalogue);
  EXPECT_EQ(resolved_text(again), resolved_text(scenario));
}

TEST_F(Catalogue, SaysWhomItsEvidenceIsAboutWhereAnEntryIsAimedAtOthers) {
  const auto about = [&](const std::string& targets) {
    return use("targets = { " + targets + " }").interventions.front().evidence_about;
  };
  EXPECT_EQ(use("coverage = 0.5").interventions.front().evidence_about, "");
  EXPECT_EQ(about("organisation = 1"), "") << "some of the same";
  EXPECT_EQ(about("choose = \"best_connected\""), "");
  EXPECT_EQ(about("role = \"frontline\""), "manager staff");
  const Scenario scenario = use("targets = { role = \"frontline\" }");
  const Scenario again =
      or_throw(read_scenario_text(resolved_text(scenario), "again.toml", {}, std::uint64_t{1} << 40U));
  EXPECT_EQ(again.interventions.front().evidence_about, "manager staff");
  EXPECT_THAT(
      problems_of("evidence_about = \"leaders\""), ElementsAre(HasSubstr("is written by coadopt itself")));
}

TEST_F(Catalogue, HasNoEntryThatUsesAnother) {
  std::ofstream(folder_ / "catalogue" / "other.toml")
      << "[entry]\ntitle = \"t\"\nsure = \"weak\"\n[intervention]\nuse = \"other\"\n";
  Report report;
  static_cast<void>(read_entry(folder_ / "catalogue", "other", report));
  try {
    throw_if_any(report.sorted(""));
    FAIL();
  } catch (const ScenarioErrors& errors) {
    EXPECT_THAT(errors.problems().front().text, HasSubstr("cannot be used in an entry of the catalogue"));
  }
}

// What is told to be wrong with an entry.
std::vector<std::string> wrong_in(const std::filesystem::path& folder, const std::string& text) {
  std::ofstream(folder / "catalogue" / "other.toml") << text;
  Report report;
  static_cast<void>(read_entry(folder / "catalogue", "other", report));
  std::vector<std::string> all;
  for (const Problem& one : report.sorted("")) all.push_back(one.text);
  return all;
}

TEST_F(Catalogue, HasNoSizeThatDoesNotSayWhatItRestsOn) {
  EXPECT_THAT(
      wrong_in(folder_,
          "[entry]\ntitle = \"t\"\nsure = \"weak\"\n[intervention]\neffects = [{ lever = \"skill\", closes "
          "= 0.1 }]\ncost = { per_target = 5 }\n"),
      ElementsAre(::testing::AllOf(HasSubstr("gives no basis for its effect on \"skill\""),
                      HasSubstr("\"trial\", \"review\", \"case\", \"expert\", \"guess\"")),
          HasSubstr("gives no basis for its cost.per_target")));
}

TEST_F(Catalogue, HasNoBarrierThatNothingInTheEntryLowers) {
  EXPECT_THAT(
      wrong_in(folder_,
          "[entry]\ntitle = \"t\"\nsure = \"weak\"\nbarriers = [\"skill\", \"time\"]\n[intervention]\neffects "
          "= [{ lever = \"skill\", closes = 0.1, basis = \"guess\" }]\n"),
      ElementsAre(HasSubstr("names \"time\", which nothing in the entry lowers. It lowers: skill.")));
}

TEST_F(Catalogue, SaysOfAnEntryWithTheSameEffectsWhyBothExist) {
  EXPECT_THAT(wrong_in(folder_, "[entry]\ntitle = \"t\"\nsure = \"weak\"\nsame_as = \"a\"\n[intervention]\n"),
      ElementsAre(HasSubstr("needs both: same_as names the entry, why says why both exist")));
}

TEST_F(Catalogue, TellsWhatIsWrongInTheEntryByItsFileAndLine) {
  std::ofstream(folder_ / "catalogue" / "learning_set.toml", std::ios::app) << "mistake = 1\n";
  const auto problems = problems_of("");
  EXPECT_THAT(problems, ElementsAre(HasSubstr("mistake = 1 is not known")));
}

}  // namespace
}  // namespace coadopt

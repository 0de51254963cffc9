// A filled-in survey of budget shares becomes scenarios that spend one budget by each split.

#include "scenario/import/budget_survey.hpp"
#include "scenario/errors.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <numeric>

#include "scenario/import/imported.hpp"
#include "scenario/reading.hpp"

namespace coadopt {
namespace {

using reading::any_memory;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string heading() {
  std::string text = "respondent";
  for (const BudgetFactor& one : budget_factors) text += fmt::format(",{}", one.column);
  return text + "\n";
}

class BudgetSurveys : public ::testing::Test {
 protected:
  BudgetSurvey read(const std::string& rows) { return read_whole(heading() + rows); }
  BudgetSurvey read_whole(const std::string& text) {
    path_ = folder_.write("answers.csv", text).string();
    return or_throw(read_budget_survey(path_));
  }
  // What is told to be wrong, the folder's own name left out.
  std::vector<std::string> complaints(const std::string& text) {
    std::vector<std::string> lines;
    try {
      static_cast<void>(read_whole(text));
    } catch (const ScenarioErrors& errors) {
      for (const Problem& one : errors.problems())
        lines.push_back(line_of(one).substr(folder_.path().string().size() + 1));
    }
    return lines;
  }

  reading::Folder folder_;
  std::string path_;
};

TEST_F(BudgetSurveys, AreSharesOfWhichEmptyOnesAreNothingAndTold) {
  const BudgetSurvey survey = read("A,20,30,50,,,,,,,0,0\n");
  ASSERT_EQ(survey.answers.size(), 1U);
  EXPECT_EQ(survey.answers[0].respondent, "A");
  EXPECT_THAT(survey.answers[0].split, ElementsAre(0.2, 0.3, 0.5, 0, 0, 0, 0, 0, 0, 0, 0));
  ASSERT_EQ(survey.missing.size(), 1U);
  EXPECT_THAT(survey.missing[0],
      HasSubstr(
          "A: empty shares count as 0: more_staff_who_can_enable_communities, supporting_users_to_do_more"));
}

TEST_F(BudgetSurveys, MayMissAHundredByRoundingOnly) {
  const BudgetSurvey survey = read("A,33,33,33,0,0,0,0,0,0,0,0\n");
  EXPECT_DOUBLE_EQ(survey.answers[0].split[0], 1.0 / 3);
  EXPECT_THAT(
      survey.missing, ElementsAre("A: shares add up to 99 by rounding, and are used as parts of that sum"));
  EXPECT_THAT(complaints(heading() + "A,33,33,32,0,0,0,0,0,0,0,0\nB,50.6,50.5,0,0,0,0,0,0,0,0,0\n"),
      ElementsAre(
          "answers.csv:2: columns more_frontline_staff to supporting_partners_to_embed add up to 98 (100, or "
          "at most 1 from it by rounding). Give shares of 100.",
          HasSubstr(
              "answers.csv:3: columns more_frontline_staff to supporting_partners_to_embed add up to 101.1")));
}

TEST_F(BudgetSurveys, CountEachRespondentAlikeInTheMeanAndNobodyWhoGaveNoShare) {
  const BudgetSurvey survey = read("A,100,,,,,,,,,,\nB,,49.5,49.5,,,,,,,,\nC,,,,,,,,,,,\n");
  ASSERT_EQ(survey.answers.size(), 2U);
  const BudgetSplit mean = survey.mean();
  EXPECT_DOUBLE_EQ(mean[0], 0.5);
  EXPECT_DOUBLE_EQ(mean[1], 0.25);
  EXPECT_DOUBLE_EQ(std::accumulate(mean.begin(), mean.end(), 0.0), 1.0);
  EXPECT_EQ(survey.missing.back(), "C: the row has no shares and is not counted");
}

TEST_F(BudgetSurveys, TellAllThatIsWrongByRowAndColumn) {
  EXPECT_THAT(complaints(heading() + "A,-5,105,x,0,0,0,0,0,0,0,0\n"),
      ElementsAre(
          HasSubstr("answers.csv:2: column more_frontline_staff = -5 is out of range (0..100 share of 100)"),
          HasSubstr("answers.csv:2: column training_frontline_staff = 105 is out of range"),
          HasSubstr("answers.csv:2: column more_staff_who_can_enable_users = \"x\"")));
  EXPECT_THAT(
      complaints("respondent,better_itc\nA,100\n"), ::testing::Contains(HasSubstr("Did you mean better_ict?")));
  EXPECT_THAT(complaints("respondent,better_ict\nA,100\n"),
      ::testing::Contains("answers.csv:1: column project_management is missing. Add it."));
  EXPECT_THAT(complaints(heading()),
      ElementsAre("answers.csv: no row has a share. Fill in the shares of at least one respondent."));
}

TEST_F(BudgetSurveys, NameAFileAfterEachRespondent) {
  const BudgetSurvey survey = read("\"Surrey, middle manager (A)\",100,,,,,,,,,,\n,,100,,,,,,,,,\n");
  EXPECT_EQ(survey.answers[0].file_name, "surrey_middle_manager_a");
  EXPECT_EQ(survey.answers[1].file_name, "respondent_2") << "the second row, without a name";
  EXPECT_THAT(
      complaints(heading() + "A b,100,,,,,,,,,,\na-B,100,,,,,,,,,,\nMean,100,,,,,,,,,,\n?,100,,,,,,,,,,\n"),
      ElementsAre(
          HasSubstr("answers.csv:3: column respondent = \"a-B\" makes the same file name as line 2, a_b.toml"),
          HasSubstr("answers.csv:4: column respondent = \"Mean\" is the name of a scenario that the program "
                    "writes itself"),
          HasSubstr("answers.csv:5: column respondent = \"?\" has no letter or digit")));
}

TEST_F(BudgetSurveys, GiveFilesNamesWithoutMarksOfDirectionAndControlCharacters) {
  const BudgetSurvey survey = read(
      "Ann\u202Elmot,100,,,,,,,,,,\n"
      "Ben\u0085x,100,,,,,,,,,,\n"
      "\u2066Zo\u00EB,100,,,,,,,,,,\n"
      "\u05D3\u05E0\u05D4,100,,,,,,,,,,\n");
  std::vector<std::string> names;
  for (const BudgetAnswer& one : survey.answers) names.push_back(one.file_name);
  EXPECT_THAT(
      names, ElementsAre("ann_u202elmot", "ben_u0085x", "u2066zo\u00EB", "respondent_\u05D3\u05E0\u05D4"));
}

TEST_F(BudgetSurveys, AreWarnedOfWhereRowsAreStillTheTemplates) {
  EXPECT_EQ(read("A,100,,,,,,,,,,\n").warning, "");
  for (const Template& one : import_templates()) {
    if (one.file != "budget_survey.csv") continue;
    EXPECT_THAT(read_whole(std::string(one.text)).warning, HasSubstr("answers.csv: lines 2, 3 are examples"));
  }
}

TEST_F(BudgetSurveys, GiveFilesNamesThatSortAfterTheReference) {
  const BudgetSurvey survey = read(
      "001,100,,,,,,,,,,\n00 no extra budget,100,,,,,,,,,,\nÉmile,100,,,,,,,,,,\n"
      "_a,100,,,,,,,,,,\n²,100,,,,,,,,,,\n日本,100,,,,,,,,,,\n");
  std::vector<std::string> names;
  for (const BudgetAnswer& one : survey.answers) names.push_back(one.file_name);
  EXPECT_THAT(names, ElementsAre("respondent_001", "respondent_00_no_extra_budget", "respondent_Émile", "a",
                         "respondent_²", "respondent_日本"));
  EXPECT_THAT(complaints(heading() + "Respondent 001,100,,,,,,,,,,\n001,100,,,,,,,,,,\n"),
      ElementsAre(HasSubstr("answers.csv:3: column respondent = \"001\" makes the same file name as line 2")));
}

TEST_F(BudgetSurveys, SpendTheWholeBudgetToThePoundHoweverItIsSplit) {
  for (const std::uint64_t budget : {1U, 7U, 1000U, 2'999'999U}) {
    const BudgetSurvey survey = read("A,9.1,9.1,9.1,9.1,9.1,9.1,9.1,9.1,9.1,9.1,9\nB,33.3,33.3,33.4,,,,,,,,\n");
    for (const BudgetSplit& split : {survey.answers[0].split, survey.answers[1].split, survey.mean()}) {
      const auto budgets = budgets_of(split, budget);
      EXPECT_EQ(std::accumulate(budgets.begin(), budgets.end(), std::uint64_t{0}), budget);
      for (std::size_t i = 0; i < split.size(); ++i) {
        EXPECT_NEAR(static_cast<double>(budgets[i]), split[i] * static_cast<double>(budget), 1.0);
      }
    }
  }
}

TEST_F(BudgetSurveys, BecomeScenariosThatBuyWhatTheirFactorsStandFor) {
  BudgetPlan plan;
  plan.budget = 1'000'000;
  plan.start_month = 4;
  plan.end_month = 9;
  plan.source = "a \"survey\"";
  const std::vector<BudgetScenario> made =
      budget_scenarios(read("\"The \"\"first\"\"\",,25,75,,,,,,,,\nB,,75,25,,,,,,,,\n"), plan);
  ASSERT_EQ(made.size(), 4U);
  EXPECT_EQ(made[0].file_name, "00_no_extra_budget");
  EXPECT_EQ(made[1].file_name, "mean");
  EXPECT_EQ(made[2].file_name, "the_first");
  const auto sources = std::filesystem::absolute(__FILE__).parent_path().parent_path().parent_path();
  std::filesystem::create_directory_symlink(sources / "scenarios" / "catalogue", folder_.path() / "catalogue");
  std::vector<Scenario> scenarios;
  for (const BudgetScenario& one : made) {
    scenarios.push_back(
        or_throw(read_scenario(folder_.write(one.file_name + ".toml", one.text), {}, any_memory)));
  }
  EXPECT_THAT(scenarios[0].interventions, IsEmpty());
  ASSERT_EQ(scenarios[2].interventions.size(), 2U);
  EXPECT_EQ(scenarios[2].interventions[0].entry, "front_line_training");
  EXPECT_EQ(scenarios[2].interventions[0].budget, 250'000.0);
  EXPECT_EQ(scenarios[2].interventions[1].entry, "enabling_staff");
  EXPECT_EQ(scenarios[2].interventions[1].budget, 750'000.0);
  EXPECT_EQ(scenarios[2].interventions[1].start_month, 4U);
  EXPECT_EQ(scenarios[2].interventions[1].end_month, 9U);
  EXPECT_EQ(scenarios[2].name, "Survey: The \"first\"");
  EXPECT_EQ(scenarios[1].interventions[0].budget, 500'000.0);
  EXPECT_THAT(scenarios[2].description, HasSubstr("GBP 1,000,000 more from month 4 to 9"));
  EXPECT_THAT(
      scenarios[2].description, HasSubstr("25% training frontline staff, 75% more staff who can enable users"));
  EXPECT_THAT(scenarios[1].source, HasSubstr("a \"survey\", mean of 2 answers"));
}

}  // namespace
}  // namespace coadopt

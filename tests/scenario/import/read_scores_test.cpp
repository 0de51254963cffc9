// Barrier scores become levels of the state each barrier lives on.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "importing.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/import/score.hpp"

namespace coadopt {
namespace {

using importing::Files;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Files with(const std::string& survey) {
  return Files({{"staff.csv", importing::staff}, {"survey.csv", survey}, {"users.csv", importing::users}});
}

TEST(AScore, IsALevelFromNoBarrierToACompleteOne) {
  EXPECT_EQ(hindrance(1), 0.0);
  EXPECT_EQ(hindrance(3), 0.5);
  EXPECT_EQ(hindrance(5), 1.0);
  EXPECT_EQ(level_of(4, 1, 0), 0.25F);
  EXPECT_EQ(level_of(3.3333, 0, 1), 0.583F);
}

TEST(FrictionOfAScore, HasItsMeanAndDiffersBetweenCosAsUsual) {
  const PerCo<float> usual = defaults<OrganisationStart>().friction;
  const PerCo<float> friction = friction_of(3);
  float mean = 0.0F;
  for (const Co co : all_cos) {
    mean += friction[co] / 4.0F;
    EXPECT_NEAR(friction[co] - friction[Co::design], usual[co] - usual[Co::design], 1e-5);
  }
  EXPECT_NEAR(mean, 0.5, 1e-5);
  for (const Co co : all_cos) {
    EXPECT_LE(friction_of(5)[co], 1.0F);
    EXPECT_GE(friction_of(1)[co], 0.0F);
  }
}

TEST(SharesInUse, AreThoseOfTheRoleAndElseOfTheOrganisationAndElseTheDefaults) {
  const Imported imported = with(
      "organisation,role,answers,in_use_design,in_use_deliver\n"
      "Council,frontline,6,0.3,\n"
      "Council,,9,0.2,0.25\n")
                                .import();
  EXPECT_TRUE(imported.says_what_is_in_use);
  const auto& council = imported.census.organisations[0];
  ASSERT_TRUE(council.staff[Role::frontline].in_use);
  EXPECT_EQ((*council.staff[Role::frontline].in_use)[Co::design], 0.3F);
  EXPECT_EQ((*council.staff[Role::frontline].in_use)[Co::deliver], 0.25F);
  EXPECT_EQ((*council.staff[Role::frontline].in_use)[Co::assess], std::nullopt) << "nobody gave it";
  EXPECT_EQ((*council.staff[Role::manager].in_use)[Co::design], 0.2F);
  EXPECT_FALSE(imported.census.organisations[1].staff[Role::frontline].in_use);
}

TEST(SharesInUse, AreRefusedBeyondOneAndWithoutAnswers) {
  EXPECT_THAT(with("answers,in_use_design\n0,0.3\n").complaints(), Contains(HasSubstr("0 answers")));
  EXPECT_THAT(with("answers,in_use_design\n9,30\n").complaints(), Contains(HasSubstr("in_use_design")));
  EXPECT_FALSE(with("answers,power\n9,3\n").import().says_what_is_in_use);
}

TEST(EachBarrier, SetsTheStateItLivesOnAndNoOther) {
  for (const BarrierDescription& barrier : all_barriers) {
    SCOPED_TRACE(barrier.name);
    const auto made_of = [&](const char* score) {
      return with(fmt::format("answers,{}\n20,{}\n", barrier.name, score)).import();
    };
    const Imported none = made_of("1");
    const Imported complete = made_of("5");
    int set = 0;
    for (const StaffScore& one : staff_scores) {
      const auto& level = none.census.organisations[0].staff[Role::frontline].*one.level;
      EXPECT_EQ(level.has_value(), one.barrier == barrier.barrier);
      if (!level) continue;
      ++set;
      EXPECT_EQ(*level, static_cast<float>(one.unhindered));
      EXPECT_EQ(
          complete.census.organisations[1].staff[Role::frontline].*one.level, static_cast<float>(one.hindered));
      EXPECT_FALSE(none.census.organisations[0].staff[Role::leader].*one.level) << "there is no leader";
    }
    for (const OrganisationScore& one : organisation_scores) {
      const auto& level = none.census.organisations[0].*one.level;
      EXPECT_EQ(level.has_value(), one.barrier == barrier.barrier);
      if (!level) continue;
      ++set;
      EXPECT_EQ(*level, static_cast<float>(one.unhindered));
      EXPECT_EQ(complete.census.organisations[1].*one.level, static_cast<float>(one.hindered));
    }
    EXPECT_EQ(none.census.organisations[0].friction.has_value(), barrier.barrier == Barrier::systems);
    EXPECT_EQ(none.trust.has_value(), barrier.barrier == Barrier::citizens);
    EXPECT_EQ(none.capability, none.trust);
    EXPECT_EQ(none.trust.value_or(1.0F), 1.0F);
    EXPECT_EQ(complete.trust.value_or(0.0F), 0.0F);
    set += none.census.organisations[0].friction ? 1 : 0;
    set += none.trust ? 1 : 0;
    EXPECT_EQ(set, 1);
    EXPECT_EQ(none.missing.size(), barrier_count) << "the other scores, and shares in use";
  }
}

TEST(AScore, OfOnesOwnRoleGoesBeforeTheOrganisationsTheRolesAndEveryones) {
  const Imported made = with(
      "organisation,role,answers,skill\n"
      "Council,frontline,9,1\nCouncil,,9,2\n,frontline,9,3\n,,9,4\n")
                            .import();
  EXPECT_EQ(made.census.organisations[0].staff[Role::frontline].skill, 1.0F);
  EXPECT_EQ(made.census.organisations[0].staff[Role::manager].skill, 0.75F);
  EXPECT_EQ(made.census.organisations[1].staff[Role::frontline].skill, 0.5F);
  const Imported everyone = with("organisation,role,answers,skill\n,manager,9,3\n,,9,4\n").import();
  EXPECT_EQ(everyone.census.organisations[1].staff[Role::frontline].skill, 0.25F);
}

TEST(AnOrganisationsScore, IsTheMeanOverItsStaffWhoseRoleHasOne) {
  const Imported both =
      with("organisation,role,answers,evidence\nCouncil,frontline,50,2\nCouncil,manager,5,5\n").import();
  EXPECT_NEAR(*both.census.organisations[0].evidence, 1.0 - ((6 * 2 + 5) / 7.0 - 1.0) / 4.0, 0.0006);
  EXPECT_FALSE(both.census.organisations[1].evidence);
  const Imported part = with("organisation,role,answers,evidence\nCouncil,manager,5,5\n").import();
  EXPECT_EQ(part.census.organisations[0].evidence, 0.0F);
  EXPECT_THAT(
      part.missing, Contains("score of evidence for Council (frontline): the mean of its other staff instead"));
  EXPECT_THAT(
      part.missing, Contains("score of evidence for Charity (frontline): as the scenario has it instead"));
}

TEST(SharesInUse, ThatAreLeftOutAreToldWithWhatStandsInTheirPlace) {
  const Imported made =
      with("organisation,role,answers,in_use_design,in_use_assess\nCouncil,frontline,9,0.3,\n,,9,,0.1\n")
          .import();
  EXPECT_THAT(made.missing, Contains("share in use of co-design for Council (manager), Charity (frontline): "
                                     "start.organisation.in_use of the scenario instead"));
  EXPECT_THAT(made.missing, Not(Contains(HasSubstr("co-assess"))));
  const Imported one = with("organisation,role,answers,in_use_design\nCouncil,frontline,9,0.3\n").import();
  EXPECT_THAT(one.missing, Contains("share in use of co-assess for Council (frontline): "
                                    "start.organisation.in_use of the scenario instead"));
  EXPECT_THAT(one.missing, Contains("share in use of co-assess for Council (manager), Charity (frontline): as "
                                    "the scenario has it instead"));
  EXPECT_THAT(with("answers,power\n9,3\n").import().missing,
      Contains("shares in use of all Co's: as the scenario has them instead"));
}

TEST(SharesInUse, AreInThePopulationFileOnlyWhereTheyWereGiven) {
  const Imported made =
      with("organisation,role,answers,in_use_commission,in_use_design\n,,9,0.4,0.3\n").import();
  const std::string text = population_text(made);
  EXPECT_THAT(text, HasSubstr("\nfrontline = { in_use = { design = 0.3 } }\n"));
  EXPECT_THAT(text, HasSubstr("\nmanager = { in_use = { commission = 0.4, design = 0.3 } }\n"));
  EXPECT_THAT(text, HasSubstr("# - share in use of co-deliver for Council (frontline), Charity (frontline): "
                              "start.organisation.in_use of the scenario instead\n"));
}

TEST(SharesAndScores, ThatSpeakOfNobodyAreWarnedOf) {
  const auto warned = [](const std::string& row) {
    return with("organisation,role,answers,skill,in_use_commission,in_use_design\n" + row + "\n,,9,,,\n")
        .import()
        .warnings;
  };
  EXPECT_THAT(warned("Charity,,9,,0.4,0.3"),
      ElementsAre(HasSubstr("survey.csv:2: in_use_commission is not used: there is no "
                            "staff in \"Charity\" of whose work co-commission is a part.")));
  EXPECT_THAT(warned("Council,,9,3,0.4,0.3"), IsEmpty()) << "of its manager";
  EXPECT_THAT(warned("Charity,manager,9,3,,0.3"),
      ElementsAre(
          HasSubstr("survey.csv:2: skill, in_use_design are not used: there is no staff in the role manager in "
                    "\"Charity\".")))
      << "once for the row";
  EXPECT_THAT(warned(",leader,9,3,,"), ElementsAre(HasSubstr("there is no staff in the role leader.")));
  EXPECT_THAT(warned("Council,frontline,9,,0.4,"),
      ElementsAre(HasSubstr("co-commission is no part of the work of role frontline.")));
}

TEST(FewAnswers, AreWarnedOfAndSoAreUnknownOnes) {
  EXPECT_THAT(with("organisation,answers,skill\nCouncil,5,3\n").import().warnings, IsEmpty());
  EXPECT_THAT(with("organisation,answers,skill\nCouncil,4,3\nCharity,,3\n").import().warnings,
      ElementsAre(
          HasSubstr("survey.csv:2: only 4 answers."), HasSubstr("survey.csv:3: the number of answers is not")));
}

TEST(Scores, ThatMakeNoSenseAreTold) {
  EXPECT_THAT(with("organisation,role,answers,skill,power\n"
                   "Council,frontline,9,0.9,5.1\nCouncil,,0,3,\nCouncl,,9,nan,\n,leader,-1,x,\n,leader,9,,\n")
                  .complaints(),
      ElementsAre(
          "survey.csv:2: column power = 5.1 is out of range (1..5 score: 1 no barrier, 5 a complete one). The "
          "nearest allowed is 5.",
          HasSubstr("survey.csv:2: column skill = 0.9 is out of range"),
          "survey.csv:3: column skill = \"3\" has a score but 0 answers. Leave the score empty.",
          HasSubstr("survey.csv:4: column skill = \"nan\" is text"),
          "survey.csv:4: column organisation = \"Councl\" is not in the staff file. Did you mean \"Council\"?",
          HasSubstr("survey.csv:5: column answers = -1 is out of range"),
          HasSubstr("survey.csv:5: column skill = \"x\" is text"),
          HasSubstr("survey.csv:6: line 5 is of the same organisation and role.")));
}

TEST(TheTemplates, CanBeImportedAsTheyAreAndMarkTheirRowsAsExamples) {
  std::map<std::string, std::string> files;
  for (const Template& one : import_templates()) {
    files[std::string(one.file)] = one.text;
    std::istringstream text{std::string(one.text)};
    std::string line;
    std::getline(text, line);
    while (std::getline(text, line)) EXPECT_THAT(line, HasSubstr("EXAMPLE: ")) << one.file;
  }
  files.erase("budget_survey.csv");  // which goes by itself; its own test is of the program
  EXPECT_THAT(Files(files).complaints(), IsEmpty());
}

TEST(TheTemplates, AreWarnedOfWhereRowsAreAsTheyWere) {
  std::map<std::string, std::string> files;
  for (const Template& one : import_templates()) files[std::string(one.file)] = one.text;
  files.erase("budget_survey.csv");
  EXPECT_THAT(Files(files).import().warnings,
      ElementsAre(
          HasSubstr("/staff.csv: lines 2, 3, 4, 5 are examples of the template, and are counted anyway. "
                    "Replace them with your own."),
          HasSubstr("/survey.csv: lines 2, 3, 4 are examples"), HasSubstr("/users.csv: lines 2, 3, 4, 5 are")));

  files.erase("survey.csv");
  files.erase("users.csv");
  std::string& staff = files["staff.csv"];
  staff.replace(staff.find(",7,EXAMPLE"), 3, ",9,");  // a row that was changed, though not its note
  staff.replace(staff.find("EXAMPLE: replace with your own\nExample Council,council,Example Head"), 7, "OURS");
  EXPECT_THAT(Files(files).import().warnings, ElementsAre(HasSubstr("/staff.csv: lines 3, 4, 5 are examples")));
  EXPECT_THAT(Files({{"staff.csv", importing::staff}}).import().warnings, IsEmpty());
}

}  // namespace
}  // namespace coadopt

// Staff, users and neighbours of CSV files become a census of exactly those.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importing.hpp"
#include "partnership/build.hpp"

namespace coadopt {
namespace {

using importing::Files;
using importing::staff_heading;
using importing::users_heading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> complaints(const std::string& staff, const std::string& users = "") {
  std::map<std::string, std::string> files = {{"staff.csv", staff}};
  if (!users.empty()) files["users.csv"] = users;
  return Files(files).complaints();
}

TEST(Import, CountsWhatTheFilesSay) {
  const Imported made = Files({{"staff.csv", importing::staff}, {"users.csv", importing::users}}).import();
  const Census& census = made.census;
  ASSERT_EQ(census.organisations.size(), 2U);
  EXPECT_EQ(census.organisations[1].name, "Charity");
  EXPECT_EQ(census.organisations[1].kind, OrganisationKind::third_sector);
  ASSERT_EQ(census.teams.size(), 2U);
  EXPECT_EQ(census.teams[0].staff.values, (std::array<std::uint32_t, 3>{6, 1, 0}));
  EXPECT_EQ(census.teams[0].users, 96U);
  EXPECT_EQ(census.teams[1].users, 25U) << "12.25 to each of two, rounded";
  ASSERT_EQ(census.communities.size(), 2U);
  EXPECT_EQ(census.communities[0].neighbours, 300U);
  EXPECT_EQ(census.communities[1].neighbours, 40U);
  EXPECT_EQ(census.source.rfind("staff.csv and users.csv, by coadopt import.", 0), 0U);
}

TEST(Import, DoesNotMindTheOrderOfFilesColumnsAndRows) {
  const std::string turned =
      "Staff,ROLE,community,team,Kind,organisation,note\n"
      "6,frontline,North,Care,Council,Council,kept nowhere\n"
      "1,manager,North,Care,,Council,\n"
      "2,frontline,South,Friends,Third-Sector,Charity,\n";
  const Imported one = Files({{"staff.csv", importing::staff}, {"users.csv", importing::users}}).import();
  const Imported other = Files({{"z.csv", turned}, {"users.csv", importing::users}}).import();
  EXPECT_EQ(population_text(one).substr(population_text(one).find("community = [")),
      population_text(other).substr(population_text(other).find("community = [")));
  EXPECT_THAT(population_text(other), Not(HasSubstr("kept nowhere")));
}

TEST(Import, TellsWhatWasNotGivenAndWhatStandsInItsPlace) {
  const Imported made = Files({{"staff.csv", importing::staff}}).import();
  EXPECT_EQ(made.census.teams[0].users, 96U);
  EXPECT_EQ(made.census.communities[1].neighbours, 32U);
  ASSERT_EQ(made.missing.size(), 15U) << "users, neighbours, twelve scores, and shares in use";
  EXPECT_EQ(
      made.missing[0], "users of Care, Friends: 16 to each frontline worker instead (population.caseload)");
  EXPECT_EQ(
      made.missing[1], "neighbours of North, South: 1 for each user instead (population.neighbours_per_user)");
  for (const std::string& one : made.missing)
    EXPECT_THAT(population_text(made), HasSubstr("# - " + one + "\n"));
}

TEST(Import, TellsEveryErrorOfEveryFileByFileRowAndColumn) {
  EXPECT_THAT(complaints(staff_heading + "Council,council,Care,North,frontline,-6\n"
                                         "Council,counsil,Care,North,boss,1.5\n"
                                         ",council,Care,North,,many\n",
                  users_heading + "Council,Care,North,\"1,200\",,\n"),
      ElementsAre("staff.csv:2: column staff = -6 is out of range (0..100000 staff). The nearest allowed is 0.",
          "staff.csv:3: column kind = \"counsil\" is not known; expected one of \"council\", \"health_board\", "
          "\"provider\", \"third_sector\". Did you mean \"council\"?",
          "staff.csv:3: column role = \"boss\" is not known; expected one of \"frontline\", \"manager\", "
          "\"leader\".",
          "staff.csv:3: column staff = 1.5 is not a whole number (0..100000 staff). The nearest is 2.",
          "staff.csv:4: column organisation is empty. Give a name.",
          "staff.csv:4: column role is empty. Say which it is: \"frontline\", \"manager\", \"leader\".",
          "staff.csv:4: column staff = \"many\" is text; expected a whole number (0..100000 staff).",
          "users.csv:2: column users = \"1,200\" has a separator in it. Write 1200."));
}

TEST(Import, RefusesAbsurdCountsAndNumbersThatAreNone) {
  const std::string row = "Council,council,Care,North,frontline,";
  for (const std::string number :
      {"1000000000", "1e300", "nan", "inf", "99999999999999999999", "0x10", "6 6 x", "6 6", "1E+03", "2.000"}) {
    EXPECT_THAT(
        complaints(staff_heading + row + number + "\n"), ElementsAre(HasSubstr("staff.csv:2: column staff")))
        << number;
  }
}

TEST(Import, ToldOfColumnsItDoesNotKnowNamesTheNearestOrLeavesThemOut) {
  const std::string heading = "organisation,kind,team,comunity,role,staff,email\n";
  EXPECT_THAT(complaints(heading + "Council,council,Care,North,frontline,6,a@b\n"),
      ElementsAre("staff.csv:1: column \"comunity\" is not known. Did you mean community?",
          HasSubstr(
              "staff.csv:1: column \"email\" is not known. Leave it out: the columns are organisation, kind"),
          "staff.csv:1: column community is missing. Add it."));
  EXPECT_THAT(complaints("organisation,kind,team,community,role,staff,staff\nA,council,B,C,leader,1,2\n"),
      ElementsAre("staff.csv:1: column staff appears twice. Leave one of them out."));
  EXPECT_THAT(complaints(staff_heading + "Council,council,Care, North,frontline,6,7\n"),
      ElementsAre("staff.csv:2: the row has 7 fields, the heading 6. Put a field that has a comma or another "
                  "separator in "
                  "it in quotes."));
}

TEST(Import, RefusesFilesThatAreNoneOfTheThreeOrThereTwiceOrLacking) {
  EXPECT_THAT(
      complaints("name,age\nA,1\n"), ElementsAre(HasSubstr("staff.csv:1: the heading fits none of the")));
  EXPECT_THAT(Files({{"a.csv", importing::staff}, {"b.csv", importing::staff}}).complaints(),
      ElementsAre("b.csv:1: this is a staff file, and so is a.csv. Put the rows of both into one."));
  EXPECT_THAT(Files({{"a.csv", importing::users}}).complaints(),
      ElementsAre("a.csv: there is no staff file. Add a file with the columns of staff."));
  EXPECT_THAT(
      complaints(staff_heading), ElementsAre("staff.csv: it has a heading and no rows. Add at least one row."));
}

TEST(Import, RefusesWhatDoesNotFitTogether) {
  EXPECT_THAT(complaints(importing::staff + "Council,provider,Care,North,frontline,7\n"),
      ElementsAre(
          HasSubstr("staff.csv:5: column kind says provider, but an earlier row says that \"Council\" is"),
          HasSubstr("staff.csv:5: column role = \"frontline\" appears for this team in line 2 already")));
  EXPECT_THAT(complaints(staff_heading + "Council,,Care,North,frontline,6\n"),
      ElementsAre(HasSubstr("staff.csv:2: column kind is empty in every row of \"Council\"")));
  EXPECT_THAT(complaints(staff_heading + "Council,council,Care,North,frontline,0\n"),
      ElementsAre("staff.csv:2: column staff of team \"Care\" adds up to 0. Leave the team out."));
  EXPECT_THAT(complaints(importing::staff, users_heading + "Council,Cares,North,1,,\n"
                                                           "Counsil,Care,North,1,,\n"
                                                           "Council,Care,Nowhere at all,1,,\n"
                                                           ",,North,,,1\n,,North,,,2\n"
                                                           "Council,Care,North,1201,,\n"
                                                           "Charity,Friends,South,1,1,\n"),
      ElementsAre(
          "users.csv:2: column team = \"Cares\" is not in the staff file for \"Council\" and \"North\". Did "
          "you mean \"Care\"?",
          "users.csv:3: column organisation = \"Counsil\" is not in the staff file. Did you mean \"Council\"?",
          "users.csv:4: column community = \"Nowhere at all\" is not in the staff file. Add its staff there, "
          "or "
          "leave the row out.",
          "users.csv:6: column community = \"North\" has a row in line 5 already. Merge the two rows.",
          HasSubstr("users.csv:7: column users = 1201 on 6 frontline staff is a caseload of 200; at most 200."),
          HasSubstr("users.csv:8: column caseload = \"1\" cannot be combined with users.")));
}

TEST(Import, TellsHowToWriteADecimalComma) {
  EXPECT_THAT(complaints(importing::staff, users_heading + "Charity,Friends,South,,\"12,5\",\n"),
      ElementsAre("users.csv:2: column caseload = \"12,5\" has a comma in it. Write 12.5."));
}

TEST(Import, AddsUpToWhatWasCounted) {
  const Imported made = Files({{"staff.csv", importing::staff}, {"users.csv", importing::users}}).import();
  const Sizes sizes = sizes_of(made.census);
  EXPECT_EQ(sizes.staff, 9U);
  EXPECT_EQ(sizes.users, 121U);
  EXPECT_EQ(sizes.neighbours, 340U);
  EXPECT_THAT(made.warnings, IsEmpty());
}

TEST(TeamsOfOneName, AreToldWithTheirPlace) {
  const Imported made =
      Files({{"staff.csv", staff_heading + "Council,council,Care,North,frontline,6\n"
                                           "Council,council,Care,South,frontline,2\n"
                                           "Charity,third sector,care,North,frontline,2\n"
                                           "Charity,third sector,Friends,South,frontline,2\n"}})
          .import();
  EXPECT_EQ(made.missing[0],
      "users of Care (Council, North), Care (Council, South), care (Charity, North), Friends: 16 to each "
      "frontline worker instead (population.caseload)");
  EXPECT_THAT(Files({{"staff.csv", staff_heading + "Council,council,Care,North,frontline,6\n"
                                                   "Council,council,Care,South,frontline,0\n"}})
                  .complaints(),
      ElementsAre(
          "staff.csv:3: column staff of team \"Care\" (Council, South) adds up to 0. Leave the team out."));
}

}  // namespace
}  // namespace coadopt

// Names that look alike are one name, and its spellings are told.

#include "scenario/import/look_alike.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importing.hpp"

namespace coadopt {
namespace {

using importing::Files;
using importing::staff_heading;
using importing::users_heading;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;

TEST(Names, LookAlikeWhateverTheirBlanksCapitalsAndHiddenLetters) {
  for (const std::string_view other : {"Town  Council", "Town\u00A0Council", " town council", "TOWN COUNCIL",
           "Town\u200B Council", "Town\u2009Council\uFEFF", "Town\tCouncil", "To\u00ADwn Council"}) {
    EXPECT_EQ(look("Town Council"), look(other)) << other;
  }
  EXPECT_EQ(look("Caf\u00E9"), look("Cafe\u0301"));
  EXPECT_EQ(look("St John's-on-Sea"), look("St John\u2019s\u2013on\u2011Sea"));
  EXPECT_EQ(look("STRASSE"), look("stra\u00DFe"));
  EXPECT_NE(look("Town Council"), look("TownCouncil"));
  EXPECT_NE(look("Cafe"), look("Caf\u00E9"));
  EXPECT_NE(look("Team 2"), look("Team \u00B2"));
}

TEST(Names, AreKeptTidy) {
  EXPECT_EQ(tidied(" Town\u00A0\u00A0 Council\u200B "), "Town Council");
  EXPECT_EQ(tidied("Cafe\u0301"), "Caf\u00E9");
  EXPECT_EQ(tidied("St John\u2019s"), "St John\u2019s") << "what can be seen stays";
  EXPECT_EQ(tidied("\u0645\u06CC\u200C\u062E"), "\u0645\u06CC\u200C\u062E") << "a joiner that the script needs";
  EXPECT_EQ(with_hidden_letters_named("a\u00A0b\u200B e\u0301"), "a<U+00A0>b<U+200B> e<U+0301>");
}

TEST(Names, ThatLookAlikeAreOneOrganisationTeamAndCommunityOfEveryFile) {
  const Imported made =
      Files({{"staff.csv", staff_heading + "Town Council,council,Care,North,frontline,8\n"
                                           "town  council,,CARE,North\u00A0,manager,1\n"
                                           "Town\u00A0Council,council,Board,north,leader,2\n"
                                           "Helpers,third_sector,Link,South,frontline,4\n"},
                {"users.csv", users_heading + "TOWN COUNCIL,care,NORTH,112,,\n,,north,,,300\n"},
                {"survey.csv", "organisation,answers,power\nTown\u200B Council,9,3\n"}})
          .import();
  ASSERT_EQ(made.census.organisations.size(), 2U);
  EXPECT_EQ(made.census.organisations[0].name, "Town Council");
  ASSERT_EQ(made.census.teams.size(), 3U);
  EXPECT_EQ(made.census.teams[0].all_staff(), 9U);
  EXPECT_EQ(made.census.teams[0].users, 112U);
  ASSERT_EQ(made.census.communities.size(), 2U);
  EXPECT_EQ(made.census.communities[0].neighbours, 300U);
  EXPECT_EQ(made.census.organisations[0].staff[Role::leader].power_threat, 0.5F);
  ASSERT_EQ(made.warnings.size(), 8U);
  EXPECT_THAT(
      made.warnings[0], EndsWith("staff.csv:3: organisation \"town  council\" is read as \"Town Council\" of " +
                                 made.warnings[0].substr(0, made.warnings[0].find(":3:")) +
                                 ":2, which looks the same. Spell both the same way."));
  EXPECT_THAT(
      made.warnings[2], ::testing::HasSubstr("staff.csv:4: organisation \"Town<U+00A0>Council\" is read as"));
}

TEST(Names, SpeltAlikeAreNotWarnedOf) {
  EXPECT_THAT(Files({{"staff.csv", importing::staff}, {"users.csv", importing::users},
                        {"survey.csv", "organisation,answers,power\nCouncil,9,3\n"}})
                  .import()
                  .warnings,
      IsEmpty());
}

}  // namespace
}  // namespace coadopt

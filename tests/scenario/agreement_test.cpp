// Keys that are each right by themselves must fit together, and the population into memory.

#include "scenario/draft.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "partnership/build.hpp"
#include "reading.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(Agreement, OfTheSharesOfStaff) {
  EXPECT_THAT(complaints("[population]\n\nfrontline_share = 0.9\nmanager_share = 0.2"),
      ElementsAre(
          "scenarios/x.toml:4: population.frontline_share = 0.9 and population.manager_share = 0.2 add up to "
          "1.1, more than all staff. Lower one of them."));
  EXPECT_THAT(
      complaints("[population]\n\nfrontline_share = 0.95"), ElementsAre(StartsWith("scenarios/x.toml:3: ")));
  EXPECT_THAT(complaints("[population]\nfrontline_share = 0.9\nmanager_share = 0.1"), IsEmpty());
}

TEST(Agreement, OfTheSharesOfLeadCos) {
  EXPECT_THAT(complaints("start.organisation.lead_co = [0.3, 0.3, 0.3, 0.3]"),
      ElementsAre(AllOf(StartsWith("scenarios/x.toml:1: start.organisation.lead_co = [0.3, 0.3, 0.3, 0.3]"),
          HasSubstr("adds up to 1.2"))));
  EXPECT_THAT(complaints("run.months = 2", {"start.organisation.lead_co.deliver=0.9"}),
      ElementsAre(StartsWith("--set start.organisation.lead_co.deliver=0.9: start.organisation.lead_co = ")));
  EXPECT_THAT(complaints("start.organisation.lead_co = [0.1, 0.2, 0.3, 0.4]"), IsEmpty());
  EXPECT_THAT(complaints("start.organisation.lead_co = [1, 0, 0, 0]"), IsEmpty());
}

TEST(Agreement, OfTeamsWithOrganisationsAndCommunities) {
  EXPECT_THAT(complaints("[population]\nstaff = 80\ncommunities = 10\norganisations = 10"), IsEmpty());
  EXPECT_THAT(complaints("[population]\nstaff = 80\ncommunities = 11\norganisations = 12"),
      ElementsAre("scenarios/x.toml:3: population.communities = 11 is more than there are teams: 80 staff in "
                  "teams of 8 "
                  "make 10. Ask for at most 10 communities, or for 88 staff or more.",
          "scenarios/x.toml:4: population.organisations = 12 is more than there are teams: 80 staff in teams "
          "of 8 make "
          "10. Ask for at most 10 organisations, or for 96 staff or more."));
  EXPECT_THAT(complaints("[population]\n\nstaff = 8"),
      ElementsAre(StartsWith("scenarios/x.toml:3: "), StartsWith("scenarios/x.toml:3: ")));
}

TEST(Agreement, OfAMergerWithTwoOrganisations) {
  const auto merging = [](const std::string& population, const std::string& lines) {
    return complaints("[population]\nstaff = 96\ncommunities = 1\n" + population +
                      "\n[[intervention]]\nname = \"m\"\nstructure = { kind = \"merger\" }\n" + lines);
  };
  const std::string all = "targets = { entity = \"organisation\" }\n";
  EXPECT_THAT(merging("organisations = 3", all), IsEmpty());
  EXPECT_THAT(merging("organisations = 3", all + "coverage = 0.5"), IsEmpty());
  EXPECT_THAT(merging("organisations = 3", all + "coverage = 0.25"),
      ElementsAre("scenarios/x.toml:9: intervention.coverage = 0.25 reaches at most one of 3 organisations, by "
                  "their staff, "
                  "but \"m\" merges organisations, which takes two at least. Raise coverage to 0.51 or more, "
                  "or leave it "
                  "out."));
  EXPECT_THAT(merging("organisations = 1", all),
      ElementsAre(
          AllOf(StartsWith("scenarios/x.toml:6: intervention \"m\" merges"), HasSubstr("are one alone."))));
  EXPECT_THAT(merging("organisations = 3", "targets = { entity = \"organisation\", organisation = 2 }"),
      ElementsAre(HasSubstr("are one alone.")));
  EXPECT_THAT(merging("organisations = 3",
                  "targets = { entity = \"organisation\", organisation_kind = \"third_sector\" }"),
      ElementsAre(HasSubstr("are none.")));
  EXPECT_THAT(
      merging("organisations = 8", "targets = { entity = \"organisation\", organisation_kind = \"council\" }"),
      IsEmpty());
}

std::vector<std::string> with_months(const std::string& lines) {
  return complaints("run.months = 24\n[[intervention]]\nname = \"a\"\n" + lines);
}

TEST(Agreement, OfMonths) {
  EXPECT_THAT(with_months("start_month = 24\nend_month = 24"), IsEmpty());
  EXPECT_THAT(with_months("start_month = 2\nend_month = 240"), IsEmpty());
  EXPECT_THAT(with_months("start_month = 25"),
      ElementsAre(
          "scenarios/x.toml:4: intervention.start_month = 25 is after the last month of the run, 24. Start "
          "\"a\" earlier, or set run.months to 25 or more."));
  EXPECT_THAT(with_months("start_month = 13\nend_month = 12"),
      ElementsAre(
          StartsWith("scenarios/x.toml:5: intervention.end_month = 12 is before its start_month = 13.")));
}

TEST(Agreement, OfTargetsWithTheirNumbers) {
  const std::string sizes =
      "[population]\norganisations = 3\ncommunities = 4\n[[intervention]]\nname = \"a\"\n";
  EXPECT_THAT(complaints(sizes + "targets = { organisation = 3, community = 4 }"), IsEmpty());
  EXPECT_THAT(complaints(sizes + "targets = { organisation = 4 }"),
      ElementsAre(
          "scenarios/x.toml:6: intervention.targets.organisation = 4 is not one of the 3 organisations, which "
          "are numbered from 1. Use 1..3."));
  EXPECT_THAT(complaints(sizes + "[intervention.targets]\ncommunity = 5"),
      ElementsAre(StartsWith("scenarios/x.toml:7: intervention.targets.community = 5")));
}

TEST(Agreement, IsNotJudgedByKeysThatAreWrongThemselves) {
  EXPECT_THAT(complaints("[population]\nfrontline_share = 85\nmanager_share = 0.9"),
      ElementsAre(HasSubstr("frontline_share = 85 is out of range")));
  EXPECT_THAT(
      complaints("[population]\nstaff = \"few\"\norganisations = 1000"), ElementsAre(HasSubstr("is text")));
  EXPECT_THAT(complaints("run.months = 0\n[[intervention]]\nname = \"a\"\nstart_month = 200"),
      ElementsAre(HasSubstr("run.months = 0 is out of range")));
}

TEST(Agreement, OfThePopulationWithMemory) {
  const std::uint64_t needed = bytes_needed(reading::read("population.staff = 12_000").parameters.population);
  EXPECT_THAT(complaints("population.staff = 12_000", {}, needed), IsEmpty());
  EXPECT_THAT(complaints("run.months = 2\npopulation.staff = 12_000", {}, needed - 1),
      ElementsAre(AllOf(StartsWith("scenarios/x.toml:2: population.staff = 12000 with a caseload of 16 and 1 "
                                   "neighbours_per_user, 311040 persons, need "),
          HasSubstr("GiB of memory; "), HasSubstr("is available. Ask for fewer staff"))));
  EXPECT_THAT(
      complaints("run.months = 2", {}, 1000), ElementsAre(StartsWith("scenarios/x.toml: population.staff = ")));
}

// Nothing is allocated for it, and no sum overflows on the way.
TEST(Agreement, RefusesAbsurdSizesAtOnce) {
  constexpr std::uint64_t gibibyte = 1U << 30U;
  for (const char* absurd : {"population.staff = 1_000_000_000_000_000",
           "population = { staff = 1e15, caseload = 200, neighbours_per_user = 1000 }",
           "population = { caseload = 200, neighbours_per_user = 1000 }"}) {
    EXPECT_THAT(complaints(absurd, {}, gibibyte),
        ElementsAre(
            AllOf(StartsWith("scenarios/x.toml:1: population.staff = "), HasSubstr("; 1 GiB is available."))));
  }
  EXPECT_THAT(complaints("population.staff = 1_000_000_000_000_000"),
      ElementsAre(HasSubstr("more than can be numbered")));
}

}  // namespace
}  // namespace coadopt

// What is wrong is told with file, line, key, value, what is allowed and a way out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::Folder;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Complaints, NameFileLineKeyValueRangeAndAWayOut) {
  EXPECT_THAT(complaints("[population]\n\nfrontline_share = 3.1"),
      ElementsAre("scenarios/x.toml:3: population.frontline_share = 3.1 is out of range (0..1 share of staff). "
                  "Did you mean 0.31?"));
}

TEST(Complaints, OfNumbersGuessWhatWasMeant) {
  EXPECT_THAT(complaints("start.staff.skill = 45"),
      ElementsAre(
          "scenarios/x.toml:1: start.staff.skill = 45 is out of range (level 0..1). Did you mean 0.45?"));
  for (const char* little : {"1.01", "1.05"}) {
    EXPECT_THAT(complaints(std::string("start.staff.skill = ") + little),
        ElementsAre(HasSubstr("The nearest allowed is 1.")));
  }
  EXPECT_THAT(complaints("start.staff.skill = 1.5"), ElementsAre(HasSubstr("Did you mean 0.15?")));
  EXPECT_THAT(complaints("start.staff.skill = -0.2"), ElementsAre(HasSubstr("The nearest allowed is 0.")));
  EXPECT_THAT(complaints("start.staff.skill = 1e9"), ElementsAre(HasSubstr("The nearest allowed is 1.")));
  EXPECT_THAT(complaints("start.staff.skill = inf"), ElementsAre(HasSubstr("The nearest allowed is 1.")));
  EXPECT_THAT(complaints("start.staff.skill = nan"), ElementsAre(HasSubstr("Write a number.")));
  EXPECT_THAT(complaints("population.caseload = 2000"),
      ElementsAre("scenarios/x.toml:1: population.caseload = 2000 is out of range "
                  "(0..200 users per frontline worker). The nearest allowed is 200."));
  EXPECT_THAT(complaints("population.caseload = 12.6"), ElementsAre(HasSubstr("The nearest is 13.")));
  EXPECT_THAT(complaints("run.seed = -1"), ElementsAre(HasSubstr("The nearest allowed is 0.")));
}

TEST(Complaints, OfWholeNumbersBeyondTomlSayTheRange) {
  const auto range = HasSubstr("is out of range (0..9223372036854775807 seed). The nearest allowed is ");
  for (const char* seed : {"9223372036854775808", "18446744073709551616", "9223372036854775808.0"}) {
    EXPECT_THAT(complaints("[run]", {std::string("run.seed=") + seed}),
        ElementsAre(AllOf(range, EndsWith("9223372036854775807."), Not(HasSubstr("text")))))
        << seed;
  }
  EXPECT_THAT(
      complaints("[run]", {"run.seed=-9223372036854775809"}), ElementsAre(AllOf(range, EndsWith(" 0."))));
  EXPECT_THAT(complaints("run.seed = 9.3e18"), ElementsAre(range));
}

TEST(Complaints, OfDecimalCommasAndThousandsSayHowToWriteTheNumber) {
  EXPECT_THAT(complaints("adoption.talk = 0,1"),
      ElementsAre("scenarios/x.toml:1: adoption.talk = 0,1 has a comma in it. Write 0.1."));
  EXPECT_THAT(complaints("[adoption]\ntalk = 0,1  # a guess\n"),
      ElementsAre("scenarios/x.toml:2: talk = 0,1 has a comma in it. Write 0.1."));
  EXPECT_THAT(complaints("adoption.talk = \"0,1\""),
      ElementsAre("scenarios/x.toml:1: adoption.talk = \"0,1\" has a comma in it. Write 0.1."));
  EXPECT_THAT(complaints("population.staff = 1,200"), ElementsAre(HasSubstr("may be 1200 or 1.200")));
  EXPECT_THAT(complaints("population.staff = 1 200"), ElementsAre(HasSubstr("Write 1200.")));
  EXPECT_THAT(complaints("adoption.talk = 0,x"), ElementsAre(HasSubstr("this is not valid TOML")));
  EXPECT_THAT(complaints("[run]", {"adoption.talk=0,1", "population.staff=1,200"}),
      ElementsAre(HasSubstr("adoption.talk = \"0,1\" has a comma in it. Write 0.1."),
          HasSubstr("population.staff = \"1,200\" has a separator in it. Write 1200.")));
}

TEST(Complaints, OfTypesSayWhatWasExpected) {
  EXPECT_THAT(complaints("population.caseload = \"many\""),
      ElementsAre("scenarios/x.toml:1: population.caseload = \"many\" is text; expected a whole number "
                  "(0..200 users per frontline worker)."));
  EXPECT_THAT(complaints("population.caseload = \"12\""), ElementsAre(HasSubstr("Leave out the quotes: 12.")));
  EXPECT_THAT(
      complaints("population.caseload = true"), ElementsAre(HasSubstr("a truth value; expected a whole")));
  EXPECT_THAT(complaints("population.caseload = 2026-01-01"), ElementsAre(HasSubstr("= 2026-01-01 is a date")));
  EXPECT_THAT(complaints("population = 3"), ElementsAre(HasSubstr("expected a table, [population]")));
  EXPECT_THAT(complaints("start = 3"), ElementsAre(HasSubstr("expected a table, [start]")));
  EXPECT_THAT(complaints("[[run]]\nmonths = 2"), ElementsAre(HasSubstr("expected a table, [run]")));
  EXPECT_THAT(complaints("[intervention]\nname = \"a\""), ElementsAre(HasSubstr("[[intervention]]")));
  EXPECT_THAT(complaints("scenario.name = 2012"), ElementsAre(HasSubstr("expected text in double quotes")));
  EXPECT_THAT(
      complaints("run.observe = \"people\""), ElementsAre(HasSubstr("expected a list of \"practice\"")));
}

TEST(Complaints, OfSlotsNameThem) {
  const std::string expected = "expected a list of 4 numbers, for commission, design, deliver, assess";
  EXPECT_THAT(complaints("start.organisation.friction = [0.1, 0.2]"),
      ElementsAre(HasSubstr("has 2 values; " + expected)));
  EXPECT_THAT(complaints("start.organisation.friction = 0.1"), ElementsAre(HasSubstr(expected)));
  EXPECT_THAT(complaints("start.organisation.friction = { delivr = 0.1 }"),
      ElementsAre(HasSubstr("Did you mean start.organisation.friction.deliver?")));
  EXPECT_THAT(complaints("[start.organisation]\nfriction = [\n0.1,\n0.2,\n0.3,\n4]"),
      ElementsAre(StartsWith("scenarios/x.toml:6: start.organisation.friction.assess = 4 is out of range")));
}

TEST(Complaints, OfUnknownKeysNameTheNearest) {
  EXPECT_THAT(complaints("start.staff.atitude = 0.3"),
      ElementsAre(
          "scenarios/x.toml:1: start.staff.atitude = 0.3 is not known. Did you mean start.staff.attitude?"));
  EXPECT_THAT(complaints("[start.stuff]"), ElementsAre(HasSubstr("Did you mean start.staff?")));
  EXPECT_THAT(complaints("[populaton]"), ElementsAre(HasSubstr("Did you mean population?")));
  EXPECT_THAT(complaints("months = 3"), ElementsAre(HasSubstr("Did you mean run.months?")));
  EXPECT_THAT(complaints("attitude = 3"), ElementsAre(HasSubstr("Did you mean start.staff.attitude?")));
  EXPECT_THAT(complaints("run.moths = 3"), ElementsAre(HasSubstr("Did you mean run.months?")));
  EXPECT_THAT(complaints("scenario.nam = \"x\""), ElementsAre(HasSubstr("Did you mean scenario.name?")));
  EXPECT_THAT(complaints("population.weather = 3"),
      ElementsAre(HasSubstr("is not known. The keys of [population] are organisations, communities, staff")));
  EXPECT_THAT(complaints("weather = 3"), ElementsAre(HasSubstr("The tables are population, ")));
}

TEST(Complaints, OfTextRefuseControlCharacters) {
  EXPECT_THAT(complaints("scenario.name = \"a\\nb\""), ElementsAre(HasSubstr("Write it on one line.")));
  EXPECT_THAT(complaints("scenario.description = \"a\\u0000b\""),
      ElementsAre(HasSubstr("= \"a\\u0000b\" has a control")));
  EXPECT_THAT(complaints("scenario.name = \"\""), ElementsAre(HasSubstr("is empty")));
}

TEST(Complaints, OfTheFirstMonthShowAnExample) {
  for (const char* wrong : {"\"2026-13\"", "\"2026-00\"", "\"26-01\"", "\"January\"", "2026-13"}) {
    EXPECT_THAT(complaints(std::string("run.first_month = ") + wrong),
        ElementsAre(HasSubstr(R"(Write it as "2026-01".)")));
  }
  EXPECT_THAT(
      complaints("run.first_month = 2026-01-01"), ElementsAre(HasSubstr("is a date or time; expected text")));
}

TEST(Complaints, AreToldAllAtOnceInTheOrderOfLinesAndOptions) {
  EXPECT_THAT(complaints(R"([run]
months = 0
[start.staff]
skill = 2
[population]
staf = 1
[run2]
)",
                  {"run.seed=-1", "run.months=many"}),
      ElementsAre(StartsWith("scenarios/x.toml:2: run.months = 0"),
          StartsWith("scenarios/x.toml:4: start.staff.skill = 2"),
          StartsWith("scenarios/x.toml:6: population.staf"), StartsWith("scenarios/x.toml:7: run2"),
          StartsWith("--set run.seed=-1: run.seed = -1"),
          StartsWith("--set run.months=many: run.months = \"many\"")));
}

TEST(Complaints, OfAnotherKindOfFileSayWhatItIsFor) {
  EXPECT_THAT(complaints("[experiment]\nname = \"x\"\n[design]\nkind = \"grid\"\n[other]\n"),
      ElementsAre(AllOf(HasSubstr("this is an experiment"), HasSubstr("Run it with coadopt sweep"))));
  EXPECT_THAT(complaints("[experiment]\n[search]\n"), ElementsAre(HasSubstr("Run it with coadopt budget")));
  EXPECT_THAT(complaints("[entry]\n[intervention]\n"),
      ElementsAre(AllOf(HasSubstr("this is an entry of the catalogue"), HasSubstr("use = \"x\""))));
  const Folder folder;
  folder.write("base.toml", "[experiment]\n");
  folder.write("own.toml", "[scenario]\nbased_on = \"base.toml\"\n");
  EXPECT_THAT(folder.complaints("own.toml"),
      ElementsAre(AllOf(StartsWith("own.toml:2: scenario.based_on"), HasSubstr("this is an experiment"))));
}

TEST(Complaints, OfSyntaxNameTheLine) {
  EXPECT_THAT(
      complaints("[run]\nmonths = \n"), ElementsAre(StartsWith("scenarios/x.toml:2: this is not valid TOML.")));
  EXPECT_THAT(complaints("[run]\nmonths = 1\nmonths = 2\n"),
      ElementsAre(
          AllOf(StartsWith("scenarios/x.toml:3: "), HasSubstr("cannot redefine existing integer 'months'"))));
  EXPECT_THAT(complaints("[&"), ElementsAre(HasSubstr("this is not valid TOML.")));
  EXPECT_THAT(complaints("a = " + std::string(1000, '[')), ElementsAre(HasSubstr("this is not valid TOML.")));
}

TEST(Complaints, OfNumbersTooCloseTo0SayToWrite0) {
  for (const std::string number : {"1e-400", "-1e-400", "2e-45", "0.00_1e-320"}) {
    EXPECT_THAT(complaints("[run]\nmonths = 2\n[adoption]\ntalk = " + number + "\n"),
        ElementsAre("scenarios/x.toml:4: talk = " + number +
                    " is too close to 0 to be kept. Write 0, or at least 1e-37 in size."));
  }
  EXPECT_THAT(complaints("start.organisation.friction = [0, 0, 1e-400,\n 1e-401]"),
      ElementsAre(
          HasSubstr("x.toml:1: friction = 1e-400 is too"), HasSubstr("x.toml:2: friction = 1e-401 is too")));
  EXPECT_THAT(complaints("run.months = 2", {"adoption.talk=1e-400"}),
      ElementsAre(
          "--set adoption.talk=1e-400: adoption.talk = \"1e-400\" is too close to 0 to be kept. Write 0, or "
          "at least 1e-37 in size."));
  EXPECT_THAT(complaints("adoption.talk = 0e-400", {"adoption.rival_talk=-0.0e5"}),
      Not(Contains(HasSubstr("too close"))));
  EXPECT_EQ(reading::read("adoption.talk = 1e-37").parameters.espouse.talk, 1e-37F);
}

TEST(Complaints, ShowLongTextCutShort) {
  const auto told = complaints("run." + std::string(5000, 'k') + " = \"" + std::string(5000, 'v') + "\"");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_LT(told.front().size(), 400U);
}

TEST(Complaints, OfFilesThatCannotBeRead) {
  const Folder folder;
  folder.write("baseline.toml", "[run]\nmonths = 2\n");
  folder.write("empty.toml", "");
  folder.write("comment.toml", "# nothing\n");
  folder.write("large.toml", "# " + std::string(1U << 20U, 'x'));
  folder.write("binary.toml", std::string_view("\x89HDF\r\n\x1a\n\0", 9));
  EXPECT_THAT(folder.complaints("baseline.toml"), IsEmpty());
  EXPECT_THAT(folder.complaints("basline.toml"),
      ElementsAre("basline.toml: there is no such file. Did you mean baseline.toml?"));
  EXPECT_THAT(folder.complaints("no/such/x.toml"), ElementsAre("no/such/x.toml: there is no such file."));
  EXPECT_THAT(folder.complaints("."), ElementsAre(HasSubstr("this is a folder.")));
  EXPECT_THAT(folder.complaints("empty.toml"), ElementsAre(HasSubstr("it is empty. Begin with [scenario]")));
  EXPECT_THAT(folder.complaints("comment.toml"), ElementsAre(HasSubstr("it is empty.")));
  EXPECT_THAT(folder.complaints("large.toml"), ElementsAre(HasSubstr("it is larger than 1048576 bytes.")));
  EXPECT_THAT(folder.complaints("binary.toml"), ElementsAre(StartsWith("binary.toml:1: this is an HDF5 file")));
  EXPECT_THAT(folder.complaints(std::string(5000, 'x')), ElementsAre(HasSubstr("it cannot be read")));
}

}  // namespace
}  // namespace coadopt

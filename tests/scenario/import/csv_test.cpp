// CSV as spreadsheets write it, and what is not CSV.

#include "scenario/errors.hpp"
#include "scenario/import/sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/problem.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Fields = std::vector<std::vector<std::string>>;

Fields fields(std::string_view text) {
  Fields all;
  for (const CsvRow& row : or_throw(parse_csv(text, "x.csv"))) all.push_back(row.fields);
  return all;
}

std::string complaint(std::string_view text) {
  try {
    static_cast<void>(or_throw(parse_csv(text, "x.csv")));
  } catch (const ScenarioErrors& errors) {
    return errors.what();
  }
  return "";
}

TEST(Csv, IsReadWhateverEndsItsLines) {
  const Fields expected = {{"a", "b"}, {"1", "2"}};
  for (const std::string_view text : {"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2",
           "\xEF\xBB\xBF"
           "a,b\n1,2\n",
           "\n a ,\tb\n\n,\n1 , 2\n , \n"}) {
    EXPECT_EQ(fields(text), expected) << text;
  }
}

TEST(Csv, KeepsWhatIsQuoted) {
  EXPECT_EQ(fields("a,b\n\"x, y\",\"say \"\"z\"\"\"\n"), (Fields{{"a", "b"}, {"x, y", "say \"z\""}}));
  EXPECT_EQ(fields("a,b\n \"x\" , y\"z \n"), (Fields{{"a", "b"}, {"x", "y\"z"}}));
  EXPECT_EQ(fields("a,b\n\"1\n2\",3\n"), (Fields{{"a", "b"}, {"1\n2", "3"}}));
}

TEST(Csv, IsReadWhateverPartsItsColumns) {
  const Fields expected = {{"a", "b"}, {"1,5", "2"}};
  for (const std::string_view text :
      {"a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "a ; b\n\"1,5\" ; 2\n", "a\tb\n\"1,5\"\t2\n", "\"a\";b\n1,5;2\n",
          "a,b\n\"1,5\",2\n", "sep=;\na;b\n1,5;2\n", "sep=;\r\na;b\r\n1,5;2\r\n",
          "\xEF\xBB\xBF"
          "sep=\t\na\tb\n1,5\t2",
          "\"sep=,\",\na,b\n\"1,5\",2\n", "SEP=;\ra;b\r1,5;2"}) {
    EXPECT_EQ(fields(text), expected) << text;
  }
  EXPECT_EQ(fields("a\tb\tc\n1\t\t3\n"), (Fields{{"a", "b", "c"}, {"1", "", "3"}}));
  EXPECT_EQ(fields("\"x;y;z\",b\n1,2\n"), (Fields{{"x;y;z", "b"}, {"1", "2"}}));
  EXPECT_EQ(or_throw(parse_csv("sep=;\na;b\n1;2\n", "x.csv")).front().line, 2U);
}

TEST(Csv, LeavesOutEmptyColumnsAtTheEnd) {
  const Fields expected = {{"a", "b"}, {"1", "2"}, {"3"}};
  EXPECT_EQ(fields("a,b,,\n1,2,,\n3\n"), expected);
  EXPECT_EQ(fields("a,b\n1,2,,,\n3\n"), expected);
  EXPECT_EQ(fields("a,b,,\n1,2,,x\n"), (Fields{{"a", "b"}, {"1", "2", "", "x"}})) << "not an empty one";
}

TEST(Csv, HasNoBlanksOfAnyKindAroundItsFields) {
  EXPECT_EQ(fields("\u00A0a\u00A0,\u200Bb\uFEFF \n\"\u202F1 \" ,\u3000x\u00A0y\t\n\u00A0,\u200B\n"),
      (Fields{{"a", "b"}, {"1", "x\u00A0y"}}));
}

TEST(Csv, KeepsEmptyFieldsAndThoseAtTheEnd) {
  EXPECT_EQ(fields("a,b,c\n1,,\n,,3"), (Fields{{"a", "b", "c"}, {"1", "", ""}, {"", "", "3"}}));
  EXPECT_EQ(fields("a,b\n1,"), (Fields{{"a", "b"}, {"1", ""}}));
}

TEST(Csv, KnowsTheLineEachRowBeginsOn) {
  std::vector<std::uint32_t> lines;
  for (const CsvRow& row : or_throw(parse_csv("a\r\n\r\n\"1\n2\"\n3\n", "x.csv"))) lines.push_back(row.line);
  EXPECT_THAT(lines, ElementsAre(1, 3, 5));
}

TEST(Csv, ThatIsNoneIsRefusedWithAWayOut) {
  EXPECT_EQ(complaint(""), "x.csv: it is empty. Its first row must name the columns.");
  EXPECT_EQ(complaint("\n,,\n"), complaint(""));
  EXPECT_EQ(complaint("a,b\n\n\"x,y\n"), "x.csv:3: a quote (\") is opened here and never closed. Close it.");
  EXPECT_THAT(complaint("a,b\n\"x\"y,2\n"), HasSubstr("x.csv:2: there is text after a closing quote"));
  EXPECT_THAT(complaint("sep=x\na,b\n"), HasSubstr("x.csv:1: the separator is x"));
  EXPECT_THAT(complaint("PK\x03\x04"
                        "a"),
      HasSubstr("this is a spreadsheet"));
  EXPECT_THAT(complaint(std::string_view("\xFF\xFE"
                                         "a\0b\0",
                  6)),
      HasSubstr("this is UTF-16 text"));
  EXPECT_THAT(complaint("a,b\ncaf\xE9,1\n"), HasSubstr("this is not UTF-8 text"));
  EXPECT_THAT(complaint(std::string_view("a,b\n\0,1\n", 8)), HasSubstr("it has NUL bytes"));
  EXPECT_THAT(complaint(std::string_view("a\0,\0b\0", 6)), HasSubstr("it has NUL bytes, so it is UTF-16 text"));
}

TEST(Csv, OfHugeFieldsAndManyColumnsIsRead) {
  const std::string huge(1U << 22U, 'x');
  EXPECT_EQ(fields("a\n" + huge).back().front(), huge);
  EXPECT_EQ(fields(std::string(100'000, ',') + "a").front().size(), 100'001U);
}

}  // namespace
}  // namespace coadopt


#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/problem.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;

std::string refusal(std::string_view toml) {
  try {
    return "taken: " + or_throw(in_ascii(toml, "x.toml"));
  } catch (const ScenarioErrors& errors) {
    return errors.what();
  }
}

TEST(InAscii, LeavesAsciiAsItIs) {
  const std::string toml = "a = \"b # c\" # d\r\n[x.y]\nz = '''\n\\u00e9\n'''\n";
  EXPECT_EQ(or_throw(in_ascii(toml, "x.toml")), toml);
}

TEST(InAscii, WritesOtherLettersInTextAsEscapes) {
  EXPECT_EQ(or_throw(in_ascii("name = \"Café\"", "x")), "name = \"Caf\\u00E9\"");
  EXPECT_EQ(
      or_throw(in_ascii("name = \"\"\"\nCafé 🌈\"\"\"", "x")), "name = \"\"\"\nCaf\\u00E9 \\U0001F308\"\"\"");
  EXPECT_EQ(or_throw(in_ascii("a = \"\\\"é\" # é", "x")), "a = \"\\\"\\u00E9\" # ?");
}

TEST(InAscii, WritesLiteralTextWithOtherLettersAsBasicText) {
  EXPECT_EQ(or_throw(in_ascii("name = 'Café'", "x")), "name = \"Caf\\u00E9\"");
  EXPECT_EQ(or_throw(in_ascii("'é' = 'it’s' # '", "x")), "\"\\u00E9\" = \"it\\u2019s\" # '");
  EXPECT_EQ(or_throw(in_ascii("a = 'C:\\né \"x\" 🌈'", "x")), "a = \"C:\\\\n\\u00E9 \\\"x\\\" \\U0001F308\"");
  EXPECT_EQ(or_throw(in_ascii("a = '''\né?\n\\ ''\"''''' # é", "x")),
      "a = \"\"\"\n\\u00E9?\n\\\\ ''\\\"''\"\"\" # ?");
  EXPECT_EQ(or_throw(in_ascii("a = 'é'\nb = 'C:\\x'\nc = 'ü'", "x")),
      "a = \"\\u00E9\"\nb = 'C:\\x'\nc = \"\\u00FC\"");
  EXPECT_EQ(or_throw(in_ascii("a = 'é", "x")), "a = '?") << "never closed: the parser says so";
}

TEST(InAscii, KeepsEveryLetterOfLiteralText) {
  const std::string text = "é\\u0041 \"\"\" ?\t'' “ü” \\";
  for (const std::string& toml : {"a = '''\n" + text + "'''", "a = '''" + text + "'''"}) {
    const Table table = or_throw(parse_toml(toml, "x.toml"));
    ASSERT_EQ(table.size(), 1U);
    EXPECT_EQ(std::get<std::string>(table.front().value.is), text);
  }
}

TEST(InAscii, ForgetsOtherLettersInComments) {
  EXPECT_EQ(or_throw(in_ascii("# é \"\na = 1 # “ü”\n", "x")), "# ? \"\na = 1 # ???\n");
}

TEST(InAscii, KnowsWhereTextOfSeveralLinesEnds) {
  EXPECT_EQ(or_throw(in_ascii("a = \"\"\"x\"\"\"\"\" # é", "x")), "a = \"\"\"x\"\"\"\"\" # ?");
  EXPECT_EQ(or_throw(in_ascii("a = \"\"\"x\"\"y\\\"\"\"\" # é", "x")), "a = \"\"\"x\"\"y\\\"\"\"\" # ?");
  EXPECT_EQ(or_throw(in_ascii("a = \"\" # é", "x")), "a = \"\" # ?");
  EXPECT_EQ(or_throw(in_ascii("a = '''x''' # é", "x")), "a = '''x''' # ?");
}

TEST(InAscii, RefusesOtherLettersElsewhere) {
  EXPECT_EQ(refusal("a = 1\nb = “x”\n"),
      "x.toml:2: the letter “ (U+201C) may stand only in text in plain single or double quotes, and in "
      "comments.");
  EXPECT_THAT(refusal("é = 1"), HasSubstr("x.toml:1: the letter é"));
  EXPECT_THAT(refusal("a = 'x' é"), HasSubstr("x.toml:1: the letter é"));
  EXPECT_THAT(refusal("a = \"\\é\""), HasSubstr("x.toml:1: the letter é"));
}

TEST(InAscii, TellsEveryLineOnce) {
  EXPECT_EQ(refusal("é é = 1\na = ü\n"),
      "x.toml:1: the letter é (U+00E9) may stand only in text in plain single or double quotes, and in "
      "comments.\n"
      "x.toml:2: the letter ü (U+00FC) may stand only in text in plain single or double quotes, and in "
      "comments.");
}

TEST(InAscii, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(refusal("a = 1\nb = \"\xE9\""), "x.toml:2: this is not UTF-8 text. Save the file as UTF-8.");
  EXPECT_THAT(refusal("\"\xC0\x80\""), HasSubstr("not UTF-8"));          // overlong
  EXPECT_THAT(refusal("\"\xED\xA0\x80\""), HasSubstr("not UTF-8"));      // surrogate
  EXPECT_THAT(refusal("\"\xF4\x90\x80\x80\""), HasSubstr("not UTF-8"));  // beyond U+10FFFF
  EXPECT_THAT(refusal("\"\xC3"), HasSubstr("not UTF-8"));                // cut off
  EXPECT_THAT(refusal("\xFF\xFE[\x00"), HasSubstr("UTF-16"));
  EXPECT_EQ(refusal(std::string_view("a\n\0", 3)), "x.toml:2: a NUL byte: this is not text.");
}

TEST(InAscii, TakesAByteOrderMark) { EXPECT_EQ(or_throw(in_ascii("\xEF\xBB\xBF[a]", "x")), "[a]"); }

TEST(InAscii, RefusesDeepKeys) {
  const std::string deep = "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a";  // 16 dots
  EXPECT_EQ(
      or_throw(in_ascii("[" + deep + "]\n" + deep + " = 1.5", "x")), "[" + deep + "]\n" + deep + " = 1.5");
  EXPECT_EQ(refusal("a = 1\n" + deep + ".a = 1"), "x.toml:2: a key has more than 16 dots.");
  EXPECT_THAT(refusal("[" + deep + ".\"a\"]"), HasSubstr("16 dots"));
  EXPECT_THAT(refusal("a = { " + deep + " . a = 1 }"), HasSubstr("16 dots"));
}

TEST(InAscii, MakesABareYearAndMonthText) {
  EXPECT_EQ(or_throw(in_ascii("first_month = 2026-01", "x")), "first_month = \"2026-01\"");
  EXPECT_EQ(or_throw(in_ascii("a=2026-01# b\n", "x")), "a=\"2026-01\"# b\n");
  EXPECT_EQ(or_throw(in_ascii("a = { b = 2026-01, c = 1 }", "x")), "a = { b = \"2026-01\", c = 1 }");
  EXPECT_EQ(or_throw(in_ascii("a = 2026-01-01", "x")), "a = 2026-01-01");
  EXPECT_EQ(or_throw(in_ascii("a = \"b = 2026-01\"", "x")), "a = \"b = 2026-01\"");
  EXPECT_EQ(or_throw(in_ascii("# a = 2026-01", "x")), "# a = 2026-01");
}

TEST(IsUtf8, TellsTextFromBytes) {
  EXPECT_TRUE(is_utf8("Café 🌈"));
  EXPECT_TRUE(is_utf8(""));
  EXPECT_FALSE(is_utf8("Caf\xE9"));
  EXPECT_FALSE(is_utf8(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace coadopt

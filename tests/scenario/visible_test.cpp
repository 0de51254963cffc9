#include "scenario/problem.hpp"

#include <gtest/gtest.h>

#include <string>

namespace coadopt {
namespace {

TEST(Visible, LeavesLettersOfEveryLanguageAsTheyAre) {
  const std::string text =
      "Caf\u00e9 \u0421\u043e\u0432\u0435\u0442 \u6771\u4eac \U0001F600 \u0645\u062c\u0644\u0633";
  EXPECT_EQ(visible(text), text);
  EXPECT_EQ(visible("a\tb\nc"), "a\tb\nc");
}

TEST(Visible, ShowsWhatATerminalWouldActOn) {
  EXPECT_EQ(visible("a\x1b[2Jb"), "a\\u001b[2Jb");
  EXPECT_EQ(visible("a\rb\x7f\x07"), "a\\u000db\\u007f\\u0007");
  EXPECT_EQ(visible("a\u009b31mb"), "a\\u009b31mb");
  EXPECT_EQ(visible(std::string("a\0b", 3)), "a\\u0000b");
}

TEST(Visible, ShowsWhatTurnsTheDirectionOfWriting) {
  EXPECT_EQ(visible("\u202etxt.exe\u202c"), "\\u202etxt.exe\\u202c");
  EXPECT_EQ(visible("\u2066a\u2069\u200f\u200e\u061c"), "\\u2066a\\u2069\\u200f\\u200e\\u061c");
  EXPECT_EQ(visible("a\u2028b\u2029c"), "a\\u2028b\\u2029c");
}

TEST(Visible, ShowsBytesThatAreNotUtf8) {
  EXPECT_EQ(visible("caf\xe9"), "caf\\xe9");
  EXPECT_EQ(visible("\xc0\x9b \xed\xa0\x80 \xf5"), "\\xc0\\x9b \\xed\\xa0\\x80 \\xf5");
  EXPECT_EQ(visible("\xe2\x80"), "\\xe2\\x80");
  EXPECT_EQ(visible("\x9b"
                    "31m"),
      "\\x9b31m");
}

TEST(Visible, HoldsOneLineTogetherWhereItIsToBeOne) {
  EXPECT_EQ(visible_line("a\nb"), "a\\u000ab");
  EXPECT_EQ(visible_line("a\tb"), "a\tb");
}

}  // namespace
}  // namespace coadopt

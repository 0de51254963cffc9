#include "results/utf8.hpp"

#include <gtest/gtest.h>

namespace coadopt {
namespace {

TEST(ValidUtf8, LeavesValidTextAsItIs) {
  EXPECT_EQ(valid_utf8(""), "");
  EXPECT_EQ(valid_utf8("a\nb é € 𝄞"), "a\nb é € 𝄞");
}

TEST(ValidUtf8, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(valid_utf8("caf\xE9!"), "caf\uFFFD!");                        // Latin-1
  EXPECT_EQ(valid_utf8("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong
  EXPECT_EQ(valid_utf8("\xE0\x80\x80"), "\uFFFD\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // surrogate
  EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond Unicode
  EXPECT_EQ(valid_utf8("x\xE2\x82"), "x\uFFFD\uFFFD");                    // cut short
  EXPECT_EQ(valid_utf8(std::string_view("a\0b", 3)), "a\uFFFDb");
}

}  // namespace
}  // namespace coadopt

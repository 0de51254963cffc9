#include "scenario/nearest.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace coadopt {
namespace {

TEST(EditDistance, CountsLettersPutInLeftOutExchangedAndSwapped) {
  EXPECT_EQ(edit_distance("skill", "skill"), 0U);
  EXPECT_EQ(edit_distance("skil", "skill"), 1U);
  EXPECT_EQ(edit_distance("skillt", "skill"), 1U);
  EXPECT_EQ(edit_distance("skull", "skill"), 1U);
  EXPECT_EQ(edit_distance("sikll", "skill"), 1U);
  EXPECT_EQ(edit_distance("", "skill"), 5U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(EditDistance, IsTheSameBothWays) {
  EXPECT_EQ(edit_distance("norm_treshold", "norm_threshold"), edit_distance("norm_threshold", "norm_treshold"));
  EXPECT_EQ(edit_distance("ab", "ba"), edit_distance("ba", "ab"));
}

constexpr std::array<std::string_view, 4> known = {"attitude", "skill", "staff", "burnout"};

TEST(Nearest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(nearest("atitude", known), "attitude");
  EXPECT_EQ(nearest("stuff", known), "staff");
  EXPECT_EQ(nearest("bornuot", known), "burnout");
}

TEST(Nearest, KeepsQuietWhereNothingIsNear) {
  EXPECT_EQ(nearest("wellbeing", known), std::nullopt);
  EXPECT_EQ(nearest("", known), std::nullopt);
  EXPECT_EQ(nearest("xy", std::array<std::string_view, 1>{"ab"}), std::nullopt);
  EXPECT_EQ(nearest(std::string(1'000'000, 'a'), known), std::nullopt);
}

}  // namespace
}  // namespace coadopt

// Numbers of the patterns as tables show them.

#include "command/patterns_tables.hpp"

#include <gtest/gtest.h>

#include <string>

namespace coadopt {
namespace {

TEST(ANumberOfAPattern, IsShownToTheDecimalThatItsBandNeeds) {
  const Check gain = {"gain", ShownAs::points, 0.0247, 0.0123, 0.0367, {-0.01, 0.02}};
  EXPECT_EQ(number_text(gain), "2.5 points (1.2 to 3.7)");
  EXPECT_EQ(band_text(gain), "-1.0 to 2.0 points");
  const Check drift = {"drift", ShownAs::drift, 0.00247, 0.00123, 0.00367, {-0.002, 0.002}};
  EXPECT_EQ(number_text(drift), "0.25 points (0.12 to 0.37)");
  EXPECT_EQ(band_text(drift), "-0.20 to 0.20 points");
}

TEST(ANumberOfAPattern, OfADriftIsInPointsToPrograms) {
  const Pattern* steady = nullptr;
  for (const Pattern& one : patterns()) {
    if (one.name == "steady start") steady = &one;
  }
  ASSERT_NE(steady, nullptr);
  const auto json =
      patterns_json({{steady, {{"drift", ShownAs::drift, 0.00247, 0.00123, 0.00367, {}}}}}, {}, {});
  EXPECT_EQ(json["patterns"][0]["checks"][0]["unit"], "points");
}

}  // namespace
}  // namespace coadopt

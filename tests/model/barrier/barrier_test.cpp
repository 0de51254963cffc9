// The twelve barriers, each in its place of the decision.

#include "barrier/barrier.hpp"

#include <gtest/gtest.h>

#include <set>

#include "policy/lever.hpp"

namespace coadopt {
namespace {

TEST(TheBarriers, AreTwelveInTheOrderOfTheirNumbersWithAllThatIsToldOfThem) {
  EXPECT_EQ(barrier_count, 12U);
  std::set<std::string_view> names;
  std::set<std::string> codes;
  for (std::size_t i = 0; i < barrier_count; ++i) {
    const BarrierDescription& one = all_barriers[i];
    EXPECT_EQ(index(one.barrier), i);
    EXPECT_TRUE(names.insert(one.name).second);
    EXPECT_FALSE(one.where.empty() || one.lives_on.empty() || one.meaning.empty());
    std::string code;
    for (const char letter : std::string(one.register_codes) + " ") {
      if (letter != ' ') {
        code += letter;
        continue;
      }
      EXPECT_TRUE(codes.insert(code).second) << code << " is told of twice";
      code.clear();
    }
  }
  for (int number = 1; number <= 27; ++number) {
    EXPECT_TRUE(codes.contains((number < 10 ? "B0" : "B") + std::to_string(number))) << number;
  }
}

TEST(TheBarriers, CanEachBeLoweredByALever) {
  std::set<Barrier> lowered;
  for (const LeverDescription& lever : levers) {
    lowered.insert(lever.barrier);
    EXPECT_TRUE(lever.ideal == 0.0F || lever.ideal == 1.0F);
  }
  for (const BarrierDescription& one : all_barriers) {
    if (one.barrier == Barrier::time) continue;  // staff hours are no lever; burnout names it
    EXPECT_TRUE(lowered.contains(one.barrier)) << one.name;
  }
}

}  // namespace
}  // namespace coadopt

#include "policy/grounds.hpp"

#include <gtest/gtest.h>

#include "parameter/parameter.hpp"
#include "structure/structure.hpp"

namespace coadopt {
namespace {

TEST(SizesOfStructures, LieAroundTheirValueByTheirBasisAndWithinWhatIsAllowed) {
  const Bounds guessed = range_of(0.04, assumed("a guess"), "share of gap per month", {0, 1});
  EXPECT_DOUBLE_EQ(guessed.low, 0.0);
  EXPECT_DOUBLE_EQ(guessed.high, 0.12);
  const Bounds reported = range_of(16, cited("a place"), "colleagues per coach", {1, 20});
  EXPECT_DOUBLE_EQ(reported.low, 12.0);
  EXPECT_DOUBLE_EQ(reported.high, 20.0) << "what is allowed";
}

TEST(SizesOfStructures, AreAllWithinTheirRange) {
  int sizes = 0;
  for_each_structure([&]<class Of>() {
    for (const Parameter<Of>& one : declarations<Of>) {
      if (one.access.kind == Kind::choice) continue;
      const double size = one.initial.values[0];
      const Bounds within = range_of(size, one.source, one.unit, one.bounds);
      EXPECT_LE(one.bounds.low, within.low) << Of::table << "." << one.name;
      EXPECT_LE(within.low, size) << Of::table << "." << one.name;
      EXPECT_LE(size, within.high) << Of::table << "." << one.name;
      EXPECT_LE(within.high, one.bounds.high) << Of::table << "." << one.name;
      EXPECT_TRUE(size == 0.0 || within.low < within.high) << Of::table << "." << one.name;
      ++sizes;
    }
  });
  EXPECT_GT(sizes, 40);
}

}  // namespace
}  // namespace coadopt

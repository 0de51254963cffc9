// What laws expect and ensure is checked in debug builds.

#include "contract/contract.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "policy/close_gap.hpp"

namespace coadopt {
namespace {

TEST(ALevel, IsANumberFromNothingToOne) {
  EXPECT_TRUE(is_level(0.0F) && is_level(0.5F) && is_level(1.0F));
  EXPECT_TRUE(are_levels(0.0F, 0.5F, 1.0F) && !are_levels(0.5F, 1.5F));
  EXPECT_TRUE(is_amount(0.0) && is_amount(1e9));
  EXPECT_FALSE(is_amount(-1.0) || is_amount(std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(is_level(-1e-6F) || is_level(1.000001F) || is_level(std::numeric_limits<float>::quiet_NaN()));
}

TEST(AContract, EndsTheProgramWithFileLineAndWhatWasExpectedInDebugBuildsAlone) {
  const auto asked = [] { return false; };
  expects(true, "what is so");
  ensures(true, "what is so");
  if constexpr (contracts_checked) {
    EXPECT_DEATH(expects(false, "a hat"), "contract_test.cpp:[0-9]+: broken contract: expects a hat; in ");
    EXPECT_DEATH(ensures(false, "a hat"), "contract_test.cpp:[0-9]+: broken contract: ensures a hat; in ");
    EXPECT_DEATH(expects(asked, "a hat"), "contract_test.cpp:[0-9]+: broken contract: expects a hat; in ");
    EXPECT_DEATH(static_cast<void>(moved(2.0F, 1.0F, 0.5F)),
        "close_gap.hpp:[0-9]+: broken contract: expects levels, and a share within -1..1; in .*moved");
  } else {
    expects(false, "a hat");
    ensures(asked, "a hat");
    EXPECT_FLOAT_EQ(moved(2.0F, 1.0F, 0.5F), 1.5F);
  }
}

TEST(AContract, AsksAFunctionInDebugBuildsAlone) {
  int times = 0;
  ensures([&] { return ++times > 0; }, "what costs something to find out");
  EXPECT_EQ(times, contracts_checked ? 1 : 0);
}

}  // namespace
}  // namespace coadopt

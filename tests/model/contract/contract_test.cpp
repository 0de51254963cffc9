// What laws expect and ensure is checked in debug builds.

#include "contract/contract.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace coadopt {
namespace {

TEST(ALevel, IsANumberFromNothingToOne) {
  EXPECT_TRUE(is_level(0.0F) && is_level(0.5F) && is_level(1.0F));
  EXPECT_FALSE(is_level(-1e-6F) || is_level(1.000001F) || is_level(std::numeric_limits<float>::quiet_NaN()));
}

TEST(AContract, EndsTheProgramInDebugBuildsAloneWhereItIsBroken) {
  expects(true);
  ensures(true);
  if constexpr (contracts_checked) {
    EXPECT_DEATH(expects(false), "contract_test.cpp:[0-9]+: what is expected is not so");
    EXPECT_DEATH(ensures(false), "contract_test.cpp:[0-9]+: what is ensured is not so");
  } else {
    expects(false);
    ensures(false);
  }
}

}  // namespace
}  // namespace coadopt

// The elementary functions hold the error bounds that their comments promise.

#include "number/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace coadopt {
namespace {

TEST(PowerDeathTest, IsOfNoLessThanNothing) {
  if constexpr (contracts_checked) {
    EXPECT_DEATH(static_cast<void>(raised(-0.5F, 2.0F)), "expects");
    EXPECT_DEATH(static_cast<void>(logarithm(0.0F)), "expects");
  }
}

double relative_error(float value, double exact) {
  return std::abs((static_cast<double>(value) - exact) / exact);
}

TEST(Exponential, IsWithinTwoTenMillionthsOverItsWholeRange) {
  double worst = 0;
  for (int i = -870'000; i <= 880'000; i += 7) {
    const float x = static_cast<float>(i) * 1e-4F;
    worst = std::max(worst, relative_error(exponential(x), std::exp(static_cast<double>(x))));
  }
  EXPECT_LT(worst, 2e-7);
}

TEST(Exponential, IsHeldAtTheEndsOfItsRange) {
  EXPECT_EQ(exponential(0.0F), 1.0F);
  EXPECT_EQ(exponential(-1000.0F), exponential(-87.0F));
  EXPECT_EQ(exponential(1000.0F), exponential(88.0F));
  EXPECT_EQ(exponential(-std::numeric_limits<float>::infinity()), exponential(-87.0F));
  EXPECT_EQ(exponential(std::numeric_limits<float>::infinity()), exponential(88.0F));
  EXPECT_GT(exponential(-87.0F), 0.0F);
  EXPECT_TRUE(std::isfinite(exponential(88.0F)));
}

TEST(Exponential, NeverFallsFromOneThousandthToTheNext) {
  for (int i = -87'000; i < 88'000; ++i) {
    ASSERT_LE(exponential(static_cast<float>(i) * 1e-3F), exponential(static_cast<float>(i + 1) * 1e-3F)) << i;
  }
}

TEST(Logarithm, IsWithinTwoTenMillionths) {
  double worst_near_one = 0;
  double worst = 0;
  for (int i = -870; i <= 870; ++i) {
    for (int j = 0; j < 100; ++j) {
      const auto x = static_cast<float>(std::exp(0.1 * i + 0.001 * j));
      const double exact = std::log(static_cast<double>(x));
      const double error = std::abs(static_cast<double>(logarithm(x)) - exact);
      if (std::abs(exact) <= 1) worst_near_one = std::max(worst_near_one, error);
      if (std::abs(exact) > 1) worst = std::max(worst, error / std::abs(exact));
    }
  }
  EXPECT_LT(worst_near_one, 2e-7);
  EXPECT_LT(worst, 2e-7);
  EXPECT_EQ(logarithm(1.0F), 0.0F);
}

TEST(Raised, IsThePowerWithinAMillionthForSharesAndUsualExponents) {
  for (const double a : {0.0, 0.3, 0.6, 0.8, 1.0, 2.0, 3.0, 5.0}) {
    for (int i = 1; i <= 4000; ++i) {
      const float x = static_cast<float>(i) / 1000.0F;
      const double exact = std::pow(static_cast<double>(x), static_cast<double>(static_cast<float>(a)));
      ASSERT_LT(relative_error(raised(x, static_cast<float>(a)), exact), 1e-6 * (1 + a)) << x << '^' << a;
    }
  }
}

TEST(Raised, IsExactAtNothingAndAtOne) {
  for (const float a : {0.0F, 0.5F, 1.0F, 20.0F}) {
    EXPECT_EQ(raised(0.0F, a), 0.0F);
    EXPECT_EQ(raised(1.0F, a), 1.0F);
  }
}

TEST(Logistic, IsWithinThreeTenMillionthsOverItsWholeRange) {
  double worst = 0;
  for (int i = -80'000; i <= 80'000; i += 3) {
    const float x = static_cast<float>(i) * 1e-3F;
    worst = std::max(worst, relative_error(logistic(x), 1.0 / (1.0 + std::exp(-static_cast<double>(x)))));
  }
  EXPECT_LT(worst, 3e-7);
}

TEST(Logistic, IsAHalfAtZeroAndNeverLeavesItsRange) {
  EXPECT_EQ(logistic(0.0F), 0.5F);
  EXPECT_GE(logistic(-1e6F), 0.0F);
  EXPECT_LT(logistic(-1e6F), 1e-30F);
  EXPECT_EQ(logistic(1e6F), 1.0F);
}

TEST(Level, IsHeldWithinNothingAndOne) {
  EXPECT_EQ(level(-0.5F), 0.0F);
  EXPECT_EQ(level(0.25F), 0.25F);
  EXPECT_EQ(level(1.5F), 1.0F);
}

TEST(RaisedAtMost, IsABoundAndNotAVeryLooseOne) {
  for (const float a : {0.0F, 0.3F, 0.7F, 1.0F, 1.8F, 5.0F}) {
    for (int i = 0; i <= 1000; ++i) {
      const float x = 0.001F * static_cast<float>(i);
      EXPECT_LE(raised(x, a), raised_at_most(x, a)) << x << "^" << a;
      EXPECT_LE(raised_at_most(x, a), 1.0F + 2e-5F);
    }
  }
  EXPECT_NEAR(raised_at_most(0.9F, 0.7F), 0.93, 1e-4);
  EXPECT_NEAR(raised_at_most(0.9F, 2), 0.9, 1e-4);
}

TEST(Towards, ClosesAShareOfTheGap) {
  EXPECT_EQ(towards(0.5F, 1.0F, 0.0F), 0.5F);
  EXPECT_EQ(towards(0.5F, 1.0F, 0.5F), 0.75F);
  EXPECT_EQ(towards(0.5F, 1.0F, 1.0F), 1.0F);
  EXPECT_EQ(towards(0.5F, 0.0F, 0.5F), 0.25F);
}

}  // namespace
}  // namespace coadopt

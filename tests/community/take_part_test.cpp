// Participation after a month, users who come and go, and the capacity of communities. Draws are scripted.

#include "community/take_part.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "community/capacity.hpp"
#include "community/churn.hpp"

namespace coadopt {
namespace {

const TakePartParameters p = defaults<TakePartParameters>();
constexpr float just = 1e-4F;

TEST(TheWilling, BecomeActiveWithASession) {
  for (const float u : {just, 0.5F, 1 - just}) {
    EXPECT_EQ(participation_next(p, Participation::willing, 1, 0, u), Participation::active);
  }
}

TEST(TheWilling, MayTurnPassiveWhereTheirOfferIsNotAnswered) {
  EXPECT_EQ(participation_next(p, Participation::willing, 0, 0, 0.06F - just), Participation::passive);
  EXPECT_EQ(participation_next(p, Participation::willing, 0, 0, 0.06F + just), Participation::willing);
}

TEST(TheActive, WithdrawSeldomUnlessTheyAreTired) {
  EXPECT_EQ(participation_next(p, Participation::active, 1, 0.6F, 0.012F - just), Participation::withdrawn);
  EXPECT_EQ(participation_next(p, Participation::active, 1, 0.6F, 0.012F + just), Participation::active);
  EXPECT_EQ(participation_next(p, Participation::active, 1, 1, 0.092F - just), Participation::withdrawn);
  EXPECT_EQ(participation_next(p, Participation::active, 1, 1, 0.092F + just), Participation::active);
}

TEST(TheActive, MayFallBackToWillingWithoutASession) {
  EXPECT_EQ(participation_next(p, Participation::active, 0, 0, 0.012F - just), Participation::withdrawn);
  EXPECT_EQ(participation_next(p, Participation::active, 0, 0, 0.012F + just), Participation::willing);
  EXPECT_EQ(participation_next(p, Participation::active, 0, 0, 0.112F - just), Participation::willing);
  EXPECT_EQ(participation_next(p, Participation::active, 0, 0, 0.112F + just), Participation::active);
}

TEST(Trust, IsLostByTheWillingWhoseOfferIsNotAnsweredAndNobodyElse) {
  EXPECT_FLOAT_EQ(trust_after_waiting(p, 0.5F, Participation::willing, 0), 0.495F);
  EXPECT_EQ(trust_after_waiting(p, 0.5F, Participation::willing, 1), 0.5F);
  for (const Participation now : {Participation::passive, Participation::active, Participation::withdrawn}) {
    EXPECT_EQ(trust_after_waiting(p, 0.5F, now, 0), 0.5F);
  }
}

TEST(TheWithdrawn, RestBeforeTheyArePassiveAgain) {
  EXPECT_EQ(participation_next(p, Participation::withdrawn, 0, 1, 0.03F - just), Participation::passive);
  EXPECT_EQ(participation_next(p, Participation::withdrawn, 3, 1, 0.03F + just), Participation::withdrawn);
}

TEST(ThePassive, StayPassive) {
  EXPECT_EQ(participation_next(p, Participation::passive, 3, 1, just), Participation::passive);
}

TEST(UsersWhoStay, AreGeometricInNumberBeforeTheNextWhoLeaves) {
  constexpr int grid = 100'000;
  std::vector<double> shares(17, 0.0);
  for (int i = 0; i < grid; ++i) {
    shares[staying_before_next((static_cast<float>(i) + 0.5F) / grid, 0.2F, 16)] += 1.0 / grid;
  }
  for (std::size_t stay = 0; stay < 16; ++stay) {
    EXPECT_NEAR(shares[stay], 0.2 * std::pow(0.8, stay), 3e-5) << stay;
  }
  EXPECT_NEAR(shares[16], std::pow(0.8, 16), 3e-5);
}

TEST(UsersWhoStay, AreAllOrNoneAtTheEnds) {
  EXPECT_EQ(staying_before_next(0.001F, 0, 16), 16U);
  EXPECT_EQ(staying_before_next(0.999F, 1, 16), 0U);
  EXPECT_EQ(staying_before_next(0x1p-25F, 1e-7F, 16), 16U);
  EXPECT_EQ(staying_before_next(1 - 0x1p-24F, 0.02F, 16), 0U);
}

TEST(UsersWhoStay, AreAllOfThemWhereTheFirstDrawSaysSo) {
  for (const float change : {0.0F, 1e-7F, 1e-4F, 0.02F, 0.3F, 0.999F, 1.0F}) {
    for (std::uint32_t caseload = 1; caseload <= 200; ++caseload) {
      const float below = nobody_leaves_below(change, caseload);
      const float u = std::nextafter(below, 0.0F);
      if (u > 0x1p-25F) {
        ASSERT_EQ(staying_before_next(u, change, caseload), caseload) << change;
      }
      ASSERT_GE(static_cast<double>(below), 0.998 * std::pow(1 - static_cast<double>(change), caseload));
    }
  }
}

TEST(Capacity, GrowsWithActiveResidentsAndFallsBackToItsBase) {
  const CapacityParameters c = defaults<CapacityParameters>();
  EXPECT_NEAR(capacity_next(c, 0.3F, 0.3F, 0, 0), 0.3, 1e-6);
  EXPECT_NEAR(capacity_next(c, 0.5F, 0.3F, 0, 0), 0.494, 1e-6);
  EXPECT_NEAR(capacity_next(c, 0.5F, 0.3F, 1, 0), 0.497, 1e-6);
  const double grown = 0.3 + 0.005 * 0.7;
  EXPECT_NEAR(capacity_next(c, 0.3F, 0.3F, 0, 0.15F), grown - 0.03 * (grown - 0.3), 1e-6);
  EXPECT_EQ(capacity_next(c, 0.3F, 0.3F, 0, 0.9F), capacity_next(c, 0.3F, 0.3F, 0, 0.15F));
}

}  // namespace
}  // namespace coadopt

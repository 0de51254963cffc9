// Free hours ration sessions; skill, partners and friction decide how they go; residents take the seats.

#include "session/meet.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "chance/distribution.hpp"

namespace coadopt {
namespace {

const SessionParameters meeting = defaults<SessionParameters>();

TEST(SessionsWanted, GrowWithPartnersAndAreNoneWithoutAny) {
  EXPECT_EQ(sessions_wanted(meeting, Co::deliver, 0), 0.0F);
  EXPECT_FLOAT_EQ(sessions_wanted(meeting, Co::commission, 1), 1.2F);
  EXPECT_FLOAT_EQ(sessions_wanted(meeting, Co::design, 1), 1.8F);
  EXPECT_FLOAT_EQ(sessions_wanted(meeting, Co::deliver, 0.5F), 2.8F);
  EXPECT_FLOAT_EQ(sessions_wanted(meeting, Co::assess, 0.1F), 0.3F);
}

TEST(SessionsWanted, AreWithinWhatCountsAreExactForWhateverParameterIsPermitted) {
  const auto most = [](std::string_view name) {
    for (const auto& one : declarations<SessionParameters>) {
      if (one.name == name) return one.bounds.high;
    }
    return std::nan("");
  };
  EXPECT_LE((most("wanted_floor") + 1) * most("wanted"), largest_poisson_mean);
  EXPECT_LE(most("most_attended"), largest_poisson_mean);
}

TEST(SessionsInHaste, AreShorterAndGoLessWell) {
  const WorkloadParameters workload = defaults<WorkloadParameters>();
  EXPECT_EQ(length_in_haste(workload, 1), 1.0F);
  EXPECT_FLOAT_EQ(length_in_haste(workload, 0.5F), 0.85F);
  EXPECT_EQ(success_in_haste(meeting, 1), 1.0F);
  EXPECT_FLOAT_EQ(success_in_haste(meeting, 0.8F), 0.9F);
}

TEST(TheChanceOfSuccess, IsRaisedBySkillAndCapabilityAndLoweredByFriction) {
  const auto sigma = [](double x) { return 1 / (1 + std::exp(-x)); };
  EXPECT_NEAR(chance_of_success(meeting, 0.4F, 0.5F, 0), sigma(0.55), 1e-6);
  EXPECT_NEAR(chance_of_success(meeting, 1, 0.5F, 0), sigma(0.55 + 2.8 * 0.6), 1e-6);
  EXPECT_NEAR(chance_of_success(meeting, 0.4F, 0, 0), sigma(0.55 - 0.6), 1e-6);
  EXPECT_NEAR(chance_of_success(meeting, 0.4F, 0.5F, 1), 0.65 * sigma(0.55), 1e-6);
}

TEST(SeatsOfCollectiveSessions, GoToTheActiveButForThoseKeptOpen) {
  const Attendance mean = attendance(meeting, 8, 10, 14);
  EXPECT_FLOAT_EQ(mean.active, 0.6F);
  EXPECT_FLOAT_EQ(mean.willing, 0.5F);
}

TEST(SeatsOfCollectiveSessions, GoToTheWillingWhereTheActiveHaveEnough) {
  const Attendance mean = attendance(meeting, 40, 2, 102);
  EXPECT_FLOAT_EQ(mean.active, 4);  // sessions a month at most
  EXPECT_FLOAT_EQ(mean.willing, 0.32F);
  EXPECT_FLOAT_EQ(attendance(meeting, 400, 2, 12).willing, 1);
}

TEST(SeatsOfCollectiveSessions, StayEmptyWhereNobodyIsEngaged) {
  EXPECT_EQ(attendance(meeting, 8, 0, 0).active, 0.0F);
  EXPECT_EQ(attendance(meeting, 8, 0, 0).willing, 0.0F);
  EXPECT_EQ(attendance(meeting, 8, 4, 4).willing, 0.0F);
  EXPECT_EQ(attendance(meeting, 8, 0, 16).willing, 0.5F);
}

}  // namespace
}  // namespace coadopt

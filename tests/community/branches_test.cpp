#include <gtest/gtest.h>

#include "chance/distribution.hpp"
#include "community/capacity.hpp"
#include "community/churn.hpp"
#include "community/respond.hpp"
#include "community/take_part.hpp"
#include "organisation/commitment.hpp"
#include "session/benefit.hpp"
#include "session/learn.hpp"
#include "session/meet.hpp"

// Every branch of taking part, learning and sessions, with scripted draws.

namespace coadopt {
namespace {

const TakePartParameters take_part = defaults<TakePartParameters>();

TEST(ParticipationNext, WillingBecomeActiveWithASessionAndPassiveWithoutAnAnswer) {
  EXPECT_EQ(participation_next(take_part, Participation::willing, 1, 0, 0.99F), Participation::active);
  EXPECT_EQ(participation_next(take_part, Participation::willing, 0, 0, 0.059F), Participation::passive);
  EXPECT_EQ(participation_next(take_part, Participation::willing, 0, 0, 0.061F), Participation::willing);
}

TEST(ParticipationNext, ActiveWithdrawWhenTiredAndFallBackWhenIdle) {
  EXPECT_EQ(participation_next(take_part, Participation::active, 1, 0.0F, 0.0119F), Participation::withdrawn);
  EXPECT_EQ(participation_next(take_part, Participation::active, 1, 0.0F, 0.0121F), Participation::active);
  EXPECT_EQ(participation_next(take_part, Participation::active, 1, 1.0F, 0.091F), Participation::withdrawn);
  EXPECT_EQ(participation_next(take_part, Participation::active, 1, 1.0F, 0.093F), Participation::active);
  EXPECT_EQ(participation_next(take_part, Participation::active, 0, 0.0F, 0.111F), Participation::willing);
  EXPECT_EQ(participation_next(take_part, Participation::active, 0, 0.0F, 0.113F), Participation::active);
}

TEST(ParticipationNext, WithdrawnRestBeforeTheyCanBeAskedAgain) {
  EXPECT_EQ(participation_next(take_part, Participation::withdrawn, 0, 1, 0.029F), Participation::passive);
  EXPECT_EQ(participation_next(take_part, Participation::withdrawn, 0, 1, 0.031F), Participation::withdrawn);
  EXPECT_EQ(participation_next(take_part, Participation::passive, 3, 0, 0.0F), Participation::passive);
}

TEST(BecomingWilling, IsReachedLessAmongTheSeldomHeardAndOnlyWhenAsked) {
  const auto p = defaults<RespondParameters>();
  const Invitation asked = {.asked = 1.0F, .reach = 0.3F, .jargon = 0.4F, .capacity = 0.5F};
  const Willingness usual = {.trust = 0.5F, .efficacy = 0.5F, .free_time = 0.5F, .entitlement = 0.4F};
  Willingness seldom = usual;
  seldom.seldom_heard = true;
  EXPECT_NEAR(chance_to_become_willing(p, asked, usual), logistic(-4.2F + 2.2F), 1e-6F);
  EXPECT_NEAR(chance_to_become_willing(p, asked, seldom), logistic(-4.2F + 0.3F * 2.2F), 1e-6F);
  Invitation nobody = asked;
  nobody.asked = 0.0F;
  EXPECT_EQ(chance_to_become_willing(p, nobody, usual), chance_to_become_willing(p, nobody, seldom));
}

TEST(Benefit, ANegativeEffectTakesWellbeingAway) {
  const auto p = defaults<BenefitParameters>();
  const PersonLevels before = {0.5F, 0.5F, 0.5F, 0.5F, 0.5F};
  EXPECT_NEAR(after_success(p, before, 0.2F).wellbeing, 0.515F, 1e-6F);
  EXPECT_EQ(after_success(p, before, 0.0F).wellbeing, 0.5F);
  EXPECT_LT(after_success(p, before, -0.2F).wellbeing, 0.5F);
  EXPECT_NEAR(after_success(p, before, 0.2F).need, 0.49F, 1e-6F);
  EXPECT_NEAR(after_failure(p, before).trust, 0.475F, 1e-6F);
}

TEST(Fatigue, RisesWithSessionsAndRecoversFasterAmongPeers) {
  const auto p = defaults<BenefitParameters>();
  EXPECT_NEAR(fatigue_after(p, 0.0F, 0.3F, 2), 0.2F, 1e-6F);
  EXPECT_EQ(fatigue_after(p, 0.9F, 0.0F, 20), 1.0F);
  EXPECT_LT(fatigue_left(p, true, 1.0F, 0.0F), fatigue_left(p, false, 1.0F, 0.0F));
}

TEST(Skill, IsLearntUpToFourSessionsAndLostWithoutPractice) {
  const auto p = defaults<StaffLearnParameters>();
  StaffMonth month;
  EXPECT_NEAR(skill_next(p, 0.45F, month), 0.44F, 1e-6F);
  month.sessions = 4;
  month.practised = true;
  const float four = skill_next(p, 0.45F, month);
  EXPECT_GT(four, 0.54F);
  month.sessions = 9;
  EXPECT_EQ(skill_next(p, 0.45F, month), four);
  month = {};
  EXPECT_EQ(skill_next(p, 0.1F, month), 0.1F) << "the floor lifts nobody";
}

TEST(PerceivedRisk, RisesWithBlamedFailureAndFallsWithSuccess) {
  const auto p = defaults<StaffLearnParameters>();
  StaffMonth month;
  month.sessions = 2;
  month.failed = 2;
  month.blame = 1.0F;
  EXPECT_NEAR(perceived_risk_next(p, 0.5F, 0.5F, month), 0.6568F, 1e-4F);
  month.failed = 0;
  EXPECT_LT(perceived_risk_next(p, 0.5F, 0.5F, month), 0.43F);
}

TEST(Commitment, HasTwoStableStatesAroundWhatIsExpected) {
  const auto p = defaults<CommitmentParameters>();
  float rewarded = 0.5F;
  float disappointed = 0.5F;
  for (int month = 0; month < 240; ++month) {
    rewarded = commitment_next(p, rewarded, 0.5F, 0.8F, 0.4F);
    disappointed = commitment_next(p, disappointed, 0.5F, 0.0F, 0.4F);
  }
  EXPECT_NEAR(rewarded, 0.5F + 0.3F * 0.6F, 1e-3F);
  EXPECT_NEAR(disappointed, 0.5F - 0.3F * 0.2F, 1e-3F);
}

TEST(Capacity, GrowsWithActiveResidentsAndFallsBackSlowerWithCash) {
  const auto p = defaults<CapacityParameters>();
  EXPECT_GT(capacity_next(p, 0.3F, 0.3F, 0.0F, 0.15F), 0.3F);
  EXPECT_EQ(capacity_next(p, 0.3F, 0.3F, 0.0F, 0.0F), 0.3F);
  EXPECT_LT(capacity_next(p, 0.6F, 0.3F, 0.0F, 0.0F), capacity_next(p, 0.6F, 0.3F, 1.0F, 0.0F));
}

TEST(Attendance, KeepsSeatsOpenForThoseNotYetActive) {
  const auto p = defaults<MeetParameters>();
  const Attendance mean = attendance(p, 40.0F, 30.0F, 130.0F);
  EXPECT_NEAR(mean.active, 1.0F, 1e-6F);
  EXPECT_NEAR(mean.willing, 0.1F, 1e-6F);
  EXPECT_EQ(attendance(p, 40.0F, 0.0F, 0.0F).active, 0.0F);
  EXPECT_NEAR(attendance(p, 1000.0F, 10.0F, 20.0F).active, p.most_attended, 1e-6F);
}

TEST(Sessions, AreRationedByHoursAndNeedAPartner) {
  const auto p = defaults<MeetParameters>();
  EXPECT_EQ(sessions_wanted(p, Co::deliver, 0.0F), 0.0F);
  EXPECT_NEAR(sessions_wanted(p, Co::deliver, 0.8F), 4.0F, 1e-6F);
  EXPECT_EQ(share_that_fits(0.0F, 0.0F), 1.0F);
  EXPECT_EQ(share_that_fits(10.0F, 0.0F), 0.0F);
  EXPECT_NEAR(share_that_fits(10.0F, 4.0F), 0.4F, 1e-6F);
  EXPECT_GT(chance_of_success(p, 0.8F, 0.5F, 0.0F), chance_of_success(p, 0.3F, 0.5F, 0.0F));
  EXPECT_NEAR(chance_of_success(p, 0.4F, 0.5F, 1.0F), 0.65F * logistic(0.55F), 1e-6F);
}

TEST(StayingBeforeNext, IsGeometric) {
  EXPECT_EQ(staying_before_next(0.5F, 0.0F, 16), 16U);
  EXPECT_EQ(staying_before_next(0.5F, 1.0F, 16), 0U);
  EXPECT_EQ(staying_before_next(0.99F, 0.02F, 16), 0U);
  EXPECT_EQ(staying_before_next(0.97F, 0.02F, 16), 1U);
  EXPECT_EQ(staying_before_next(0.01F, 0.02F, 16), 16U);
}

}  // namespace
}  // namespace coadopt

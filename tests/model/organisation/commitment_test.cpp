// Leaders' commitment and evidence follow results.

#include "organisation/commitment.hpp"

#include <gtest/gtest.h>

namespace coadopt {
namespace {

const CommitmentParameters p = defaults<CommitmentParameters>();

TEST(ResultsOfAMonth, AreSuccessOnceEnoughStaffPractise) {
  EXPECT_FLOAT_EQ(results_of_month(p, 0.4F, 0.6F), 0.6F);
  EXPECT_FLOAT_EQ(results_of_month(p, 1, 0.6F), 0.6F);
  EXPECT_FLOAT_EQ(results_of_month(p, 0.1F, 0.6F), 0.15F);
  EXPECT_EQ(results_of_month(p, 0, 1), 0.0F);
}

TEST(ResultsSeen, AreAveragedOverAHorizonThatShortTermismShortens) {
  EXPECT_NEAR(results_seen(p, 0, 0.6F, 1), 0.1, 1e-6);
  EXPECT_NEAR(results_seen(p, 0, 0.6F, 0), 0.6 / 36, 1e-6);
  EXPECT_NEAR(results_seen(p, 0.6F, 0, 0.5F), 0.6 * 20 / 21, 1e-6);
}

TEST(Commitment, GoesATwelfthOfTheWayToWhatResultsJustify) {
  EXPECT_NEAR(commitment_next(p, 0.4F, 0.4F, 0.5F, 0.2F, 0), 0.4 + 0.3 * 0.4 / 12, 1e-6);
  EXPECT_NEAR(commitment_next(p, 0.4F, 0.4F, 0, 0.8F, 0), 0.4 - 0.3 * 0.4 / 12, 1e-6);
  EXPECT_NEAR(commitment_next(p, 0.4F, 0.4F, 0.1F, 0.2F, 0), 0.4, 1e-6);
}

TEST(Commitment, AimsAtNoMoreThanFullAndNoLessThanNone) {
  EXPECT_NEAR(commitment_next(p, 1, 1, 1, 0, 1), 1, 1e-6);
  EXPECT_NEAR(commitment_next(p, 0, 0, 0, 1, -1), 0, 1e-6);
}

// Repenning 2002: where results themselves grow with commitment, effort sustains itself above a threshold and
// dies away below it.
float commitment_after_years(float start) {
  CommitmentParameters loop = p;
  loop.results_weight = 1;
  loop.expectation_weight = 1;
  float commitment = start;
  float seen = start > 0.5F ? 1.0F : 0.0F;
  for (int month = 0; month < 480; ++month) {
    const float practising = commitment > 0.5F ? 0.4F : 0.0F;
    seen = results_seen(loop, seen, results_of_month(loop, practising, 1), 0.5F);
    commitment = commitment_next(loop, commitment, 0.5F, seen, 0.5F, 0);
  }
  return commitment;
}

TEST(Commitment, HasTwoStableStatesWhereResultsFollowCommitment) {
  EXPECT_NEAR(commitment_after_years(0.51F), 1, 1e-3);
  EXPECT_NEAR(commitment_after_years(0.99F), 1, 1e-3);
  EXPECT_NEAR(commitment_after_years(0.49F), 0, 1e-3);
  EXPECT_NEAR(commitment_after_years(0.01F), 0, 1e-3);
}

TEST(Commitment, FollowsWhatLeadersBecomeConvincedOf) {
  EXPECT_NEAR(commitment_next(p, 0.4F, 0.4F, 0.1F, 0.2F, 0.5F), 0.4 + 0.4 * 0.5 / 12, 1e-6);
  EXPECT_NEAR(commitment_next(p, 0.4F, 0.4F, 0.1F, 0.2F, -0.5F), 0.4 - 0.4 * 0.5 / 12, 1e-6);
}

TEST(Conviction, IsAttitudeAndPracticeOfLeadersAndHalfAsMuchOfManagers) {
  const Leading leaders = {.people = 2, .attitude = 1.2F, .practising = 1};
  const Leading managers = {.people = 4, .attitude = 1.6F, .practising = 0};
  const double of_leaders = 0.75 * 1.2 + 0.25 * 1;
  const double of_managers = 0.75 * 1.6;
  EXPECT_NEAR(conviction(p, leaders, managers, 0), (of_leaders + 0.5 * of_managers) / 4, 1e-6);
  EXPECT_NEAR(conviction(p, leaders, {}, 0), of_leaders / 2, 1e-6);
  EXPECT_EQ(conviction(p, {}, {}, 0.7F), 0.7F) << "nobody leads";
  EXPECT_EQ(conviction(p, {.people = 3, .attitude = 3, .practising = 3}, {}, 0), 1.0F);
}

TEST(Funding, DriftsToMoreThanItsBaseWhereLeadersAreMoreCommittedThanUsual) {
  EXPECT_NEAR(funding_home(p, 0.4F, 0.5F, 0.5F), 0.4, 1e-6);
  EXPECT_NEAR(funding_home(p, 0.4F, 0.8F, 0.5F), 0.49, 1e-6);
  EXPECT_NEAR(funding_home(p, 0.4F, 0.2F, 0.5F), 0.31, 1e-6);
  EXPECT_EQ(funding_home(p, 0, 0, 1), 0.0F);
}

TEST(Evidence, RisesOnlyWhereCoAssessmentIsDoneAndDriftsBack) {
  EXPECT_NEAR(evidence_next(p, 0.5F, 0.25F, 0), 0.495, 1e-6);
  EXPECT_NEAR(evidence_next(p, 0.25F, 0.25F, 0), 0.25, 1e-6);
  EXPECT_NEAR(evidence_next(p, 0.25F, 0.25F, 1), 0.28, 1e-6);
  EXPECT_NEAR(evidence_next(p, 0.25F, 0.25F, 100), 1, 1e-6);
}

TEST(Evidence, StaysWhereItIsFromTheBaseThatIsFoundForIt) {
  for (const float sessions : {0.0F, 0.05F, 0.1F}) {
    const float base = evidence_base(p, 0.25F, sessions);
    EXPECT_NEAR(evidence_next(p, 0.25F, base, sessions), 0.25, 1e-6) << sessions;
  }
  EXPECT_NEAR(evidence_base(p, 0.25F, 0), 0.25, 1e-6) << "nothing adds to it";
  EXPECT_NEAR(evidence_base(p, 0.25F, 0.1F), 0.25 - 0.75 * 0.004 / 0.996 / 0.02, 1e-4);
  EXPECT_EQ(evidence_base(p, 0.25F, 1), 0.0F) << "no base is low enough";
  EXPECT_EQ(evidence_base(p, 0.25F, 25), 0.25F) << "full next month from any base";
  CommitmentParameters still = p;
  still.drift = 0;
  EXPECT_EQ(evidence_base(still, 0.25F, 0.1F), 0.25F);
}

}  // namespace
}  // namespace coadopt

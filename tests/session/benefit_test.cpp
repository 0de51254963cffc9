// What persons gain or lose from sessions.

#include "session/benefit.hpp"

#include <gtest/gtest.h>

namespace coadopt {
namespace {

const BenefitParameters p = defaults<BenefitParameters>();
constexpr PersonLevels half = {
    .efficacy = 0.5F, .capability = 0.5F, .trust = 0.5F, .need = 0.5F, .wellbeing = 0.5F};

TEST(ASuccess, GivesEfficacyCapabilityTrustAndWellbeingAndTakesNeedAway) {
  const PersonLevels after = after_success(p, half, 0.2F);
  EXPECT_NEAR(after.efficacy, 0.525, 1e-6);
  EXPECT_NEAR(after.capability, 0.515, 1e-6);
  EXPECT_NEAR(after.trust, 0.52, 1e-6);
  EXPECT_NEAR(after.need, 0.49, 1e-6);
  EXPECT_NEAR(after.wellbeing, 0.515, 1e-6);
}

TEST(ASuccess, HarmsWellbeingAloneWhereTheEffectIsNegative) {
  const PersonLevels after = after_success(p, half, -0.4F);
  EXPECT_NEAR(after.wellbeing, 0.5 * (1 - 0.06), 1e-6);
  EXPECT_NEAR(after.efficacy, 0.525, 1e-6);
  EXPECT_EQ(after_success(p, half, 0).wellbeing, 0.5F);
}

TEST(ASuccess, KeepsWellbeingInRangeWhateverTheEffect) {
  EXPECT_EQ(after_success(p, half, -100).wellbeing, 0.0F);
  EXPECT_EQ(after_success(p, half, 100).wellbeing, 1.0F);
}

TEST(AFailure, TakesEfficacyTrustAndWellbeingAndLeavesTheRest) {
  const PersonLevels after = after_failure(p, half);
  EXPECT_NEAR(after.efficacy, 0.475, 1e-6);
  EXPECT_NEAR(after.trust, 0.475, 1e-6);
  EXPECT_NEAR(after.wellbeing, 0.49, 1e-6);
  EXPECT_EQ(after.capability, 0.5F);
  EXPECT_EQ(after.need, 0.5F);
}

TEST(Fatigue, RisesWithSessionsTheMoreTheLessFreeTimeThereIs) {
  EXPECT_NEAR(fatigue_after(p, 0.1F, 0.3F, 2), 0.3, 1e-6);
  EXPECT_NEAR(fatigue_after(p, 0.1F, 1, 2), 0.16, 1e-6);
  EXPECT_EQ(fatigue_after(p, 0.1F, 0.3F, 100), 1.0F);
  EXPECT_EQ(fatigue_after(p, 0.1F, 0.3F, 0), 0.1F);
}

TEST(Fatigue, RecoversFasterAmongPeersAndWithRecognition) {
  EXPECT_NEAR(0.5F * fatigue_left(p, false, 1, 0), 0.47, 1e-6);
  EXPECT_NEAR(0.5F * fatigue_left(p, true, 1, 0), 0.44, 1e-6);
  EXPECT_NEAR(0.5F * fatigue_left(p, false, 0, 1), 0.455, 1e-6);
  EXPECT_NEAR(0.5F * fatigue_left(p, true, 0.5F, 1), 0.44, 1e-6);
  BenefitParameters quick = p;
  quick.fatigue_recovery = 1;
  EXPECT_EQ(0.5F * fatigue_left(quick, true, 1, 1), 0.0F);
}

}  // namespace
}  // namespace coadopt

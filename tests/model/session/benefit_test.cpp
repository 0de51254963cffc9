// What persons gain or lose from sessions.

#include "session/benefit.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const BenefitParameters p = defaults<BenefitParameters>();
constexpr PersonLevels half = {
    .efficacy = 0.5F, .capability = 0.5F, .trust = 0.5F, .need = 0.5F, .wellbeing = 0.5F};

TEST(ASuccess, GivesEfficacyCapabilityTrustAndWellbeingAndTakesNeedAway) {
  const PersonLevels after = after_success(p, half, 0.2F);
  EXPECT_NEAR(after.efficacy, 0.53, 1e-6);
  EXPECT_NEAR(after.capability, 0.515, 1e-6);
  EXPECT_NEAR(after.trust, 0.52, 1e-6);
  EXPECT_NEAR(after.need, 0.4975, 1e-6);
  EXPECT_NEAR(after.wellbeing, 0.5305, 1e-6);
}

TEST(ASuccess, HarmsWellbeingAloneWhereTheEffectIsNegative) {
  const PersonLevels after = after_success(p, half, -0.4F);
  EXPECT_NEAR(after.wellbeing, 0.5 * (1 - 0.122), 1e-6);
  EXPECT_NEAR(after.efficacy, 0.53, 1e-6);
  EXPECT_EQ(after_success(p, half, 0).wellbeing, 0.5F);
}

TEST(ASuccess, KeepsWellbeingInRangeWhateverTheEffect) {
  EXPECT_EQ(after_success(p, half, -100).wellbeing, 0.0F);
  EXPECT_EQ(after_success(p, half, 100).wellbeing, 1.0F);
}

TEST(AFailure, TakesEfficacyTrustAndWellbeingAndLeavesTheRest) {
  const PersonLevels after = after_failure(p, half);
  EXPECT_NEAR(after.efficacy, 0.4825, 1e-6);
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

TEST(PersonsWhoLearn, GainAndLoseSessionBySessionAndGoBackToTheirOwnWithout) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  Persons& persons = who.persons;
  who.benefit = -0.3F;
  for (const CommunityId one : who.communities.teams.ids()) {
    who.communities.peer_support[one] = 0.2F * static_cast<float>(one.value);
    who.communities.recognition[one] = 1 - 0.2F * static_cast<float>(one.value);
  }
  for (const PersonId one : persons.need.ids()) {
    persons.participation[one] = static_cast<Participation>(one.value % participation_count);
    const bool met = persons.participation[one] == Participation::active;
    persons.sessions[one] = met ? static_cast<std::uint8_t>(one.value / 4 % 4) : std::uint8_t{0};
    persons.failed[one] = static_cast<std::uint8_t>(persons.sessions[one] / 2);
    persons.need[one] = 0.8F;
    persons.wellbeing[one] = 0.3F;
    persons.fatigue[one] = 0.4F;
    persons.efficacy[one] = persons.trust[one] = 0.9F;
    persons.capability[one] = 0.2F;
  }
  const Persons before = persons;
  trial::in_every_community(who, [&](CommunityId in) { persons_learn(who, in, p); });
  for (const CommunityId community : who.communities.teams.ids()) {
    for (const PersonId one : who.communities.residents(community)) {
      const int sessions = before.sessions[one];
      const auto returned = [&](float level, float own) { return level + 0.02F * (own - level); };
      PersonLevels x = {returned(before.efficacy[one], before.own_efficacy[one]),
          returned(before.capability[one], before.own_capability[one]),
          returned(before.trust[one], before.own_trust[one]), before.need[one], before.wellbeing[one]};
      for (int i = before.failed[one]; i < sessions; ++i) x = after_success(p, x, -0.3F);
      for (int i = 0; i < before.failed[one]; ++i) x = after_failure(p, x);
      if (sessions == 0) {
        x.need += p.need_return * (before.own_need[one] - x.need);
        x.wellbeing += p.wellbeing_return * (before.own_wellbeing[one] - x.wellbeing);
      }
      float fatigue = fatigue_after(p, 0.4F, before.free_time[one], sessions);
      fatigue *= fatigue_left(p, before.nature[one].is(Nature::connected),
          who.communities.peer_support[community], who.communities.recognition[community]);
      ASSERT_FLOAT_EQ(persons.efficacy[one], x.efficacy);
      ASSERT_FLOAT_EQ(persons.capability[one], x.capability);
      ASSERT_FLOAT_EQ(persons.trust[one], x.trust);
      ASSERT_FLOAT_EQ(persons.need[one], x.need);
      ASSERT_FLOAT_EQ(persons.wellbeing[one], x.wellbeing);
      ASSERT_FLOAT_EQ(persons.fatigue[one], fatigue);
    }
  }
}

TEST(PersonsWhoLearn, LoseHalfOfWhatTheyGainedInThreeYearsAndKeepTheirOwnLevels) {
  Parameters idle = trial::small();
  idle.organisation_start.in_use = {};
  idle.organisation_start.lead_in_use = 0;
  trial::Trial trial(idle);
  Partnership& who = trial.who();
  Persons& persons = who.persons;
  const Persons start = persons;
  constexpr PersonId moved{3};
  persons.efficacy[moved] = 1;
  for (int month = 0; month < 36; ++month) {
    trial::in_every_community(who, [&](CommunityId in) { persons_learn(who, in, p); });
  }
  const float left = (persons.efficacy[moved] - start.efficacy[moved]) / (1 - start.efficacy[moved]);
  EXPECT_NEAR(left, 0.5, 0.02);
  for (const PersonId one : persons.trust.ids()) {
    ASSERT_FLOAT_EQ(persons.trust[one], start.trust[one]);
    ASSERT_FLOAT_EQ(persons.capability[one], start.capability[one]);
  }
}

}  // namespace
}  // namespace coadopt

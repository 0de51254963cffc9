// What a month of practice comes to for an organisation: levels drift back, results are seen, steps are taken.

#include <gtest/gtest.h>

#include "month/trial.hpp"
#include "organisation/staff_turnover.hpp"
#include "organisation/totals.hpp"

namespace coadopt {
namespace {

// A small partnership after a year, so that everything in it has moved.
class AnOrganisationsMonth : public ::testing::Test {
 protected:
  AnOrganisationsMonth() : trial_(trial::small()) {
    for (int month = 0; month < 12; ++month) trial_.month();
  }
  Partnership& who() { return trial_.who(); }
  Organisations& organisations() { return who().organisations; }

  // What a plain count finds of an organisation's staff.
  struct Count {
    double relevant = 0;
    double in_use = 0;
    double sessions = 0;
    double failed = 0;
    double assess_sessions = 0;
    double skill = 0;
    double staff = 0;
    double skill_in_use = 0;
    double staff_in_use = 0;
    Leading leaders;
    Leading managers;
    PerCo<double> relevant_to;
    PerCo<double> using_it;

    [[nodiscard]] float conviction(const CommitmentParameters& p) const {
      return coadopt::conviction(p, leaders, managers, 0);
    }
  };
  Count count(OrganisationId own) {
    const Staff& staff = who().staff;
    Count all;
    for (const StaffId one : staff.role.ids()) {
      if (who().organisation_of(one) != own) continue;
      bool any = false;
      for (const Co co : all_cos) {
        if (!relevant(staff.role[one], co)) continue;
        const bool uses = staff.practice[co][one] == Practice::in_use;
        any = any || uses;
        all.relevant += 1;
        all.relevant_to[co] += 1;
        all.in_use += uses ? 1 : 0;
        all.using_it[co] += uses ? 1 : 0;
        all.sessions += staff.sessions[co][one];
        all.failed += staff.failed[co][one];
      }
      all.assess_sessions += staff.sessions[Co::assess][one];
      all.staff += 1;
      all.skill += static_cast<double>(staff.skill[one]);
      if (staff.role[one] != Role::frontline) {
        Leading& some = staff.role[one] == Role::leader ? all.leaders : all.managers;
        some.people += 1;
        some.attitude += staff.attitude[one];
        some.practising += any ? 1 : 0;
      }
      all.staff_in_use += any ? 1 : 0;
      all.skill_in_use += any ? static_cast<double>(staff.skill[one]) : 0;
    }
    return all;
  }
  trial::Trial trial_;
  CommitmentParameters p_ = defaults<CommitmentParameters>();
  StarParameters star_ = defaults<StarParameters>();
  Moment moment_{{7, 0}, 13};
};

TEST_F(AnOrganisationsMonth, LetsEachLevelDriftBackToItsOwnBase) {
  const std::vector<Column<OrganisationId, float> OrganisationLevels::*> drifting = {&OrganisationLevels::blame,
      &OrganisationLevels::short_termism, &OrganisationLevels::jargon, &OrganisationLevels::funding,
      &OrganisationLevels::incentive, &OrganisationLevels::expectation};
  const OrganisationId one{1};
  OrganisationLevels& now = organisations().now;
  OrganisationLevels& base = organisations().base;
  float home = 0.1F;
  for (const auto level : drifting) {
    (base.*level)[one] = home;
    (now.*level)[one] = 0.9F;
    home += 0.1F;
  }
  for (const Co co : all_cos) {
    base.friction[co][one] = 0.1F * static_cast<float>(index(co));
    now.friction[co][one] = 0.9F;
  }
  now.commitment[one] = base.commitment[one];  // funding drifts to its base then
  p_.drift = 0.25F;
  follow_results(who(), p_, star_, moment_);
  for (const auto level : drifting) {
    EXPECT_FLOAT_EQ((now.*level)[one], 0.9F - 0.25F * (0.9F - (base.*level)[one]));
  }
  for (const Co co : all_cos) {
    EXPECT_FLOAT_EQ(now.friction[co][one], 0.9F - 0.25F * (0.9F - base.friction[co][one]));
  }
}

TEST_F(AnOrganisationsMonth, ShowsLeadersTheResultsOfItsOwnStaff) {
  const Organisations before = organisations();
  p_.drift = 0;
  p_.in_use_for_full_results = 0.9F;
  follow_results(who(), p_, star_, moment_);
  for (const OrganisationId one : before.kind.ids()) {
    const Count own = count(one);
    ASSERT_GT(own.failed, 0);
    const auto in_use = static_cast<float>(own.in_use / own.relevant);
    const auto success = static_cast<float>(1 - own.failed / own.sessions);
    const float seen = results_seen(
        p_, before.results[one], results_of_month(p_, in_use, success), before.now.short_termism[one]);
    EXPECT_FLOAT_EQ(organisations().success[one], success);
    EXPECT_FLOAT_EQ(organisations().results[one], seen);
    EXPECT_FLOAT_EQ(organisations().now.commitment[one],
        commitment_next(p_, before.now.commitment[one], before.base.commitment[one], seen,
            before.now.expectation[one], own.conviction(p_) - before.usual_conviction[one]));
    const auto assessed = static_cast<float>(own.assess_sessions / own.staff);  // it is everyone's work
    EXPECT_FLOAT_EQ(organisations().now.evidence[one],
        evidence_next(p_, before.now.evidence[one], before.base.evidence[one], assessed));
  }
}

TEST_F(AnOrganisationsMonth, ShowsNothingBeforeTheFirst) {
  const Column<OrganisationId, float> before = organisations().results;
  follow_results(who(), p_, star_, {{7, 0}, 1});
  for (const OrganisationId one : before.ids()) EXPECT_EQ(organisations().results[one], before[one]);
}

TEST_F(AnOrganisationsMonth, TakesAStepOfTheStarWhereItsDrawIsBelowTheChance) {
  p_.drift = 0;
  p_.results_weight = 0;
  p_.conviction_weight = 0;
  p_.evidence_yield = 0;
  star_.star_rate = 1;
  std::uint32_t moved = 0;
  for (Month month = 13; month < 33; ++month) {
    for (const OrganisationId one : organisations().kind.ids()) {
      organisations().now.commitment[one] = organisations().base.commitment[one];
      organisations().star_step[one] = static_cast<StarStep>((one.value + month) % star_step_count);
    }
    const Organisations before = organisations();
    const Moment moment{{7, 0}, month};
    follow_results(who(), p_, star_, moment);
    for (const OrganisationId one : before.kind.ids()) {
      const Count own = count(one);
      double engaged = 0;
      double teams = 0;
      for (const TeamId team : who().teams.staff.ids()) {
        if (who().teams.organisation[team] != one) continue;
        teams += 1;
        engaged += static_cast<double>(who().communities.engaged_share[who().teams.community[team]]);
      }
      float friction = 0;
      for (const Co co : all_cos) friction += 0.25F * before.now.friction[co][one];
      const StarNeeds needs = {.evidence = before.now.evidence[one],
          .connection = std::min(1.0F, static_cast<float>(engaged / teams) / star_.engaged_for_connection),
          .commitment = before.now.commitment[one],
          .friction = friction,
          .skill = static_cast<float>(own.skill / own.staff),
          .incentive = before.now.incentive[one],
          .funding = before.now.funding[one],
          .short_termism = before.now.short_termism[one]};
      const StarStep step = before.star_step[one];
      const float chance = chance_of_next_step(star_, step, needs, who().support.star[one]);
      const float u = moment.own(Purpose::star_step, one.value)[0];
      if (std::abs(u - chance) < 1e-5F) continue;
      ASSERT_EQ(organisations().star_step[one], u < chance ? next(step) : step) << month << ' ' << one.value;
      moved += u < chance ? 1U : 0U;
    }
  }
  EXPECT_GT(moved, 5U);
  EXPECT_LT(moved, 75U);
}

TEST_F(AnOrganisationsMonth, EndsWithItsKnowingItsOwnPractice) {
  for (const OrganisationId one : organisations().kind.ids()) {
    organisations().skill_in_use[one] = -1;
    for (const Co co : all_cos) organisations().in_use[co][one] = -1;
  }
  take_stock(who());
  for (const OrganisationId one : organisations().kind.ids()) {
    const Count own = count(one);
    for (const Co co : all_cos) {
      EXPECT_FLOAT_EQ(
          organisations().in_use[co][one], static_cast<float>(own.using_it[co] / own.relevant_to[co]));
    }
    EXPECT_FLOAT_EQ(organisations().skill_in_use[one], static_cast<float>(own.skill_in_use / own.staff_in_use));
  }
}

TEST_F(AnOrganisationsMonth, IsExpectedAtTheStartAsHalfSuccessfulPractice) {
  expect_as_before(who(), p_);
  for (const OrganisationId one : organisations().kind.ids()) {
    const Count own = count(one);
    EXPECT_FLOAT_EQ(organisations().results[one],
        results_of_month(p_, static_cast<float>(own.in_use / own.relevant), 0.5F));
    EXPECT_GT(organisations().results[one], 0.0F);
    EXPECT_FLOAT_EQ(organisations().usual_conviction[one], own.conviction(p_));
  }
}

}  // namespace
}  // namespace coadopt

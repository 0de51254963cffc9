// In one team where everybody sees everybody, nothing is practised and nothing fades, the idea spreads as Bass
// 1969 says: a push from outside and talk among those who espouse.

#include <gtest/gtest.h>

#include <algorithm>

#include "limits/mean_field.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

using limits::bass;
using limits::Expected;
using limits::mean_field;
using trial::cos_of_managers;
using trial::one_team;
using trial::Trial;

constexpr std::int64_t n = 4000;
constexpr auto staff = static_cast<double>(n);

// Push p and talk 2 q among staff of full attitude, whose words count half of deeds, with leaders who add
// nothing and no jargon; nobody ever tries.
Parameters only_talk(float p, float q) {
  Parameters all = one_team(n);
  all.organisation_start.commitment = 0;
  all.organisation_start.jargon = 0;
  all.staff_start.espoused = {};
  all.staff_start.attitude = 1;
  all.espouse.persuasion = 0;
  all.espouse.words_weight = 0.5F;
  all.espouse.push = p;
  all.espouse.push_floor = 1;
  all.espouse.talk = 2 * q;
  all.decide.try_rate = 0;
  return all;
}

TEST(EspousalInAWellMixedTeam, FollowsTheDiscreteBassRecursionWithinMonteCarloError) {
  constexpr Month months = 48;
  Parameters p = only_talk(0.01F, 0.15F);
  p.organisation_start.jargon = 1;  // which swallows 60% of talk, evenly
  p.organisation_start.commitment = 1;
  p.espouse.talk = 0.75F;
  const Record record = Trial(p).run(months);
  const auto chance = [&](double x) {
    const auto seen = static_cast<float>(std::min(1.0, x * staff / (staff - 1)));
    return static_cast<double>(
        chance_to_espouse(p.espouse, {.attitude = 1, .commitment = 1, .espousing_peers = seen, .jargon = 1}));
  };
  const std::vector<Expected> course = mean_field(chance, 0, staff, months);
  EXPECT_GT(course[months].share, 0.95);
  for (Month month = 1; month <= months; ++month) {
    const double allowed = 4.5 * course[month].deviation + 2 / staff;
    EXPECT_LT(allowed, 0.08);
    for (const Co co : cos_of_managers) {
      EXPECT_NEAR(record.at(MeasureId::espoused, month)[index(co)], course[month].share, allowed) << month;
    }
  }
}

TEST(EspousalInAWellMixedTeam, IsCloseToTheBassCurveForASmallPushAndSmallTalk) {
  constexpr Month months = 160;
  constexpr double p = 0.004;
  constexpr double q = 0.04;
  const Parameters all = only_talk(0.004F, 0.04F);
  const Record record = Trial(all).run(months);
  const auto chance = [&](double x) { return p + q * x; };
  const std::vector<Expected> course = mean_field(chance, 0, staff, months);
  double strayed = 0;
  for (Month month = 1; month <= months; ++month) {
    // A step of a month instead of none at all shifts the curve by about a month.
    const double allowed = 4.5 * course[month].deviation + q / 4 + p;
    for (const Co co : cos_of_managers) {
      const double share = record.at(MeasureId::espoused, month)[index(co)];
      EXPECT_NEAR(share, bass(p, q, month), allowed) << month;
      strayed = std::max(strayed, std::abs(share - bass(p, q, month)));
    }
  }
  EXPECT_LT(strayed, 0.05);
}

TEST(EspousalInAWellMixedTeam, DoesNotSpreadWithoutPushOrSomebodyToTalkTo) {
  const Record record = Trial(only_talk(0, 0.5F)).run(24);
  for (const double share : record.all(MeasureId::espoused)) EXPECT_EQ(share, 0);
}

TEST(EspousalInAWellMixedTeam, IsAtOnceCompleteWhereThePushIsCertain) {
  const Record record = Trial(only_talk(1, 0)).run(1);
  for (const Co co : cos_of_managers) EXPECT_EQ(record.at(MeasureId::espoused, 1)[index(co)], 1);
}

// Pushed alone, those who espouse settle where as many let go as take it up: u / (u + f (1 - attitude)).
TEST(EspousalByPushAlone, SettlesTheLowerTheLessStaffBelieve) {
  constexpr float push = 0.1F;
  constexpr float fade = 0.2F;
  for (const float attitude : {0.0F, 0.5F, 1.0F}) {
    Parameters p = only_talk(push, 0);
    p.staff_start.attitude = attitude;
    p.staff_start.concentration = 1e6F;
    p.espouse.espousal_fade = fade;
    const Record record = Trial(p).run(60);
    const double share = static_cast<double>(push / (push + fade * (1.0F - attitude)));
    const double allowed = 4.5 * std::sqrt(share * (1.0 - share) / staff) + 0.003;
    for (const Co co : cos_of_managers) {
      EXPECT_NEAR(record.at(MeasureId::espoused, 60)[index(co)], share, allowed) << attitude;
    }
  }
}

TEST(EspousalWhereNobodyBelieves, IsNotBroughtAboutByEvidence) {
  Parameters p = only_talk(0, 0);
  p.espouse.persuasion = 1;
  p.organisation_start.evidence = 1;
  p.staff_start.attitude = 0;
  const Record doubted = Trial(p).run(24);
  for (const double share : doubted.all(MeasureId::espoused)) EXPECT_EQ(share, 0);
  p.staff_start.attitude = 1;
  const Record believed = Trial(p).run(1);
  for (const Co co : cos_of_managers) EXPECT_EQ(believed.at(MeasureId::espoused, 1)[index(co)], 1);
}

}  // namespace
}  // namespace coadopt

// In one team where everybody sees everybody, no barrier stands and nothing lapses, practice spreads as the
// mean field of the chance to try says: from simple contagion (h = 1) comes an S-shaped curve.

#include <gtest/gtest.h>

#include <algorithm>

#include "limits/mean_field.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

using limits::Expected;
using limits::mean_field;
using trial::cos_of_managers;
using trial::no_barriers;
using trial::one_team;
using trial::remove_barriers;
using trial::Trial;

constexpr std::int64_t number_of_staff = 4000;
constexpr auto practitioners = static_cast<double>(number_of_staff);

Parameters everyone_for_it(DecisionRule rule = DecisionRule::com_b) {
  Parameters p = one_team(number_of_staff);
  remove_barriers(p);
  p.staff_start.espoused = {1, 1, 1, 1};
  p.decide.decision_rule = rule;
  p.decide.norm_steepness = 1;
  return p;
}

// What colleagues do weighs all, and nobody would try alone but for one in seventy a month.
Parameters imitation() {
  Parameters p = everyone_for_it();
  p.decide.try_rate = 0.3F;
  p.decide.peer_weight = 1;
  p.decide.weight_attitude = 0;
  p.decide.weight_evidence = 0;
  p.decide.weight_incentive = 0;
  p.decide.weight_commitment = 0;
  p.decide.weight_norm = 1;
  p.decide.motivation_slope = 6;
  p.decide.motivation_threshold = {{0.5F, 0.48F, 0.5F, 0.52F}};
  return p;
}

double practising_share(const Record& record, Month month, Co co) {
  return record.at(MeasureId::trying, month)[index(co)] + record.at(MeasureId::in_use, month)[index(co)];
}

std::vector<Expected> expected(const Parameters& p, Co co, Month months) {
  const auto chance = [&](double x) {
    const auto seen = static_cast<float>(x * practitioners / (practitioners - 1));
    return static_cast<double>(chance_to_try(p.decide, no_barriers(norm_from_practice(p.decide, seen)), co));
  };
  return mean_field(chance, 0, practitioners, months);
}

void expect_mean_field(const Parameters& p, Month months) {
  const Record record = Trial(p).run(months);
  for (const Co co : cos_of_managers) {
    const std::vector<Expected> course = expected(p, co, months);
    for (Month month = 1; month <= months; ++month) {
      const double allowed = 4.5 * course[month].deviation + 2 / practitioners;
      EXPECT_LT(allowed, 0.12);
      EXPECT_NEAR(practising_share(record, month, co), course[month].share, allowed)
          << co_names[index(co)] << ' ' << month;
    }
  }
}

TEST(PracticeInAWellMixedTeam, FollowsTheMeanFieldWhereImitationDominates) {
  expect_mean_field(imitation(), 40);
}

TEST(PracticeInAWellMixedTeam, FollowsTheMeanFieldWithEveryBarrierOffUnderEachRuleOfPractice) {
  for (const DecisionRule rule : {DecisionRule::com_b, DecisionRule::additive, DecisionRule::weakest_link}) {
    SCOPED_TRACE(decision_rule_names[static_cast<std::size_t>(rule)]);
    expect_mean_field(everyone_for_it(rule), 24);
  }
}

TEST(PracticeInAWellMixedTeam, RisesEverFasterAndThenEverMoreSlowlyWhereImitationDominates) {
  constexpr Month months = 40;
  const Parameters p = imitation();
  const Record record = Trial(p).run(months);
  for (const Co co : cos_of_managers) {
    const std::vector<Expected> course = expected(p, co, months);
    Month fastest = 1;
    Month fastest_expected = 1;
    const auto gain = [&](Month month) {
      return practising_share(record, month, co) - (month == 1 ? 0 : practising_share(record, month - 1, co));
    };
    const auto gain_expected = [&](Month month) { return course[month].share - course[month - 1].share; };
    for (Month month = 2; month <= months; ++month) {
      if (gain(month) > gain(fastest)) fastest = month;
      if (gain_expected(month) > gain_expected(fastest_expected)) fastest_expected = month;
    }
    EXPECT_GT(fastest, 4U);
    EXPECT_NEAR(fastest, fastest_expected, 3);
    EXPECT_GT(gain(fastest), 5 * gain(1));
    EXPECT_GT(gain(fastest), 5 * gain(months));
    EXPECT_GT(practising_share(record, months, co), 0.95);
  }
}

TEST(PracticeInAWellMixedTeam, OnlyGrowsWhereNothingLapses) {
  const Record record = Trial(imitation()).run(40);
  for (const Co co : cos_of_managers) {
    for (Month month = 2; month <= 40; ++month) {
      EXPECT_GE(practising_share(record, month, co), practising_share(record, month - 1, co) - 1e-12);
    }
  }
}

}  // namespace
}  // namespace coadopt

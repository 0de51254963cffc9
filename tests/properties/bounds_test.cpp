// Every level stays within its range, and what helps never harms.

#include <gtest/gtest.h>

#include <random>

#include "adoption/decide.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

template <class AnyId>
void expect_levels(const char* name, const Column<AnyId, float>& column) {
  for (const AnyId one : column.ids()) {
    ASSERT_GE(column[one], 0.0F) << name << ' ' << one.value;
    ASSERT_LE(column[one], 1.0F) << name << ' ' << one.value;
  }
}

void expect_levels(const Partnership& who) {
  const Staff& s = who.staff;
  expect_levels("attitude", s.attitude);
  expect_levels("skill", s.skill);
  expect_levels("power_threat", s.power_threat);
  expect_levels("perceived_risk", s.perceived_risk);
  expect_levels("burnout", s.burnout);
  expect_levels("unmet_share", s.unmet_share);
  const Persons& p = who.persons;
  expect_levels("capability", p.capability);
  expect_levels("efficacy", p.efficacy);
  expect_levels("trust", p.trust);
  expect_levels("need", p.need);
  expect_levels("wellbeing", p.wellbeing);
  expect_levels("fatigue", p.fatigue);
  const OrganisationLevels& o = who.organisations.now;
  expect_levels("commitment", o.commitment);
  expect_levels("evidence", o.evidence);
  for (const Co co : all_cos) expect_levels("friction", o.friction[co]);
  expect_levels("results", who.organisations.results);
  expect_levels("capacity", who.communities.capacity);
  expect_levels("engaged_share", who.communities.engaged_share);
  expect_levels("active_share", who.communities.active_share);
}

TEST(EveryLevel, StaysInItsRangeOverTwoYearsUnderEveryRule) {
  for (std::uint32_t rule = 0; rule < decision_rule_names.size(); ++rule) {
    Parameters p = small();
    p.decide.decision_rule = static_cast<DecisionRule>(rule);
    p.decide.try_rate = 1;
    Trial trial(p);
    for (int month = 0; month < 24; ++month) trial.month();
    expect_levels(trial.who());
  }
}

TEST(EveryLevel, StaysInItsRangeWhereEverythingMovesAsFastAsItMay) {
  Parameters p = small();
  p.staff_learn.risk_rise = p.staff_learn.risk_fall = p.staff_learn.skill_gain = 1;
  p.staff_learn.attitude_gain = p.staff_learn.attitude_loss = 1;
  p.staff_learn.burnout_overtime = 10;
  p.benefit.efficacy_gain = p.benefit.trust_loss = p.benefit.need_fall = p.benefit.fatigue_rise = 1;
  p.benefit_start.effect_mean = -1;
  p.commitment.results_weight = 5;
  p.commitment.evidence_yield = 1;
  p.capacity.capacity_growth = 1;
  Trial trial(p);
  for (int month = 0; month < 24; ++month) {
    trial.month();
    expect_levels(trial.who());
  }
}

TEST(OnlyThoseWhoDoTheWork, EverPractiseOrEspouseIt) {
  Trial trial(small());
  for (int month = 0; month < 24; ++month) trial.month();
  const Staff& staff = trial.who().staff;
  for (const StaffId one : staff.role.ids()) {
    for (const Co co : all_cos) {
      if (relevant(staff.role[one], co)) continue;
      EXPECT_FALSE(staff.espoused[one].has(co));
      EXPECT_EQ(staff.practice[co][one], Practice::not_yet);
    }
  }
}

// What each term of the decision does to the chance to try as it grows.
struct Direction {
  const char* name;
  float Terms::*term;
  float sign;
};
constexpr std::array<Direction, 14> directions = {{
    {"skill", &Terms::skill, 1},
    {"time", &Terms::time, 1},
    {"friction", &Terms::friction, -1},
    {"funding", &Terms::funding, 1},
    {"partner", &Terms::partner, 1},
    {"attitude", &Terms::attitude, 1},
    {"peers", &Terms::peers, 1},
    {"commitment", &Terms::commitment, 1},
    {"evidence", &Terms::evidence, 1},
    {"incentive", &Terms::incentive, 1},
    {"power_threat", &Terms::power_threat, -1},
    {"perceived_risk", &Terms::perceived_risk, -1},
    {"blame", &Terms::blame, -1},
    {"short_termism", &Terms::short_termism, -1},
}};

TEST(TheChanceToTry, NeverFallsWithWhatHelpsNorRisesWithWhatHinders) {
  std::mt19937 engine(4);
  const auto draw = [&] { return static_cast<float>(engine() >> 8U) * 0x1p-24F; };
  for (int i = 0; i < 4000; ++i) {
    DecideParameters p = defaults<DecideParameters>();
    p.decision_rule = static_cast<DecisionRule>(i % 4);
    Terms terms{};
    for (const Direction& one : directions) terms.*one.term = draw();
    const Co co = all_cos[static_cast<std::size_t>(i / 4) % co_count];
    const float before = chance_to_try(p, terms, co);
    ASSERT_GE(before, 0.0F);
    ASSERT_LE(before, p.try_rate);
    for (const Direction& one : directions) {
      Terms more = terms;
      more.*one.term += 0.5F * (1 - more.*one.term);
      const float after = chance_to_try(p, more, co);
      ASSERT_GE(one.sign * (after - before), -2e-6F * before) << one.name << " under rule " << i % 4;
    }
  }
}

TEST(TheChanceToTry, RisesWithWhatHelpsUnderComB) {
  const DecideParameters p = defaults<DecideParameters>();
  Terms half{};
  for (const Direction& one : directions) half.*one.term = 0.5F;
  for (const Direction& one : directions) {
    Terms more = half;
    more.*one.term = 0.6F;
    EXPECT_GT(one.sign * (chance_to_try(p, more, Co::deliver) - chance_to_try(p, half, Co::deliver)), 0.0F)
        << one.name;
  }
}

}  // namespace
}  // namespace coadopt

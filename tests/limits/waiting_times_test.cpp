// Where staff do not influence each other, each waits by themselves: times until the idea is taken up, or
// tried, are independent and geometric.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <functional>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::cos_of_managers;
using trial::no_barriers;
using trial::one_team;
using trial::remove_barriers;
using trial::Trial;

constexpr std::uint32_t team_size = 4000;
constexpr std::uint32_t months_of_waiting = 30;

// The month in which each member of staff came to it; months_of_waiting + 1 for those who have not.
using Waits = std::vector<std::uint32_t>;

PerCo<Waits> waits_of(Trial& trial, const std::function<bool(const Staff&, StaffId, Co)>& has_come) {
  PerCo<Waits> waits;
  for (const Co co : cos_of_managers) waits[co].assign(team_size, months_of_waiting + 1);
  for (std::uint32_t month = 1; month <= months_of_waiting; ++month) {
    trial.month();
    for (const Co co : cos_of_managers) {
      for (const StaffId one : trial.who().staff.role.ids()) {
        std::uint32_t& wait = waits[co][one.value];
        if (wait > months_of_waiting && has_come(trial.who().staff, one, co)) wait = month;
      }
    }
  }
  return waits;
}

void expect_geometric(const Waits& waits, double chance) {
  std::vector<double> counts(months_of_waiting + 2, 0.0);
  for (const std::uint32_t wait : waits) ++counts[wait];
  double statistic = 0.0;
  double left = 1.0;
  for (std::uint32_t month = 1; month <= months_of_waiting + 1; ++month) {
    const double expected = team_size * (month > months_of_waiting ? left : left * chance);
    ASSERT_GT(expected, 5.0);
    statistic += (counts[month] - expected) * (counts[month] - expected) / expected;
    left *= 1.0 - chance;
  }
  const boost::math::chi_squared_distribution<double> by_chance(months_of_waiting);
  EXPECT_LT(statistic, boost::math::quantile(boost::math::complement(by_chance, 1e-4)));
  EXPECT_GT(statistic, boost::math::quantile(by_chance, 1e-4));  // as spread out as chance is

  // And where the shape is right, the rate: those who came, of all months of waiting.
  double waited = 0.0;
  for (const std::uint32_t wait : waits) waited += std::min(wait, months_of_waiting);
  const double came = team_size - counts[months_of_waiting + 1];
  EXPECT_NEAR(came / waited, chance, 4.0 * std::sqrt(chance * (1.0 - chance) / waited));
}

// Correlation of two series of the waits, within what chance gives to independent ones.
void expect_uncorrelated(const Waits& one, std::size_t first, const Waits& other, std::size_t second) {
  const std::size_t count = team_size - std::max(first, second);
  double x = 0;
  double y = 0;
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double a = one[first + i];
    const double b = other[second + i];
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const auto all = static_cast<double>(count);
  const double correlation = (all * xy - x * y) / std::sqrt((all * xx - x * x) * (all * yy - y * y));
  EXPECT_LT(std::abs(correlation), 4.0 / std::sqrt(all));
}

void expect_independent(const PerCo<Waits>& waits) {
  for (const Co co : cos_of_managers) {
    for (const std::size_t apart : {1U, 2U, 16U, 64U}) expect_uncorrelated(waits[co], 0, waits[co], apart);
    for (const Co other : cos_of_managers) {
      if (co != other) expect_uncorrelated(waits[co], 0, waits[other], 0);
    }
  }
}

TEST(WithoutTalk, WaitingTimesUntilTheIdeaIsTakenUpAreIndependentAndGeometric) {
  Parameters p = one_team(team_size);
  p.staff_start.espoused = {};
  p.organisation_start.commitment = 1;
  p.espouse.push = 0.05F;
  p.espouse.persuasion = 0;
  p.espouse.talk = 0;
  Trial trial(p);
  const PerCo<Waits> waits =
      waits_of(trial, [](const Staff& staff, StaffId one, Co co) { return staff.espoused[one].has(co); });
  const double chance = 0.05 * 1.5;
  for (const Co co : cos_of_managers) expect_geometric(waits[co], chance);
  expect_independent(waits);
}

TEST(WithoutWeightOfPeers, WaitingTimesUntilACoIsTriedAreIndependentAndGeometric) {
  Parameters p = one_team(team_size);
  remove_barriers(p);
  p.staff_start.espoused = {1, 1, 1, 1};
  p.decide.peer_weight = 0;
  p.decide.try_rate = 0.1F;
  Trial trial(p);
  const PerCo<Waits> waits = waits_of(
      trial, [](const Staff& staff, StaffId one, Co co) { return practising(staff.practice[co][one]); });
  for (const Co co : cos_of_managers) {
    // With every barrier off skill and opportunity are 1, and the leaders' signal is the whole norm.
    const double motivation_of_all = 0.45 + static_cast<double>(p.decide.weight_norm) + 0.20 + 0.25 + 0.25;
    const double threshold = static_cast<double>(p.decide.motivation_threshold[co]);
    const double chance = 0.1 / (1.0 + std::exp(-7.0 * (motivation_of_all - threshold)));
    expect_geometric(waits[co], chance);
    EXPECT_NEAR(chance, static_cast<double>(chance_to_try(p.decide, no_barriers(0.7F), co)), 1e-7);
  }
  expect_independent(waits);
}

TEST(WithoutAnyTurnover, TheIdeaFadesAfterIndependentGeometricTimes) {
  Parameters p = one_team(team_size);
  p.staff_start.espoused = {1, 1, 1, 1};
  p.staff_start.attitude = 0;
  p.espouse.push = 0;
  p.espouse.persuasion = 0;
  p.espouse.talk = 0;
  p.espouse.espousal_fade = 0.06F;
  p.decide.try_rate = 0;
  Trial trial(p);
  const PerCo<Waits> waits =
      waits_of(trial, [](const Staff& staff, StaffId one, Co co) { return !staff.espoused[one].has(co); });
  for (const Co co : cos_of_managers) expect_geometric(waits[co], 0.06);
  expect_independent(waits);
}

TEST(WithoutBurnout, TimesUntilStaffLeaveAreGeometric) {
  Parameters p = one_team(team_size);
  p.staff_turnover.staff_leaving = 0.05F;
  p.staff_turnover.leaving_of_kind = {1, 1, 1, 1};
  p.staff_turnover.from_sector = 0;
  p.staff_turnover.burnout_slope = 0;
  p.staff_start.attitude = 0.5F;
  p.staff_start.skill = 0;  // kept at 0 by nobody practising; a mark of 1 shows who has stayed
  p.staff_learn.skill_floor = 1;
  p.decide.try_rate = 0;
  Trial trial(p);
  for (const StaffId one : trial.who().staff.role.ids()) trial.who().staff.skill[one] = 1;
  const PerCo<Waits> waits =
      waits_of(trial, [](const Staff& staff, StaffId one, Co) { return staff.skill[one] < 1; });
  expect_geometric(waits[Co::assess], 0.05);
}

}  // namespace
}  // namespace coadopt

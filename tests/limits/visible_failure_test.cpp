// A visible failure frightens the organisation that it happens in, for months, and the less the less people are
// blamed there.

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::Trial;

constexpr Month fails_in = 3;
constexpr Month half_a_year = 6;

constexpr OrganisationId there{1};

Intervention failure() {
  Intervention one;
  one.name = "visible failure";
  one.start_month = fails_in;
  one.end_month = fails_in;
  one.targets.entity = Entity::organisation;
  one.targets.organisation = there.value;
  one.structure = defaults<VisibleFailure>();
  return one;
}

struct Tries {
  double there = 0;
  double elsewhere = 0;
};

// In the half year from the failure on.
Tries tries_of(float blame, const std::vector<Intervention>& interventions) {
  Parameters p = trial::small();
  p.population.staff = 3200;
  p.organisation_start.blame = blame;
  Trial trial(p, interventions);
  Tries counted;
  for (Month month = 1; month < fails_in + half_a_year; ++month) {
    trial.month();
    if (month < fails_in) continue;
    const Teams& teams = trial.who().teams;
    for (const TeamId team : teams.tries.ids())
      (teams.organisation[team] == there ? counted.there : counted.elsewhere) += teams.tries[team];
  }
  return counted;
}

// Tries with the failure as a share of those without it.
Tries share_left(float blame) {
  const Tries with = tries_of(blame, {failure()});
  const Tries without = tries_of(blame, {});
  return {with.there / without.there, with.elsewhere / without.elsewhere};
}

TEST(AVisibleFailure, LowersTriesForHalfAYearInItsOrganisationAndLessWhereNobodyIsBlamed) {
  const Tries usual = share_left(trial::small().organisation_start.blame);
  EXPECT_LT(usual.there, 0.95);
  EXPECT_NEAR(usual.elsewhere, 1.0, 0.03);
  const Tries blamed = share_left(0.9F);
  const Tries forgiven = share_left(0.1F);
  EXPECT_GT(forgiven.there, blamed.there + 0.05);
}

}  // namespace
}  // namespace coadopt

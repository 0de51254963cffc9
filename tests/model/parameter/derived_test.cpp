// A derived default is what it is said to follow from.

#include <gtest/gtest.h>

#include "adoption/espouse.hpp"
#include "month/parameters.hpp"

namespace coadopt {
namespace {

const Parameters p;

TEST(ADerivedDefault, IsThatOfTheParameterItEquals) {
  EXPECT_EQ(p.espouse.market_push, p.espouse.push);
  EXPECT_EQ(p.risk.usual_attitude, p.staff_start.attitude);
  EXPECT_EQ(p.staff_learn.protected_return, p.commitment.drift);
  EXPECT_EQ(p.capacity.support_return, p.commitment.drift);
  EXPECT_EQ(p.benefit.need_rise, p.benefit.need_return);
}

TEST(ADerivedDefault, IsAnOrganisationOfTheUsualSizeWhereIncidentsAreCounted) {
  EXPECT_EQ(p.risk.incident_staff,
      static_cast<float>(p.population.staff) / static_cast<float>(p.population.organisations));
}

TEST(ADerivedDefault, IsTheUnitInWhichNeedGivesThePublishedHours) {
  EXPECT_NEAR(p.person_start.need * p.workload.casework_hours, 6.0, 0.05);
}

// Attitude, commitment and evidence as they are declared, every second session a success, a tenth of colleagues
// practising.
TEST(ADerivedDefault, MakesTheRulesOfEspousingAgreeAtTheStartValues) {
  const EspousalTerms usual = {.attitude = p.staff_start.attitude,
      .commitment = p.organisation_start.commitment,
      .evidence = p.organisation_start.evidence,
      .success = 0.5F,
      .espousing_peers = p.staff_start.espoused[Co::deliver],
      .practising_peers = 0.1F,
      .jargon = p.organisation_start.jargon};
  const float mixed = chance_to_espouse(p.espouse, usual);
  for (const EspousalRule rule : {EspousalRule::policy, EspousalRule::attitude, EspousalRule::peers}) {
    EspouseParameters rival = p.espouse;
    rival.espousal_rule = rule;
    EXPECT_NEAR(chance_to_espouse(rival, usual), mixed, 0.05F * mixed) << static_cast<int>(rule);
  }
}

}  // namespace
}  // namespace coadopt

// What levels fall back to, so that they stay where they start.

#include "month/stay_at_start.hpp"

#include <gtest/gtest.h>

#include "trial.hpp"

namespace coadopt {
namespace {

// Sessions of assess that each organisation's staff want at the start, for each member of staff.
Column<OrganisationId, float> wanted_at_start(const Parameters& p, const Partnership& who) {
  Column<OrganisationId, float> sessions(who.organisations.kind.size());
  Column<OrganisationId, float> staff(who.organisations.kind.size());
  for (const StaffId one : who.staff.role.ids()) {
    const OrganisationId own = who.organisation_of(one);
    const CommunityId community = who.teams.community[who.staff.team[one]];
    staff[own] += 1;
    if (practising(who.staff.practice[Co::assess][one])) {
      sessions[own] += sessions_wanted(
          p.session, Co::assess, partner_availability(p.partner, who, community, one)[Co::assess]);
    }
  }
  for (const OrganisationId one : sessions.ids()) sessions[one] /= staff[one];
  return sessions;
}

TEST(AtTheStart, EvidenceIsWhereCoAssessmentKeepsIt) {
  Parameters p = trial::small();
  p.organisation_start.evidence = 0.6F;
  p.organisation_start.trying[Co::assess] = 0.3F;
  trial::Trial trial(p);
  const Organisations& of = trial.who().organisations;
  const Column<OrganisationId, float> sessions = wanted_at_start(p, trial.who());
  int held = 0;
  for (const OrganisationId one : of.kind.ids()) {
    const float base = of.base.evidence[one];
    EXPECT_LE(base, of.now.evidence[one]);
    if (base <= 0.0F || sessions[one] <= 0.0F) continue;
    EXPECT_NEAR(
        evidence_next(p.commitment, of.now.evidence[one], base, sessions[one]), of.now.evidence[one], 1e-5);
    ++held;
  }
  EXPECT_GT(held, 0);
}

TEST(AtTheStart, EvidenceIsAtItsBaseWhereNobodyCoAssesses) {
  Parameters p = trial::small();
  p.organisation_start.in_use[Co::assess] = 0;
  p.organisation_start.lead_in_use = 0;
  p.organisation_start.trying[Co::assess] = 0;
  p.staff_start.practising_together = 0;
  trial::Trial trial(p);
  const Organisations& of = trial.who().organisations;
  for (const OrganisationId one : of.kind.ids()) {
    EXPECT_EQ(of.base.evidence[one], of.now.evidence[one]);
  }
}

TEST(AtTheStart, CapacityIsWhereActiveResidentsKeepIt) {
  const Parameters p = trial::small();
  trial::Trial trial(p);
  const Communities& of = trial.who().communities;
  int held = 0;
  for (const CommunityId one : of.teams.ids()) {
    const float capacity = of.capacity[one];
    const float base = of.base_capacity[one];
    EXPECT_LE(base, capacity);
    if (base <= 0.0F || of.active_share[one] <= 0.0F) continue;
    EXPECT_NEAR(capacity_next(p.capacity, capacity, base, of.cash[one], of.active_share[one]), capacity, 1e-6);
    ++held;
  }
  EXPECT_GT(held, 0);
}

}  // namespace
}  // namespace coadopt

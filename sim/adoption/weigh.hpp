#pragma once

#include <algorithm>

#include "adoption/decide.hpp"
#include "adoption/partner.hpp"
#include "adoption/peers.hpp"
#include "workload/hours.hpp"

namespace coadopt {

// Parameters of all laws that the decision to try draws together.
struct WeighParameters {
  const DecideParameters& decide;
  const PartnerParameters& partner;
  const WorkloadParameters& workload;
};

// Mean attitude of team-mates and contacts, for the rule persuasion.
[[nodiscard]] inline float mean_attitude_of_colleagues(
    const Partnership& partnership, StaffId one, float team_weight) {
  const Staff& staff = partnership.staff;
  const Range<StaffId> team = partnership.teams.staff[staff.team[one]];
  float mates = -staff.attitude[one];
  for (const StaffId mate : team) mates += staff.attitude[mate];
  float contacts = 0.0F;
  for (const StaffId contact : staff.contacts[one]) contacts += staff.attitude[contact];
  contacts /= static_cast<float>(contacts_per_staff);
  if (team.size() < 2) return contacts;
  return team_weight * mates / static_cast<float>(team.size() - 1) + (1.0F - team_weight) * contacts;
}

// Share of colleagues seen practising; where the organisation has come to "grow it", a team that has nobody
// practising sees the organisation's own share instead.
[[nodiscard]] inline float seen_practising(const Partnership& partnership, const TeamView& view,
    const ContactsView& contacts, StaffId one, Co co, float team_weight) {
  const float seen = peer_shares(partnership.staff, view, contacts, one, co, team_weight).practising;
  const OrganisationId own = partnership.organisation_of(one);
  if (view.practising[co] > 0 || !partnership.organisations.holds(own, StarStep::grow)) return seen;
  return seen + team_weight * partnership.organisations.in_use[co][own];
}

// What one member of staff weighs when deciding to try a Co, from last month's state.
[[nodiscard]] inline Terms terms_of(const Partnership& partnership, const WeighParameters& p,
    const TeamView& view, const ContactsView& contacts, const PerCo<float>& partner, StaffId one, Co co) {
  const Staff& staff = partnership.staff;
  const OrganisationId own = partnership.organisation_of(one);
  const OrganisationLevels& organisation = partnership.organisations.now;
  const bool focused = partnership.organisations.holds(own, StarStep::focus);
  const float needed = p.decide.sessions_fitting * session_time(p.workload, staff.experience[co][one], focused);
  const float peers =
      p.decide.decision_rule == DecisionRule::persuasion
          ? norm_from_attitude(p.decide, mean_attitude_of_colleagues(partnership, one, p.decide.team_weight))
          : norm_from_practice(
                p.decide, seen_practising(partnership, view, contacts, one, co, p.decide.team_weight));
  return {.skill = staff.skill[one],
      .time = std::min(1.0F, staff.slack[one] / needed),
      .friction = organisation.friction[co][own],
      .funding = organisation.funding[own],
      .partner = partner[co],
      .attitude = staff.attitude[one],
      .peers = peers,
      .commitment = organisation.commitment[own],
      .evidence = organisation.evidence[own],
      .incentive = organisation.incentive[own],
      .power_threat = staff.power_threat[one],
      .perceived_risk = staff.perceived_risk[one],
      .blame = organisation.blame[own],
      .short_termism = organisation.short_termism[own]};
}

}  // namespace coadopt

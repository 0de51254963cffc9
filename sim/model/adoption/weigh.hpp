#pragma once

#include <algorithm>

#include "adoption/decide.hpp"
#include "adoption/partner.hpp"
#include "adoption/peers.hpp"
#include "adoption/permit.hpp"
#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
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

// What colleagues add to the norm.
[[nodiscard]] inline float peers_of(const Partnership& partnership, const DecideParameters& p,
    const TeamView& view, const ContactsView& contacts, StaffId one, Co co) {
  return p.decision_rule == DecisionRule::persuasion
             ? norm_from_attitude(p, mean_attitude_of_colleagues(partnership, one, p.team_weight))
             : norm_from_practice(p, seen_practising(partnership, view, contacts, one, co, p.team_weight));
}

// Share of the time for three more sessions that there is beside last month's; whoever has enough for sessions
// as long as the first needs no weighing.
[[nodiscard]] inline float time_of(
    const WeighParameters& p, HoursOf hours, float sessions_held, float experience, bool focused) {
  expects(is_amount(static_cast<double>(sessions_held)), "hours of sessions held");
  hours.slack -= sessions_held;
  const float most = p.workload.session_hours + p.workload.first_session_hours;
  if (hours.slack >= p.decide.sessions_fitting * most) return 1.0F;
  const float wanted = p.decide.sessions_fitting * session_time(p.workload, experience, focused);
  const float share = time_for_sessions(p.workload, hours, wanted).sessions / wanted;
  ensures(is_level(share), "a share within 0..1");
  return share;
}

// What one member of staff weighs when deciding to try a Co, from last month's state; but for peers, who are
// asked only where they can matter.
[[nodiscard]] inline Terms terms_without_peers(
    const Partnership& partnership, const WeighParameters& p, const PerCo<float>& partner, StaffId one, Co co) {
  const Staff& staff = partnership.staff;
  const OrganisationId own = partnership.organisation_of(one);
  const OrganisationLevels& organisation = partnership.organisations.now;
  const bool focused = partnership.organisations.holds(own, StarStep::focus);
  const CommunityId community = partnership.teams.community[staff.team[one]];
  return {.skill = staff.skill[one],
      .time = time_of(p, hours_of(staff, one), staff.session_hours[one], staff.experience[co][one], focused),
      .friction = organisation.friction[co][own],
      .funding = organisation.funding[own],
      .partner = partner[co],
      .attitude = staff.attitude[one],
      .peers = 0.0F,
      .commitment = organisation.commitment[own],
      .evidence = organisation.evidence[own],
      .incentive = organisation.incentive[own],
      .power_threat = staff.power_threat[one],
      .perceived_risk =
          risk_felt(staff.perceived_risk[one], partnership.organisations.alarm[own], organisation.blame[own]),
      .blame = organisation.blame[own],
      .short_termism = organisation.short_termism[own],
      .propensity = staff.propensity[one],
      .permission = partnership.organisations.permission[staff.role[one]][own],
      .user_led = co == Co::commission
                      ? user_led_organisation(p.partner, partnership.communities.capacity[community])
                      : 1.0F};
}

// Phase: staff who espouse a Co and do not practise it may try it.
void decide(Partnership& partnership, const WeighParameters& p, const Moment& moment);

}  // namespace coadopt

#include "month/schedule.hpp"

#include <array>

#include "adoption/permit.hpp"
#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "barrier/removed.hpp"
#include "community/engaged.hpp"
#include "contract/contract.hpp"
#include "organisation/ending.hpp"
#include "organisation/staff_turnover.hpp"
#include "organisation/totals.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

void policies_due(Simulation& sim) {
  sim.policies.act(sim.partnership, sim.parameters.benefit, sim.ledger, sim.moment);
  account_hours(sim.partnership, sim.parameters.workload);
}

void organisations(Simulation& sim) {
  end_organisations(sim.partnership, sim.parameters.ending, sim.parameters.organisation_start, sim.moment);
  follow_results(sim.partnership, sim.parameters.commitment, sim.parameters.star, sim.moment);
  hold_at_best(sim.partnership.organisations.now, sim.removed);  // before anyone permits
  permit(sim.partnership, sim.parameters.risk, sim.parameters.decide, sim.moment);
}

void espouse(Simulation& sim) {
  espouse(sim.partnership, sim.parameters.espouse, sim.parameters.decide.team_weight, sim.moment);
}

void decide(Simulation& sim) {
  decide(sim.partnership, {sim.parameters.decide, sim.parameters.partner, sim.parameters.workload}, sim.moment);
}

void invite_and_respond(Simulation& sim, CommunityId community) {
  invite_and_respond(sim.partnership, community, sim.parameters.respond, sim.moment);
}

void meet(Simulation& sim, CommunityId community) {
  meet(sim.partnership, community, {sim.parameters.session, sim.parameters.partner, sim.parameters.workload},
      sim.moment);
  answer_offers(sim.partnership, community, sim.parameters.answer, sim.parameters.session, sim.moment);
}

void learn(Simulation& sim, CommunityId community) {
  staff_learn(sim.partnership, community, sim.parameters.staff_learn, sim.parameters.staff_start);
  persons_learn(sim.partnership, community, sim.parameters.benefit);
}

void settle(Simulation& sim, CommunityId community) {
  settle_practice(sim.partnership, community, sim.parameters.settle, sim.moment);
  settle_participation(sim.partnership, community, sim.parameters.take_part, sim.moment);
  settle_capacity(sim.partnership, community, sim.parameters.capacity);
}

void turnover(Simulation& sim, CommunityId community) {
  sim.partnership.communities.staff_left[community] =
      staff_turnover(sim.partnership, community, sim.parameters.staff_turnover,
          sim.parameters.ending.leaving_at_end, sim.parameters.staff_start, sim.moment);
  tie_turnover(sim.partnership, community, sim.parameters.ties, sim.moment);
  resident_turnover(sim.partnership, community, sim.parameters.resident_turnover, sim.traits, sim.moment);
}

void end_of_month(Simulation& sim) {
  deliver_news(sim.partnership);
  lose_ties_across(sim.partnership, sim.parameters.ties, sim.moment);
  take_stock(sim.partnership);
  see_colleagues(sim.partnership);
}

constexpr std::array<Phase, 10> phases = {{
    {1, "policies due",
        "Interventions start, stop and act on the levers of their targets; their money and staff hours are "
        "booked, and "
        "every member of staff has the month's slack.",
        "interventions, need of caseloads", "levers, intervention hours, casework hours, slack, ledger",
        {"staff.contract_hours", "staff.casework_weight", "persons.need", "persons.joined",
            "persons.participation", "staff.joined", "organisations.in_use", "organisations.more_duties",
            "communities.active_share", "communities.engaged_share", "communities.base_cash"},
        {"staff.attitude", "staff.skill", "staff.power_threat", "staff.perceived_risk", "staff.burnout",
            "staff.protected_time", "staff.espoused", "staff.practice", "staff.months_in_use",
            "staff.intervention_hours", "staff.casework_hours", "staff.slack", "persons.capability",
            "persons.efficacy", "persons.trust", "persons.free_time", "persons.entitlement", "persons.nature",
            "persons.ties", "persons.tie_count", "persons.active_near", "communities.capacity",
            "communities.cash", "communities.peer_support", "communities.recognition", "communities.outreach",
            "organisations.now", "organisations.base", "organisations.results", "organisations.star_step",
            "organisations.window_until", "organisations.alarm", "support.*"},
        nullptr, &policies_due},
    {2, "organisations",
        "Organisations may end and others take over; levels drift back to their base; commitment follows what "
        "leaders and managers believe and, as evidence does, last month's results; an organisation may move up "
        "a step of the Star. Failed sessions may become incidents that alarm the organisation; "
        "managers and leaders decide what they permit.",
        "sessions, practice, skill and perceived risk of last month, attitude of leaders and managers",
        "organisations' levels and what these drift back to, results, star step, alarm, permission",
        {"staff.practice", "staff.sessions", "staff.failed", "staff.skill", "staff.perceived_risk",
            "staff.attitude", "communities.engaged_share", "organisations.usual_conviction", "support.star"},
        {"organisations.now", "organisations.base", "organisations.window_until", "organisations.ended",
            "organisations.results", "organisations.success", "organisations.star_step",
            "organisations.incidents", "organisations.alarm", "organisations.permission"},
        nullptr, &organisations},
    {3, "espouse", "Staff take up the idea of a Co, or let it go.",
        "attitude, what colleagues showed last month, commitment, evidence, success, jargon", "espoused",
        {"staff.attitude", "staff.seen_espoused", "staff.seen_practising", "staff.practice",
            "organisations.now", "organisations.success", "organisations.star_step", "support.enablers"},
        {"staff.espoused"}, nullptr, &espouse},
    {4, "decide", "Staff who espouse a Co and do not practise it may try.",
        "all that the gate weighs: skill, slack, friction, funding, partners, motivation, propensity, norm; "
        "permission",
        "practice (not_yet or lapsed to trying), tries and refusals",
        {"staff.espoused", "staff.skill", "staff.slack", "staff.contract_hours", "staff.casework_hours",
            "staff.session_hours", "staff.experience", "staff.attitude", "staff.power_threat",
            "staff.perceived_risk", "staff.propensity", "staff.seen_espoused", "staff.seen_practising",
            "staff.engaged", "organisations.now", "organisations.star_step", "organisations.in_use",
            "communities.capacity", "communities.engaged_share", "organisations.alarm",
            "organisations.permission", "support.enablers"},
        {"staff.practice", "teams.tries", "teams.refused"}, nullptr, &decide},
    {5, "invite and respond", "Those who practise invite; passive persons may become willing.",
        "practice, active ties, capacity, traits of persons",
        "participation (passive to willing), counts of the engaged",
        {"staff.practice", "organisations.now", "organisations.star_step", "communities.capacity",
            "communities.outreach", "persons.nature", "persons.active_near", "persons.tie_count",
            "persons.trust", "persons.efficacy", "persons.free_time", "persons.entitlement",
            "persons.capability"},
        {"persons.participation", "communities.engaged_users", "communities.active_users",
            "communities.engaged_neighbours", "communities.active_neighbours", "communities.engaged_share",
            "communities.active_share", "communities.engaged_capability", "staff.engaged"},
        &invite_and_respond, nullptr},
    {6, "meet",
        "Staff hold sessions of the Co's tried or in use; where hours do not suffice, there are fewer and "
        "shorter "
        "sessions, less casework and more overtime. Hours that interventions pay for answer offers nobody else "
        "answered.",
        "slack, casework, practice, partners, skill, friction",
        "sessions and failures of staff and persons, session hours, overtime, unmet sessions and casework",
        {"staff.practice", "staff.slack", "staff.contract_hours", "staff.casework_hours", "staff.skill",
            "staff.experience", "staff.engaged", "organisations.now", "organisations.star_step",
            "communities.capacity", "communities.engaged_share", "communities.engaged_users",
            "communities.active_users", "communities.engaged_neighbours", "communities.active_neighbours",
            "communities.engaged_capability", "persons.participation", "persons.nature", "persons.capability",
            "support.user_hours", "support.neighbour_hours"},
        {"staff.sessions", "staff.failed", "staff.session_hours", "staff.unmet_share", "staff.unmet_sessions",
            "staff.overtime", "staff.unmet_casework", "persons.sessions", "persons.failed", "persons.attended",
            "communities.seats", "communities.collective_sessions", "communities.collective_failed",
            "communities.answered"},
        &meet, nullptr},
    {7, "learn", "Success and failure of sessions move staff and persons; levels return to their own.",
        "sessions and failures, overtime, unmet casework",
        "traits of staff; efficacy, capability, trust, need, wellbeing and fatigue of persons",
        {"staff.sessions", "staff.failed", "staff.overtime", "staff.contract_hours", "staff.unmet_casework",
            "staff.casework_hours", "organisations.now", "organisations.skill_in_use",
            "organisations.star_step", "persons.sessions", "persons.failed", "persons.own_capability",
            "persons.own_efficacy", "persons.own_trust", "persons.own_need", "persons.own_wellbeing",
            "persons.nature", "persons.free_time", "communities.peer_support", "communities.recognition"},
        {"staff.skill", "staff.attitude", "staff.perceived_risk", "staff.power_threat", "staff.protected_time",
            "staff.burnout", "staff.experience", "persons.efficacy", "persons.capability", "persons.trust",
            "persons.need", "persons.wellbeing", "persons.fatigue"},
        &learn, nullptr},
    {8, "settle",
        "Trying comes into use or lapses, use may lapse; persons become active, withdraw or rest; communities' "
        "capacity "
        "follows.",
        "sessions and failures, experience, propensity, unmet time, commitment, fatigue",
        "practice, participation, trust of those whose offer nobody answered, capacity, cash, support",
        {"staff.sessions", "staff.failed", "staff.unmet_share", "staff.experience", "staff.propensity",
            "organisations.now", "persons.sessions", "persons.ties", "persons.tie_count",
            "communities.active_share", "communities.base_capacity", "communities.base_cash",
            "communities.base_peer_support", "communities.base_recognition"},
        {"staff.practice", "staff.used", "staff.months_in_use", "persons.participation", "persons.fatigue",
            "persons.trust", "persons.active_near", "communities.capacity", "communities.cash",
            "communities.peer_support", "communities.recognition", "communities.outreach", "communities.news"},
        &settle, nullptr},
    {9, "come and go",
        "People who took part together become tied, and ties are lost; staff leave and are replaced from the "
        "sector and the labour market; users leave and join caseloads, neighbours move; colleagues see who "
        "practises what.",
        "burnout, induction and recruitment, sessions attended, organisations that ended",
        "ties, staff and persons who are new, counts, what colleagues see",
        {"support.leaving", "support.key_person", "persons.attended", "organisations.now",
            "organisations.ended"},
        {"staff.attitude", "staff.skill", "staff.power_threat", "staff.perceived_risk", "staff.burnout",
            "staff.propensity", "staff.espoused", "staff.practice", "staff.experience", "staff.used",
            "staff.months_in_use", "staff.joined", "staff.engaged", "staff.seen_espoused",
            "staff.seen_practising", "persons.participation", "persons.nature", "persons.capability",
            "persons.efficacy", "persons.trust", "persons.free_time", "persons.entitlement", "persons.need",
            "persons.wellbeing", "persons.fatigue", "persons.own_capability", "persons.own_efficacy",
            "persons.own_trust", "persons.own_need", "persons.own_wellbeing", "persons.joined",
            "persons.active_near", "persons.ties", "persons.tie_count", "communities.staff_left",
            "communities.engaged_users", "communities.active_users", "communities.engaged_neighbours",
            "communities.active_neighbours", "communities.engaged_share", "communities.active_share",
            "communities.news", "organisations.in_use", "organisations.skill_in_use"},
        &turnover, &end_of_month},
    {10, "observe", "Measures only: draws nothing, changes nothing.", "everything", "the record",
        {"organisations.*", "staff.*", "communities.*", "persons.*", "support.*"}, {}, nullptr, nullptr},
}};

// Where the phases begin that do something in communities, and where they end.
constexpr std::size_t first_in_communities = [] {
  std::size_t i = 0;
  while (i < phases.size() && phases[i].in_community == nullptr) ++i;
  return i;
}();
constexpr std::size_t end_in_communities = [] {
  std::size_t i = first_in_communities;
  while (i < phases.size() && phases[i].in_community != nullptr) ++i;
  return i;
}();

// Whether phases in communities follow each other, and only the last of them does something overall.
consteval bool may_be_fused() {
  if (first_in_communities == end_in_communities) return false;
  for (std::size_t i = end_in_communities; i < phases.size(); ++i) {
    if (phases[i].in_community != nullptr) return false;
  }
  for (std::size_t i = first_in_communities; i + 1 < end_in_communities; ++i) {
    if (phases[i].overall != nullptr) return false;
  }
  return true;
}
static_assert(may_be_fused(), "run_month would run phases out of their order");

// The columns that barriers are made of.
constexpr ColumnSet barrier_columns = [] {
  ColumnSet columns;
  std::size_t id = 0;
  for_each_declared_column([&](const auto&, const auto& column) {
    if (is_barrier_state(column.member)) columns.add(id);
    ++id;
  });
  return columns;
}();

// After a phase that writes any of them, those of removed barriers are put back at their best.
bool puts_back(const Simulation& simulation, const Phase& phase) {
  return !simulation.removed.empty() && !(phase.writes_columns - barrier_columns == phase.writes_columns);
}

void run_in_communities(Simulation& simulation, std::span<const Phase> some) {
  for_each_index(simulation.partnership.communities.teams.size(), 1, [&](std::uint32_t community) {
    for (const Phase& phase : some) {
      phase.in_community(simulation, CommunityId{community});
      if (puts_back(simulation, phase))
        hold_at_best(simulation.partnership, simulation.removed, CommunityId{community});
    }
  });
}

void run_overall(Simulation& simulation, const Phase& phase) {
  phase.overall(simulation);
  if (!puts_back(simulation, phase)) return;
  hold_at_best(simulation.partnership.organisations.now, simulation.removed);
  for_each_index(simulation.partnership.communities.teams.size(), 1, [&](std::uint32_t community) {
    hold_at_best(simulation.partnership, simulation.removed, CommunityId{community});
  });
}

void run(Simulation& simulation, const Phase& phase) {
  if (phase.in_community != nullptr) run_in_communities(simulation, {&phase, 1});
  if (phase.overall != nullptr) run_overall(simulation, phase);
}

}  // namespace

std::span<const Phase> schedule() { return phases; }

void run_phase(Simulation& simulation, const Phase& phase) {
  if constexpr (contracts_checked) {
    const Partnership before = simulation.partnership;
    run(simulation, phase);
    ensures(changed_columns(before, simulation.partnership) - phase.writes_columns == ColumnSet(),
        "changes in the columns alone that the schedule says a phase writes");
  } else {
    run(simulation, phase);
  }
}

// Phases that follow each other in communities are run one community after the other, all of them while it lies
// in a processor's cache.
void run_month(Simulation& simulation) {
  ++simulation.moment.month;
  const std::span<const Phase> all = phases;
  for (const Phase& phase : all.first(first_in_communities)) run(simulation, phase);
  run_in_communities(simulation, all.subspan(first_in_communities, end_in_communities - first_in_communities));
  for (const Phase& phase : all.subspan(end_in_communities - 1)) {
    if (phase.overall != nullptr) run_overall(simulation, phase);
  }
}

}  // namespace coadopt

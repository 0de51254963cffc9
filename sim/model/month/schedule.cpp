#include "month/schedule.hpp"

#include <algorithm>
#include <array>

#include "adoption/phase.hpp"
#include "community/announce.hpp"
#include "organisation/phase.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

void policies_due(World& w) {
  w.policies.act(w.partnership, w.parameters.policy, w.ledger, w.moment);
  account_hours(w.partnership, w.parameters.workload);
}

void organisations(World& w) {
  follow_results(w.partnership, w.parameters.commitment, w.parameters.star, w.moment);
}

void espouse(World& w) {
  espouse(w.partnership, w.parameters.espouse, w.parameters.decide.team_weight, w.moment);
}

void decide(World& w) {
  decide(w.partnership, {w.parameters.decide, w.parameters.partner, w.parameters.workload}, w.moment);
}

void invite_and_respond(World& w, CommunityId community) {
  invite_and_respond(w.partnership, community, w.parameters.respond, w.moment);
}

void meet(World& w, CommunityId community) {
  meet(w.partnership, community, {w.parameters.meet, w.parameters.partner, w.parameters.workload}, w.moment);
  answer_offers(w.partnership, community, w.parameters.answer, w.parameters.meet, w.moment);
}

void learn(World& w, CommunityId community) {
  staff_learn(w.partnership, community, w.parameters.staff_learn, w.parameters.staff_start);
  persons_learn(w.partnership, community, w.parameters.benefit);
}

void settle(World& w, CommunityId community) {
  settle_practice(w.partnership, community, w.parameters.settle, w.moment);
  settle_participation(w.partnership, community, w.parameters.take_part, w.moment);
  settle_capacity(w.partnership, community, w.parameters.capacity);
}

void come_and_go(World& w, CommunityId community) {
  w.partnership.communities.staff_left[community] =
      staff_come_and_go(w.partnership, community, w.parameters.turnover, w.parameters.staff_start, w.moment);
  caseloads_come_and_go(w.partnership, community, w.parameters.churn, w.traits, w.moment);
}

void end_of_month(World& w) {
  deliver_news(w.partnership);
  take_stock(w.partnership);
  see_colleagues(w.partnership);
}

constexpr std::array<Phase, 10> phases = {{
    {1, "policies due",
        "Interventions start, stop and act on the levers of their targets; their money and staff hours are "
        "booked, and "
        "every member of staff has the month's slack.",
        "interventions, need of caseloads", "levers, intervention hours, casework hours, slack, ledger",
        nullptr, &policies_due},
    {2, "organisations",
        "Levels drift back to their base; commitment and evidence follow last month's results; an organisation "
        "may move "
        "up a step of the Star.",
        "sessions, practice and skill of last month", "organisations' levels, results, star step", nullptr,
        &organisations},
    {3, "espouse", "Staff take up the idea of a Co, or let it go.",
        "what colleagues showed last month, commitment, jargon", "espoused", nullptr, &espouse},
    {4, "decide", "Staff who espouse a Co and do not practise it may try.",
        "all that the gate weighs: skill, slack, friction, funding, partners, motivation, norm",
        "practice (not_yet or lapsed to trying)", nullptr, &decide},
    {5, "invite and respond", "Those who practise invite; passive persons may become willing.",
        "practice, active ties, capacity, traits of persons",
        "participation (passive to willing), counts of the engaged", &invite_and_respond, nullptr},
    {6, "meet",
        "Each member of staff's free hours ration sessions over the Co's tried or in use; hours that "
        "interventions pay for answer offers nobody else answered.",
        "slack, practice, partners, skill, friction",
        "sessions and failures of staff and persons, session hours", &meet, nullptr},
    {7, "learn", "Success and failure of sessions move staff and persons; without sessions they return.",
        "sessions and failures",
        "traits of staff; efficacy, capability, trust, need, wellbeing and fatigue of persons", &learn,
        nullptr},
    {8, "settle",
        "Trying comes into use or lapses, use may lapse; persons become active, withdraw or rest; communities' "
        "capacity "
        "follows.",
        "sessions and failures, commitment, fatigue", "practice, participation, capacity, cash, support",
        &settle, nullptr},
    {9, "come and go",
        "Staff leave and are replaced from the labour market; users leave and join caseloads; colleagues see "
        "who "
        "practises what.",
        "burnout", "staff and users who are new, counts, what colleagues see", &come_and_go, &end_of_month},
    {10, "observe", "Measures only: draws nothing, changes nothing.", "everything", "the record", nullptr,
        nullptr},
}};

void run_in_communities(World& world, std::span<const Phase> some) {
  for_each_index(world.partnership.communities.teams.size(), 1, [&](std::uint32_t community) {
    for (const Phase& phase : some) phase.in_community(world, CommunityId{community});
  });
}

}  // namespace

std::span<const Phase> schedule() { return phases; }

void run_phase(World& world, const Phase& phase) {
  if (phase.in_community != nullptr) run_in_communities(world, {&phase, 1});
  if (phase.overall != nullptr) phase.overall(world);
}

// Phases that follow each other in communities are run one community after the other, all of them while it lies
// in a processor's cache. Only the last of them does something overall.
void run_month(World& world) {
  ++world.moment.month;
  const auto first = std::ranges::find_if(phases, [](const Phase& p) { return p.in_community != nullptr; });
  const auto last = std::find_if(first, phases.end(), [](const Phase& p) { return p.in_community == nullptr; });
  for (auto phase = phases.begin(); phase != first; ++phase) run_phase(world, *phase);
  run_in_communities(world, {first, last});
  for (auto phase = last - 1; phase != phases.end(); ++phase) {
    if (phase->overall != nullptr) phase->overall(world);
  }
}

}  // namespace coadopt

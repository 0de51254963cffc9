#include "month/schedule.hpp"

#include <array>

#include "adoption/phase.hpp"
#include "organisation/phase.hpp"

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

void invite_and_respond(World& w) { invite_and_respond(w.partnership, w.parameters.respond, w.moment); }

void meet(World& w) {
  meet(w.partnership, {w.parameters.meet, w.parameters.partner, w.parameters.workload}, w.moment);
  answer_offers(w.partnership, w.parameters.answer, w.parameters.meet, w.moment);
}

void learn(World& w) {
  staff_learn(w.partnership, w.parameters.staff_learn, w.parameters.staff_start);
  persons_learn(w.partnership, w.parameters.benefit);
}

void settle(World& w) {
  settle_practice(w.partnership, w.parameters.settle, w.moment);
  settle_participation(w.partnership, w.parameters.take_part, w.moment);
  settle_capacity(w.partnership, w.parameters.capacity);
}

void come_and_go(World& w) {
  w.staff_left = staff_come_and_go(w.partnership, w.parameters.turnover, w.parameters.staff_start, w.moment);
  caseloads_come_and_go(w.partnership, w.parameters.churn, w.traits, w.moment);
  take_stock(w.partnership);
  see_colleagues(w.partnership);
}

constexpr std::array<Phase, 10> phases = {{
    {1, "policies due",
        "Interventions start, stop and act on the levers of their targets; their money and staff hours are "
        "booked, and "
        "every member of staff has the month's slack.",
        "interventions, need of caseloads", "levers, intervention hours, casework hours, slack, ledger",
        &policies_due},
    {2, "organisations",
        "Levels drift back to their base; commitment and evidence follow last month's results; an organisation "
        "may move "
        "up a step of the Star.",
        "sessions, practice and skill of last month", "organisations' levels, results, star step",
        &organisations},
    {3, "espouse", "Staff take up the idea of a Co, or let it go.",
        "what colleagues showed last month, commitment, jargon", "espoused", &espouse},
    {4, "decide", "Staff who espouse a Co and do not practise it may try.",
        "all that the gate weighs: skill, slack, friction, funding, partners, motivation, norm",
        "practice (not_yet or lapsed to trying)", &decide},
    {5, "invite and respond", "Those who practise invite; passive persons may become willing.",
        "practice, active ties, capacity, traits of persons",
        "participation (passive to willing), counts of the engaged", &invite_and_respond},
    {6, "meet",
        "Each member of staff's free hours ration sessions over the Co's tried or in use; hours that "
        "interventions pay for answer offers nobody else answered.",
        "slack, practice, partners, skill, friction",
        "sessions and failures of staff and persons, session hours", &meet},
    {7, "learn", "Success and failure of sessions move staff and persons; without sessions they return.",
        "sessions and failures",
        "traits of staff; efficacy, capability, trust, need, wellbeing and fatigue of persons", &learn},
    {8, "settle",
        "Trying comes into use or lapses, use may lapse; persons become active, withdraw or rest; communities' "
        "capacity "
        "follows.",
        "sessions and failures, commitment, fatigue", "practice, participation, capacity, cash, support",
        &settle},
    {9, "come and go",
        "Staff leave and are replaced from the labour market; users leave and join caseloads; colleagues see "
        "who "
        "practises what.",
        "burnout", "staff and users who are new, counts, what colleagues see", &come_and_go},
    {10, "observe", "Measures only: draws nothing, changes nothing.", "everything", "the record", nullptr},
}};

}  // namespace

std::span<const Phase> schedule() { return phases; }

void run_month(World& world) {
  ++world.moment.month;
  for (const Phase& phase : phases) {
    if (phase.run != nullptr) phase.run(world);
  }
}

}  // namespace coadopt

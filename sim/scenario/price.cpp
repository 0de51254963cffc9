#include "scenario/price.hpp"

#include <algorithm>
#include <vector>

#include "policy/within.hpp"

namespace coadopt {

namespace {

constexpr Month months_in_a_year = 12;

// How many of a kind an intervention for these targets can act on.
std::size_t met(
    const Partnership& who, Entity targeted, const std::vector<std::uint32_t>& targets, Entity kind) {
  if (targeted == kind) return targets.size();
  if (!acts_within(targeted, kind)) return 0;
  const std::vector<float> fully(targets.size(), 1.0F);
  return within(who, targeted, targets, fully, kind).numbers.size();
}

double hours_of(const Staff& staff) {
  double sum = 0.0;
  for (const StaffId one : staff.role.ids()) sum += static_cast<double>(staff.intervention_hours[one]);
  return sum;
}

}  // namespace

Pricing::Pricing(const Scenario& scenario)
    : parameters_(scenario.parameters),
      traits_(parameters_.person_start),
      start_(parameters_, traits_, {}, Stream{scenario.run.seed, 0}) {}

Affordable Pricing::afforded(const Intervention& intervention) const {
  const Partnership& who = start_.partnership;
  const std::vector<std::uint32_t> targets = choose_targets(who, intervention, start_.moment.stream);
  return afford(intervention, targets.size(), TargetSizes(who, intervention, targets));
}

namespace {

// Lets the interventions act in the next month, and nothing else.
void act_in_next_month(Simulation& sim) {
  ++sim.moment.month;
  sim.policies.act(sim.partnership, sim.parameters.benefit, sim.ledger, sim.moment);
}

// Those of whom more hours are taken than they have this month, and the one of whom most is taken beyond.
std::pair<std::size_t, StaffId> beyond_contract(const Staff& staff) {
  std::size_t count = 0;
  StaffId worst{0};
  float most = 0.0F;
  for (const StaffId one : staff.role.ids()) {
    const float beyond = staff.intervention_hours[one] - staff.contract_hours[one];
    if (beyond <= 0.0F) continue;
    ++count;
    if (beyond > most) worst = one;
    most = std::max(most, beyond);
  }
  return {count, worst};
}

}  // namespace

std::optional<Overbooked> Pricing::overbooked(
    const std::vector<Intervention>& interventions, Month months) const {
  Overbooked found;
  StaffId whose{0};
  Simulation all(start_, interventions);
  const Staff& staff = all.partnership.staff;
  for (Month month = 1; month <= months; ++month) {
    act_in_next_month(all);
    const auto [count, worst] = beyond_contract(staff);
    if (count <= found.staff) continue;
    whose = worst;
    found = {.month = month,
        .staff = count,
        .of = staff.role.size(),
        .hours = static_cast<double>(staff.intervention_hours[worst]),
        .contract = static_cast<double>(staff.contract_hours[worst]),
        .by = {}};
  }
  if (found.staff == 0) return std::nullopt;
  for (const Intervention& one : interventions) {
    const std::vector<Intervention> alone = {one};
    Simulation sim(start_, alone);
    for (Month month = 1; month <= found.month; ++month) act_in_next_month(sim);
    const auto hours = static_cast<double>(sim.partnership.staff.intervention_hours[whose]);
    if (hours > 0.0) found.by.emplace_back(one.name, hours);
  }
  return found;
}

InPlace Pricing::of(const Intervention& intervention) const {
  std::vector<Intervention> one = {intervention};
  one.front().start_month = 1;
  if (intervention.end_month > 0) one.front().end_month = intervention.end_month - intervention.start_month + 1;
  InPlace priced;
  Simulation sim(start_, one);
  std::vector<std::uint32_t> targets = choose_targets(sim.partnership, one.front(), sim.moment.stream);
  const TargetSizes sizes(sim.partnership, one.front(), targets);
  targets.resize(afford(one.front(), targets.size(), sizes).targets);
  const Entity targeted = one.front().targets.entity;
  priced.targets = targets.size();
  priced.staff = met(sim.partnership, targeted, targets, Entity::staff);
  priced.residents = met(sim.partnership, targeted, targets, Entity::person);
  for (YearlyCost& year : priced.years) {
    for (Month month = 0; month < months_in_a_year; ++month) {
      act_in_next_month(sim);
      year.money += sim.ledger.set_up + sim.ledger.running;
      year.staff_hours += hours_of(sim.partnership.staff);
      year.citizen_hours += sim.ledger.citizen_hours;
    }
  }
  return priced;
}

}  // namespace coadopt

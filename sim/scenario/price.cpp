#include "scenario/price.hpp"

#include <vector>

#include "policy/choose_targets.hpp"
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

std::size_t Pricing::targets_of(const Intervention& intervention) const {
  const Partnership& who = start_.partnership;
  const std::vector<std::uint32_t> targets = choose_targets(who, intervention, start_.moment.stream);
  return afford(intervention, targets.size(), TargetSizes(who, intervention, targets)).targets;
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
      ++sim.moment.month;
      sim.policies.act(sim.partnership, sim.parameters.benefit, sim.ledger, sim.moment);
      year.money += sim.ledger.set_up + sim.ledger.running;
      year.staff_hours += hours_of(sim.partnership.staff);
      year.citizen_hours += sim.ledger.citizen_hours;
    }
  }
  return priced;
}

}  // namespace coadopt

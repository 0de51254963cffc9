#include "policy/policies.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "contract/contract.hpp"
#include "policy/choose_targets.hpp"
#include "policy/close_gap.hpp"
#include "policy/within.hpp"

namespace coadopt {

namespace {

bool runs_in(const Intervention& intervention, Month month) {
  return month >= intervention.start_month && (intervention.end_month == 0 || month <= intervention.end_month);
}

// Money of the month, each target having had its dose of it; `joining` and `reached` count targets by their
// size.
void book_money(
    const Cost& cost, double dose, double posts, double joining, double reached, bool first, Ledger& ledger) {
  const double once = (first ? cost.set_up : 0.0) + cost.per_target * joining;
  const double monthly = cost.per_target_month * reached;
  ledger.book(ledger.set_up, dose * once, cost.borne_by);
  ledger.book(ledger.running, dose * monthly + cost.per_post_month * posts, cost.borne_by);
  ledger.citizen_hours += dose * cost.citizen_hours_per_target_month * reached;
}

// Those whom effects reach this month.
std::vector<std::uint32_t> served_of(std::span<const std::uint32_t> reached, std::span<const float> strength) {
  std::vector<std::uint32_t> served;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (strength[i] != 0.0F) served.push_back(reached[i]);
  }
  return served;
}

}  // namespace

Policies::Policies(const std::vector<Intervention>& interventions) {
  for (const Intervention& one : interventions) running_.push_back({&one, key_of(one), {}, 0, 1.0F, {}, {}});
  // In an order of their own: helps and harms of one lever do not commute, and a scenario's list must not
  // matter.
  std::ranges::stable_sort(running_, {}, &Running::key);
}

bool Policies::has_begun(const Running& one) { return !one.targets.empty(); }

Policies Policies::with(const std::vector<Intervention>& interventions) const {
  Policies other(interventions);
  other.gifts_ = gifts_;
  auto begun = running_.begin();
  const auto skip_others = [&] { begun = std::find_if(begun, running_.end(), &has_begun); };
  skip_others();
  for (Running& one : other.running_) {
    if (begun == running_.end()) break;
    if (*begun->intervention != *one.intervention) continue;
    const Intervention* const own = one.intervention;
    one = *begun++;
    one.intervention = own;
    skip_others();
  }
  return other;
}

void Policies::have_effect(const Running& running, Partnership& partnership, std::span<const float> strength,
    std::size_t joined_before, const Moment& moment) {
  const Entity targeted = running.intervention->targets.entity;
  const std::span<const std::uint32_t> reached = std::span(running.targets).first(running.joined);
  std::uint32_t key = running.key;
  for (const Effect& effect : running.intervention->effects) {
    const std::size_t from = effect.every == Every::once ? joined_before : 0;
    const Entity acts_on = described(effect.lever).entity;
    const auto targets = reached.subspan(from);
    const auto strengths = strength.subspan(from);
    const ActedOn on = targeted == acts_on
                           ? ActedOn{{targets.begin(), targets.end()}, {strengths.begin(), strengths.end()}}
                           : within(partnership, targeted, targets, strengths, acts_on);
    close_gap(partnership, gifts_, effect, on, key, moment);
    key += 0x9E3779B9U;  // draws of its own for each effect, so that effects compose
  }
}

void Policies::act(Running& running, Partnership& partnership, Ledger& ledger, const Moment& moment) {
  const Intervention& intervention = *running.intervention;
  if (!runs_in(intervention, moment.month)) return;
  const Month month = moment.month - intervention.start_month;
  if (month == 0) {
    running.targets = choose_targets(partnership, intervention, moment.stream);
    running.sizes = TargetSizes(partnership, intervention, running.targets);
    const Affordable affordable = afford(intervention, running.targets.size(), running.sizes);
    running.targets.resize(affordable.targets);
    running.dose = affordable.dose;
  }
  if (running.targets.empty()) return;

  const std::size_t joined_before = running.joined;
  running.joined = reached_by(intervention, running.targets.size(), month);
  ensures(joined_before <= running.joined && running.joined <= running.targets.size(),
      "targets that join and stay, and no more than there are");
  const auto reached = std::span<const std::uint32_t>(running.targets).first(running.joined);
  const auto joining = reached.subspan(joined_before);
  std::vector<float> strength(reached.size(), running.dose);
  Acting acting = {.partnership = partnership,
      .ledger = ledger,
      .moment = moment,
      .reached = reached,
      .joining = joining,
      .strength = strength,
      .size = running.sizes.each_of(reached.size()),
      .dose = running.dose,
      .month = month,
      .last = moment.month == intervention.end_month,
      .key = running.key,
      .named = running.named};
  std::visit([&](const auto& structure) { coadopt::act(structure, acting); }, intervention.structure);
  have_effect(running, partnership, strength, joined_before, moment);

  const Entity entity = intervention.targets.entity;
  const auto hours = [&](double per_target) { return running.dose * static_cast<float>(per_target); };
  const std::span<const float> sizes = running.sizes.each_of(reached.size());
  book_hours(partnership, entity, joining, hours(intervention.cost.staff_hours_per_target),
      sizes.empty() ? sizes : sizes.subspan(joined_before));
  const float monthly = hours(intervention.cost.staff_hours_per_target_month);
  if (acting.hours_only_where_felt) {
    book_hours(partnership, entity, served_of(reached, strength), monthly);
  } else {
    book_hours(partnership, entity, reached, monthly, sizes);
  }
  book_money(intervention.cost, static_cast<double>(running.dose), static_cast<double>(acting.posts),
      running.sizes.of_first(running.joined) - running.sizes.of_first(joined_before),
      running.sizes.of_first(running.joined), month == 0, ledger);
}

void Policies::act(Partnership& partnership, const BenefitParameters& p, Ledger& ledger, const Moment& moment) {
  ledger = {};
  if (running_.empty()) return;
  partnership.staff.intervention_hours.fill(0.0F);
  reset(partnership.support);
  gifts_.fade(partnership, p, moment);
  for (Running& running : running_) act(running, partnership, ledger, moment);
}

}  // namespace coadopt

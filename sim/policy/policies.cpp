#include "policy/policies.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "policy/choose_targets.hpp"
#include "policy/close_gap.hpp"

namespace coadopt {

namespace {

bool runs_in(const Intervention& intervention, Month month) {
  return month >= intervention.start_month && (intervention.end_month == 0 || month <= intervention.end_month);
}

void share_hours(Staff& staff, Range<StaffId> among, float hours) {
  if (among.empty()) return;
  const float each = hours / static_cast<float>(among.size());
  for (const StaffId one : among) staff.intervention_hours[one] += each;
}

// The community of a person, by the order in which persons are stored.
CommunityId community_of(const Partnership& partnership, PersonId person) {
  const Column<CommunityId, Range<PersonId>>& neighbours = partnership.communities.neighbours;
  std::uint32_t low = 0;
  std::uint32_t high = neighbours.size() - 1;
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (person < neighbours[CommunityId{middle}].last) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return CommunityId{low};
}

// Who gives the hours an intervention takes: staff their own; for an organisation, all its staff; for a
// community or a person, the staff who serve the community.
void book_hours(Partnership& partnership, Entity entity, std::span<const std::uint32_t> targets, float hours) {
  if (hours <= 0.0F) return;
  Staff& staff = partnership.staff;
  switch (entity) {
    case Entity::staff:
      for (const std::uint32_t target : targets) staff.intervention_hours[StaffId{target}] += hours;
      break;
    case Entity::organisation: {
      Column<OrganisationId, float> each(partnership.organisations.kind.size());
      Column<OrganisationId, std::uint32_t> size(each.size());
      for (const TeamId team : partnership.teams.staff.ids()) {
        size[partnership.teams.organisation[team]] += partnership.teams.staff[team].size();
      }
      for (const std::uint32_t target : targets) {
        const OrganisationId one{target};
        each[one] = hours / static_cast<float>(std::max(size[one], 1U));
      }
      for (const TeamId team : partnership.teams.staff.ids()) {
        const float own = each[partnership.teams.organisation[team]];
        for (const StaffId one : partnership.teams.staff[team]) staff.intervention_hours[one] += own;
      }
      break;
    }
    case Entity::community:
      for (const std::uint32_t target : targets) {
        share_hours(staff, partnership.staff_of(CommunityId{target}), hours);
      }
      break;
    case Entity::person: {
      Column<CommunityId, std::uint32_t> reached(partnership.communities.teams.size());
      for (const std::uint32_t target : targets) ++reached[community_of(partnership, PersonId{target})];
      for (const CommunityId one : reached.ids()) {
        share_hours(staff, partnership.staff_of(one), hours * static_cast<float>(reached[one]));
      }
      break;
    }
  }
}

}  // namespace

Policies::Policies(const std::vector<Intervention>& interventions) {
  for (const Intervention& one : interventions) running_.push_back({&one, key_of(one), {}, 0});
}

double share_joined(const Intervention& intervention, Month month_of_run) {
  if (intervention.ramp_months == 0) return 1.0;
  return std::min(1.0, static_cast<double>(month_of_run + 1) / static_cast<double>(intervention.ramp_months));
}

void Policies::act(Running& running, Partnership& partnership, Ledger& ledger, const Moment& moment) {
  const Intervention& intervention = *running.intervention;
  if (!runs_in(intervention, moment.month)) return;
  const Month month_of_run = moment.month - intervention.start_month;
  if (month_of_run == 0) {
    running.targets = choose_targets(partnership, intervention, moment.stream);
    if (!running.targets.empty()) ledger.set_up += intervention.cost.set_up;
  }
  const auto due = static_cast<std::size_t>(
      std::ceil(static_cast<double>(running.targets.size()) * share_joined(intervention, month_of_run) - 1e-9));
  const std::span<const std::uint32_t> all(running.targets);
  const auto joining = all.subspan(running.joined, due - running.joined);
  const auto reached = all.first(due);
  running.joined = due;

  std::uint32_t key = running.key;
  for (const Effect& effect : intervention.effects) {
    close_gap(partnership, effect, effect.every == Every::once ? joining : reached, key, moment);
    key += 0x9E3779B9U;  // draws of its own for each effect, so that effects compose
  }
  ledger.set_up += intervention.cost.per_target * static_cast<double>(joining.size());
  ledger.running += intervention.cost.per_target_month * static_cast<double>(reached.size());
  book_hours(partnership, intervention.targets.entity, reached,
      static_cast<float>(intervention.cost.staff_hours_per_target_month));
}

void Policies::act(Partnership& partnership, Ledger& ledger, const Moment& moment) {
  ledger = {};
  for (const StaffId one : partnership.staff.role.ids()) partnership.staff.intervention_hours[one] = 0.0F;
  for (Running& running : running_) act(running, partnership, ledger, moment);
}

}  // namespace coadopt

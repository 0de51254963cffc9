#include "policy/choose_targets.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "chance/stream.hpp"
#include "chance/uniforms.hpp"
#include "contract/contract.hpp"

namespace coadopt {

namespace {

struct Candidate {
  float priority;  // the greater the sooner
  float lot;
  std::uint32_t number;
};

std::uint32_t population_of(const Partnership& who, Entity entity) {
  switch (entity) {
    case Entity::staff: return who.staff.role.size();
    case Entity::person: return who.persons.participation.size();
    case Entity::organisation: return who.organisations.kind.size();
    case Entity::community: return who.communities.teams.size();
    case Entity::team: return who.teams.staff.size();
  }
  return 0;
}

bool eligible_staff(const Partnership& who, const Targets& targets, StaffId one) {
  const OrganisationId own = who.organisation_of(one);
  if (targets.role && who.staff.role[one] != *targets.role) return false;
  if (targets.organisation_kind && who.organisations.kind[own] != *targets.organisation_kind) return false;
  if (targets.organisation && own.value != *targets.organisation) return false;
  return !targets.community || who.teams.community[who.staff.team[one]].value == *targets.community;
}

bool eligible_person(const Partnership& who, const Targets& targets, PersonId one) {
  const Nature nature = who.persons.nature[one];
  if (targets.user && nature.is(Nature::user) != *targets.user) return false;
  if (targets.seldom_heard && nature.is(Nature::seldom_heard) != *targets.seldom_heard) return false;
  if (!targets.community) return true;
  const Range<PersonId> residents = who.communities.residents(CommunityId{*targets.community});
  return residents.first <= one && one < residents.last;
}

bool eligible_team(const Partnership& who, const Targets& targets, TeamId one) {
  const OrganisationId own = who.teams.organisation[one];
  if (targets.organisation_kind && who.organisations.kind[own] != *targets.organisation_kind) return false;
  if (targets.organisation && own.value != *targets.organisation) return false;
  return !targets.community || who.teams.community[one].value == *targets.community;
}

bool eligible(const Partnership& who, const Targets& targets, std::uint32_t number) {
  switch (targets.entity) {
    case Entity::staff: return eligible_staff(who, targets, StaffId{number});
    case Entity::person: return eligible_person(who, targets, PersonId{number});
    case Entity::organisation:
      return (!targets.organisation_kind ||
                 who.organisations.kind[OrganisationId{number}] == *targets.organisation_kind) &&
             (!targets.organisation || number == *targets.organisation);
    case Entity::community: return !targets.community || number == *targets.community;
    case Entity::team: return eligible_team(who, targets, TeamId{number});
  }
  return false;
}

float practised_by_staff(const Staff& staff, StaffId one) {
  float practised = 0.0F;
  for (const Co co : all_cos) practised += practising(staff.practice[co][one]) ? 1.0F : 0.0F;
  return practised;
}

float practised_by(const Partnership& who, Entity entity, std::uint32_t number) {
  float practised = 0.0F;
  switch (entity) {
    case Entity::staff: practised = practised_by_staff(who.staff, StaffId{number}); break;
    case Entity::team: {
      const Range<StaffId> team = who.teams.staff[TeamId{number}];
      for (const StaffId one : team) practised += practised_by_staff(who.staff, one);
      practised /= static_cast<float>(std::max(team.size(), 1U));
      break;
    }
    case Entity::person: practised = engaged(who.persons.participation[PersonId{number}]) ? 1.0F : 0.0F; break;
    case Entity::organisation:
      for (const Co co : all_cos) practised += who.organisations.in_use[co][OrganisationId{number}];
      break;
    case Entity::community: practised = who.communities.active_share[CommunityId{number}]; break;
  }
  return practised;
}

// How many name each member of staff as a contact.
std::vector<float> named_as_contact(const Staff& staff) {
  std::vector<float> named(staff.role.size(), 0.0F);
  for (const StaffId one : staff.role.ids()) {
    for (const StaffId contact : staff.contacts[one]) named[contact.value] += 1.0F;
  }
  return named;
}

float connection_of(
    const Partnership& who, Entity entity, std::uint32_t number, const std::vector<float>& named) {
  switch (entity) {
    case Entity::person: return static_cast<float>(who.persons.tie_count[PersonId{number}]);
    case Entity::community: return who.communities.engaged_share[CommunityId{number}];
    case Entity::staff: return named[number];
    case Entity::team: {
      const Range<StaffId> team = who.teams.staff[TeamId{number}];
      float sum = 0.0F;
      for (const StaffId one : team) sum += named[one.value];
      return sum / static_cast<float>(std::max(team.size(), 1U));
    }
    case Entity::organisation: break;
  }
  return 0.0F;
}

float seldom_heard_of(const Partnership& who, Entity entity, std::uint32_t number) {
  const auto among = [&](Range<PersonId> range) {
    float count = 0.0F;
    for (const PersonId one : range) count += who.persons.nature[one].is(Nature::seldom_heard) ? 1.0F : 0.0F;
    return count / static_cast<float>(std::max(range.size(), 1U));
  };
  switch (entity) {
    case Entity::person: return who.persons.nature[PersonId{number}].is(Nature::seldom_heard) ? 1.0F : 0.0F;
    case Entity::staff: return among(who.staff.caseload[StaffId{number}]);
    case Entity::community: return among(who.communities.residents(CommunityId{number}));
    case Entity::team: return among(who.communities.residents(who.teams.community[TeamId{number}]));
    case Entity::organisation: break;
  }
  return 0.0F;
}

// How many of them, from the first on, weigh nearest to a share of all.
std::size_t covered(const std::vector<std::uint32_t>& weights, float coverage) {
  expects(is_level(coverage), "a coverage within 0..1");
  const double wanted = std::accumulate(weights.begin(), weights.end(), 0.0) * static_cast<double>(coverage);
  double before = 0.0;
  std::size_t count = 0;
  while (count < weights.size() && before + 0.5 * static_cast<double>(weights[count]) <= wanted) {
    before += static_cast<double>(weights[count++]);
  }
  return count;
}

}  // namespace

std::uint32_t key_of(const Intervention& intervention) { return name_key(intervention.name); }

std::vector<std::uint32_t> choose_targets(
    const Partnership& partnership, const Intervention& intervention, const Stream& stream) {
  const Targets& targets = intervention.targets;
  const std::uint32_t key = key_of(intervention);
  const bool contacts_count = targets.choose == Choose::best_connected &&
                              (targets.entity == Entity::staff || targets.entity == Entity::team);
  const std::vector<float> named = contacts_count ? named_as_contact(partnership.staff) : std::vector<float>{};

  std::vector<Candidate> candidates;
  for (std::uint32_t number = 0; number < population_of(partnership, targets.entity); ++number) {
    if (!eligible(partnership, targets, number)) continue;
    float priority = 0.0F;
    switch (targets.choose) {
      case Choose::random: break;
      case Choose::least_practised: priority = -practised_by(partnership, targets.entity, number); break;
      case Choose::best_connected: priority = connection_of(partnership, targets.entity, number, named); break;
      case Choose::seldom_heard_first: priority = seldom_heard_of(partnership, targets.entity, number); break;
    }
    candidates.push_back({priority, uniform(stream, Purpose::targeting, 0, number, key), number});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.priority != b.priority) return a.priority > b.priority;
    return a.lot != b.lot ? a.lot < b.lot : a.number < b.number;
  });
  std::vector<std::uint32_t> numbers(candidates.size());
  std::transform(
      candidates.begin(), candidates.end(), numbers.begin(), [](const Candidate& one) { return one.number; });
  numbers.resize(covered(weights_of(partnership, targets.entity, numbers), intervention.coverage));
  return numbers;
}

namespace {

struct Posts {
  double targets;
  double operator()(const Coaches& p) const { return targets / static_cast<double>(p.staff_per_coach); }
  double operator()(const EnablingStaff& p) const { return targets * static_cast<double>(p.posts_per_target); }
  double operator()(const ExtraStaff& p) const { return targets * static_cast<double>(p.posts_per_target); }
  double operator()(const ExpertsByExperience&) const { return targets; }
  double operator()(const auto&) const { return 0.0; }
};

}  // namespace

double share_joined(const Intervention& intervention, Month month_of_run) {
  if (intervention.ramp_months == 0) return 1.0;
  return std::min(1.0, static_cast<double>(month_of_run + 1) / static_cast<double>(intervention.ramp_months));
}

std::size_t reached_by(const Intervention& intervention, std::size_t targets, Month month_of_run) {
  return static_cast<std::size_t>(
      std::ceil(static_cast<double>(targets) * share_joined(intervention, month_of_run) - 1e-9));
}

double posts_for(const Structure& structure, double targets) { return std::visit(Posts{targets}, structure); }

double cost_of(const Intervention& one, std::size_t targets, const TargetSizes& sizes) {
  if (targets == 0) return 0.0;
  expects(one.end_month >= one.start_month, "an intervention that ends after it starts");
  const Month months = one.end_month - one.start_month + 1;
  double target_months = 0.0;
  double sized_months = 0.0;
  for (Month month = 0; month < months; ++month) {
    const std::size_t reached = reached_by(one, targets, month);
    target_months += static_cast<double>(reached);
    sized_months += sizes.of_first(reached);
  }
  return one.cost.set_up + one.cost.per_target * sizes.of_first(targets) +
         one.cost.per_target_month * sized_months +
         one.cost.per_post_month * posts_for(one.structure, target_months);
}

Affordable afford(const Intervention& one, std::size_t eligible, const TargetSizes& sizes) {
  if (!one.budget) return {eligible, 1.0F};
  if (*one.budget <= 0.0 || eligible == 0) return {0, 1.0F};
  std::size_t low = 1;
  std::size_t high = eligible;
  while (low < high) {  // cost grows with targets
    const std::size_t middle = low + (high - low) / 2;
    if (cost_of(one, middle, sizes) >= *one.budget) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const double cost = cost_of(one, low, sizes);
  const float dose = cost > *one.budget ? static_cast<float>(*one.budget / cost) : 1.0F;
  ensures(low <= eligible && is_level(dose), "no more targets than are eligible, and a dose within 0..1");
  return {low, dose};
}

}  // namespace coadopt

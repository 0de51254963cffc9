#include "scenario/claims.hpp"

#include <initializer_list>
#include <variant>
#include <vector>

#include "policy/lever.hpp"

namespace coadopt {

namespace {

using Barriers = std::vector<Barrier>;

// What each structure lowers beyond the levers of its effects.
struct LoweredByStructure {
  Barriers operator()(const EnablingStaff&) const { return {Barrier::skill, Barrier::citizens}; }
  Barriers operator()(const ExtraStaff&) const { return {Barrier::time}; }
  Barriers operator()(const PooledBudgets&) const { return {Barrier::systems, Barrier::resources}; }
  Barriers operator()(const ExpertsByExperience&) const { return {Barrier::culture, Barrier::citizens}; }
  Barriers operator()(const UserLedFunding&) const { return {Barrier::citizens}; }
  Barriers operator()(const TenderRounds&) const { return {Barrier::systems}; }
  Barriers operator()(const TimeBank&) const { return {Barrier::citizens}; }
  Barriers operator()(const auto&) const { return {}; }
};

constexpr CoSet these(std::initializer_list<Co> cos) {
  CoSet set;
  for (const Co co : cos) set.add(co);
  return set;
}

CoSet either(CoSet one, CoSet other) {
  for (const Co co : all_cos) {
    if (other.has(co)) one.add(co);
  }
  return one;
}

constexpr CoSet every_co = these({Co::commission, Co::design, Co::deliver, Co::assess});
constexpr CoSet with_organisations =
    these({Co::commission, Co::design, Co::assess});  // those that need capacity

CoSet borne_on_by(Lever lever) {
  switch (lever) {
    case Lever::friction_commission: return these({Co::commission});
    case Lever::friction_design: return these({Co::design});
    case Lever::friction_deliver: return these({Co::deliver});
    case Lever::friction_assess: return these({Co::assess});
    case Lever::capacity: return with_organisations;
    default: return every_co;
  }
}

struct BorneOnByStructure {
  CoSet operator()(const EnablingStaff&) const { return these({Co::design, Co::deliver, Co::assess}); }
  CoSet operator()(const ExtraStaff&) const { return cos_of[Role::frontline]; }
  CoSet operator()(const PooledBudgets&) const { return these({Co::commission, Co::deliver}); }
  CoSet operator()(const TenderRounds&) const { return with_organisations; }
  CoSet operator()(const NoStructure&) const { return {}; }
  CoSet operator()(const Coaches&) const { return {}; }
  CoSet operator()(const Champions&) const { return {}; }
  CoSet operator()(const PersonalBudgets&) const { return {}; }
  CoSet operator()(const auto&) const { return every_co; }
};

}  // namespace

std::array<bool, all_barriers.size()> barriers_lowered_by(const Intervention& one) {
  std::array<bool, all_barriers.size()> lowered{};
  for (const Effect& effect : one.effects) {
    const LeverDescription& lever = described(effect.lever);
    if (effect.closes > 0.0F && lever.acts != Acts::beside) lowered[index(lever.barrier)] = true;
  }
  for (const Barrier barrier : std::visit(LoweredByStructure{}, one.structure)) lowered[index(barrier)] = true;
  return lowered;
}

CoSet cos_acted_on_by(const Intervention& one) {
  CoSet cos = std::visit(BorneOnByStructure{}, one.structure);
  for (const Effect& effect : one.effects) cos = either(cos, borne_on_by(effect.lever));
  return one.targets.role ? cos & cos_of[*one.targets.role] : cos;
}

}  // namespace coadopt

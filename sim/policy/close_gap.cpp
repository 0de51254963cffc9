#include "policy/close_gap.hpp"

#include <vector>

#include "number/elementary.hpp"

namespace coadopt {

namespace {

// The columns a lever moves; none for the lever `espoused`, which is not a level.
std::vector<float*> columns_of(Partnership& who, Lever lever) {
  Staff& staff = who.staff;
  Persons& persons = who.persons;
  OrganisationLevels& now = who.organisations.now;
  Communities& communities = who.communities;
  switch (lever) {
    case Lever::attitude: return {staff.attitude.data()};
    case Lever::skill: return {staff.skill.data()};
    case Lever::power_threat: return {staff.power_threat.data()};
    case Lever::perceived_risk: return {staff.perceived_risk.data()};
    case Lever::burnout: return {staff.burnout.data()};
    case Lever::espoused: return {};
    case Lever::capability: return {persons.capability.data()};
    case Lever::efficacy: return {persons.efficacy.data()};
    case Lever::trust: return {persons.trust.data()};
    case Lever::free_time: return {persons.free_time.data()};
    case Lever::entitlement: return {persons.entitlement.data()};
    case Lever::commitment: return {now.commitment.data()};
    case Lever::evidence: return {now.evidence.data()};
    case Lever::friction:
      return {now.friction[Co::commission].data(), now.friction[Co::design].data(),
          now.friction[Co::deliver].data(), now.friction[Co::assess].data()};
    case Lever::friction_commission: return {now.friction[Co::commission].data()};
    case Lever::friction_design: return {now.friction[Co::design].data()};
    case Lever::friction_deliver: return {now.friction[Co::deliver].data()};
    case Lever::friction_assess: return {now.friction[Co::assess].data()};
    case Lever::blame: return {now.blame.data()};
    case Lever::short_termism: return {now.short_termism.data()};
    case Lever::jargon: return {now.jargon.data()};
    case Lever::funding: return {now.funding.data()};
    case Lever::incentive: return {now.incentive.data()};
    case Lever::expectation: return {now.expectation.data()};
    case Lever::capacity: return {communities.capacity.data()};
    case Lever::cash: return {communities.cash.data()};
    case Lever::peer_support: return {communities.peer_support.data()};
    case Lever::recognition: return {communities.recognition.data()};
  }
  return {};
}

// The share is the chance that a member of staff comes to espouse each Co that is relevant to them.
void persuade(Staff& staff, float share, std::span<const std::uint32_t> targets, std::uint32_t key,
    const Moment& moment) {
  for (const std::uint32_t target : targets) {
    const StaffId one{target};
    const auto draw = moment.own(Purpose::persuade, target, key);
    for (const Co co : all_cos) {
      if (relevant(staff.role[one], co) && draw[index(co)] < share) staff.espoused[one].add(co);
    }
  }
}

}  // namespace

void close_gap(Partnership& partnership, const Effect& effect, std::span<const std::uint32_t> targets,
    std::uint32_t key, const Moment& moment) {
  if (effect.closes <= 0.0F) return;
  if (effect.lever == Lever::espoused) persuade(partnership.staff, effect.closes, targets, key, moment);
  const float ideal = described(effect.lever).ideal;
  for (float* const column : columns_of(partnership, effect.lever)) {
    for (const std::uint32_t target : targets) column[target] = towards(column[target], ideal, effect.closes);
  }
}

}  // namespace coadopt

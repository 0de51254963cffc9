#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "barrier/barrier.hpp"
#include "partnership/column.hpp"

namespace coadopt {

// A lever: one named piece of state, its ideal, and what it is called in scenario files.
enum class Lever : std::uint8_t {
  attitude,
  skill,
  power_threat,
  perceived_risk,
  burnout,
  espoused,
  capability,
  efficacy,
  trust,
  free_time,
  entitlement,
  commitment,
  evidence,
  friction,
  friction_commission,
  friction_design,
  friction_deliver,
  friction_assess,
  blame,
  short_termism,
  jargon,
  funding,
  incentive,
  expectation,
  capacity,
  cash,
  peer_support,
  recognition,
  protected_time,
  outreach,
  induction,
  recruitment,
  connected,
};

// How a lever acts on its barrier, which is removed by holding its variables at their best
// (barrier/removed.hpp): as one of them, by moving one of them later on, or beside them.
enum class Acts : std::uint8_t { part, leads, beside };

struct LeverDescription {
  Lever lever;
  std::string_view name;
  Entity entity;
  float ideal;      // what closing the whole gap would make it
  Barrier barrier;  // which it acts on
  Acts acts;
  std::string_view meaning;
};

inline constexpr auto levers = std::to_array<LeverDescription>({
    {Lever::attitude, "attitude", Entity::staff, 1, Barrier::culture, Acts::part,
        "belief that citizens have something to give"},
    {Lever::skill, "skill", Entity::staff, 1, Barrier::skill, Acts::part,
        "skill to enable users and communities"},
    {Lever::power_threat, "power_threat", Entity::staff, 0, Barrier::power, Acts::part,
        "fear of losing power and control"},
    {Lever::perceived_risk, "perceived_risk", Entity::staff, 0, Barrier::risk, Acts::part,
        "risk seen in giving citizens a role"},
    {Lever::burnout, "burnout", Entity::staff, 0, Barrier::time, Acts::beside, "exhaustion"},
    {Lever::espoused, "espoused", Entity::staff, 1, Barrier::language, Acts::beside,
        "saying that one is for a Co: the share is the chance that a member of staff takes up each relevant "
        "Co, or, less than 0, gives up one that they do not practise"},
    {Lever::capability, "capability", Entity::person, 1, Barrier::citizens, Acts::part,
        "what a person can contribute"},
    {Lever::efficacy, "efficacy", Entity::person, 1, Barrier::citizens, Acts::part,
        "belief that one's own part makes a difference"},
    {Lever::trust, "trust", Entity::person, 1, Barrier::citizens, Acts::part, "trust in services"},
    {Lever::free_time, "free_time", Entity::person, 1, Barrier::citizens, Acts::part, "time a person can give"},
    {Lever::entitlement, "entitlement", Entity::person, 0, Barrier::citizens, Acts::part,
        "expectation that things are done for one"},
    {Lever::commitment, "commitment", Entity::organisation, 1, Barrier::leadership, Acts::part,
        "leaders' commitment"},
    {Lever::evidence, "evidence", Entity::organisation, 1, Barrier::evidence, Acts::part, "evidence of value"},
    {Lever::friction, "friction", Entity::organisation, 0, Barrier::systems, Acts::part,
        "friction with all four Co's"},
    {Lever::friction_commission, "friction.commission", Entity::organisation, 0, Barrier::systems, Acts::part,
        "friction with commission"},
    {Lever::friction_design, "friction.design", Entity::organisation, 0, Barrier::systems, Acts::part,
        "friction with design"},
    {Lever::friction_deliver, "friction.deliver", Entity::organisation, 0, Barrier::systems, Acts::part,
        "friction with deliver"},
    {Lever::friction_assess, "friction.assess", Entity::organisation, 0, Barrier::systems, Acts::part,
        "friction with assess"},
    {Lever::blame, "blame", Entity::organisation, 0, Barrier::risk, Acts::part, "culture of blame"},
    {Lever::short_termism, "short_termism", Entity::organisation, 0, Barrier::short_termism, Acts::part,
        "short horizon"},
    {Lever::jargon, "jargon", Entity::organisation, 0, Barrier::language, Acts::part,
        "language that is not shared"},
    {Lever::funding, "funding", Entity::organisation, 1, Barrier::resources, Acts::part,
        "funding that covers co-production"},
    {Lever::incentive, "incentive", Entity::organisation, 1, Barrier::leadership, Acts::beside,
        "rewards for staff who co-produce"},
    {Lever::expectation, "expectation", Entity::organisation, 0, Barrier::leadership, Acts::leads,
        "results leaders expect"},
    {Lever::capacity, "capacity", Entity::community, 1, Barrier::citizens, Acts::part,
        "what the user-led organisation can do"},
    {Lever::cash, "cash", Entity::community, 1, Barrier::citizens, Acts::leads,
        "how secure the user-led organisation's money is"},
    {Lever::peer_support, "peer_support", Entity::community, 1, Barrier::citizens, Acts::beside,
        "support among those who take part"},
    {Lever::recognition, "recognition", Entity::community, 1, Barrier::citizens, Acts::beside,
        "thanks and rewards for those who take part"},
    {Lever::protected_time, "protected_time", Entity::staff, 1, Barrier::time, Acts::leads,
        "share of the hours of duties set free for co-production"},
    {Lever::outreach, "outreach", Entity::community, 1, Barrier::citizens, Acts::beside,
        "how far invitations reach the seldom heard beyond the usual"},
    {Lever::induction, "induction", Entity::organisation, 1, Barrier::skill, Acts::leads,
        "share of the gap between newcomers' and their team's skill and attitude that closes on arrival"},
    {Lever::recruitment, "recruitment", Entity::organisation, 1, Barrier::culture, Acts::leads,
        "how far newcomers are chosen for an attitude like that of staff who practise"},
    {Lever::connected, "connected", Entity::person, 1, Barrier::citizens, Acts::beside,
        "having ties to peers who support each other: the share is the chance that a person is brought "
        "together with another of the community, or, less than 0, no longer has such ties"},
});

inline constexpr std::size_t lever_count = levers.size();

static_assert([] {
  for (std::size_t i = 0; i < lever_count; ++i) {
    if (static_cast<std::size_t>(levers[i].lever) != i) return false;
  }
  return true;
}());

[[nodiscard]] constexpr const LeverDescription& described(Lever lever) {
  return levers[static_cast<std::size_t>(lever)];
}

}  // namespace coadopt

#pragma once

#include "barrier/barrier.hpp"

namespace coadopt {

// All that the decision to try one Co weighs, each 0..1: one term a barrier can be read from and removed at.
struct Terms {
  float skill;
  float time;  // free hours against the hours of three sessions
  float friction;
  float funding;
  float partner;
  float attitude;
  float peers;  // what colleagues' practice, or under persuasion their attitude, adds to the norm
  float commitment;
  float evidence;
  float incentive;
  float power_threat;
  float perceived_risk;
  float blame;
  float short_termism;
};

// The terms as they would be without one barrier: its enabling factor at its best.
[[nodiscard]] constexpr Terms without(Barrier barrier, Terms terms) {
  switch (barrier) {
    case Barrier::power: terms.power_threat = 0; break;
    case Barrier::culture: terms.attitude = 1; break;
    case Barrier::time: terms.time = 1; break;
    case Barrier::systems: terms.friction = 0; break;
    case Barrier::risk: terms.perceived_risk = 0; break;
    case Barrier::language: break;  // acts before the gate
    case Barrier::skill: terms.skill = 1; break;
    case Barrier::evidence: terms.evidence = 1; break;
    case Barrier::resources: terms.funding = 1; break;
    case Barrier::leadership: terms.commitment = 1; break;
    case Barrier::short_termism: terms.short_termism = 0; break;
    case Barrier::citizens: terms.partner = 1; break;
  }
  return terms;
}

}  // namespace coadopt

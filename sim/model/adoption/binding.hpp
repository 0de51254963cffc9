#pragma once

#include <algorithm>
#include <array>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "adoption/peers.hpp"
#include "barrier/barrier.hpp"

namespace coadopt {

namespace detail {

// Barriers by the part of the gate they sit in; skill is a part of its own, and language stands before the
// gate.
inline constexpr std::array<Barrier, 4> on_opportunity = {
    Barrier::time, Barrier::systems, Barrier::resources, Barrier::citizens};
inline constexpr std::array<Barrier, 6> on_motivation = {Barrier::power, Barrier::culture, Barrier::risk,
    Barrier::evidence, Barrier::leadership, Barrier::short_termism};

// What motivation would gain without each barrier on it; `leadership` speaks for itself and through the norm.
[[nodiscard]] inline std::array<float, 6> motivation_gains(const DecideParameters& p, const Terms& t) {
  const Deterrents against = deterrents_of(p, t);
  return {against.power_threat, p.weight_attitude * (1.0F - t.attitude), against.risk,
      p.weight_evidence * (1.0F - t.evidence),
      (p.weight_commitment + p.weight_norm * (1.0F - p.peer_weight)) * (1.0F - t.commitment),
      against.short_termism};
}

}  // namespace detail

// The barrier whose removal alone would raise the chance to try most. Under every rule that chance grows with
// skill, with opportunity and with motivation: the strongest barrier on opportunity is its smallest factor, the
// strongest on motivation the one that takes most from it, and the gate itself need be asked three times only.
// Skill goes before opportunity and that before motivation where two would raise the chance alike.
[[nodiscard]] inline Barrier binding_barrier(const DecideParameters& p, const Terms& terms, Co co) {
  const std::array<float, 4> factors = opportunity_factors(p, terms);
  const auto smallest =
      static_cast<std::size_t>(std::min_element(factors.begin(), factors.end()) - factors.begin());
  const std::array<float, 6> gains = detail::motivation_gains(p, terms);
  const auto largest = static_cast<std::size_t>(std::max_element(gains.begin(), gains.end()) - gains.begin());

  float opportunity_without = 1.0F;
  for (std::size_t i = 0; i < factors.size(); ++i) opportunity_without *= i == smallest ? 1.0F : factors[i];
  const float m = motivation(p, terms);
  const float capability = capability_part(p, terms.skill);
  const float o = opportunity_part(p, opportunity(p, terms));
  const float drive = motivation_part(p, m, co);
  const float without_skill = gate(p, capability_part(p, 1.0F), o, drive);
  const float without_opportunity = gate(p, capability, opportunity_part(p, opportunity_without), drive);
  const float without_motivation = gate(p, capability, o, motivation_part(p, m + gains[largest], co));
  if (without_skill >= without_opportunity && without_skill >= without_motivation) return Barrier::skill;
  return without_opportunity >= without_motivation ? detail::on_opportunity[smallest]
                                                   : detail::on_motivation[largest];
}

// The barrier of those who have not espoused a Co, before the gate: the one whose removal alone would raise the
// chance to espouse it most, or culture where none would.
[[nodiscard]] inline Barrier binding_before_gate(const EspouseParameters& p, const EspousalTerms& terms) {
  struct Removal {
    Barrier barrier;
    float EspousalTerms::*term;
    float best;
  };
  constexpr std::array<Removal, 4> removals = {{{Barrier::culture, &EspousalTerms::attitude, 1.0F},
      {Barrier::language, &EspousalTerms::jargon, 0.0F}, {Barrier::evidence, &EspousalTerms::evidence, 1.0F},
      {Barrier::leadership, &EspousalTerms::commitment, 1.0F}}};
  Barrier binding = Barrier::culture;
  float most = 0.0F;
  for (const Removal& one : removals) {
    EspousalTerms without = terms;
    without.*one.term = one.best;
    const float chance = chance_to_espouse(p, without);
    if (chance > most) {
      most = chance;
      binding = one.barrier;
    }
  }
  return binding;
}

}  // namespace coadopt

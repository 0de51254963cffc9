#pragma once

#include <array>

#include "adoption/decide.hpp"
#include "barrier/terms.hpp"

namespace coadopt {

namespace detail {

// Barriers by the part of the gate they sit in; skill is a part of its own.
inline constexpr std::array<Barrier, 7> on_motivation = {
    Barrier::power,    Barrier::culture,    Barrier::risk,         Barrier::evidence,
    Barrier::leadership, Barrier::short_termism, Barrier::language};
inline constexpr std::array<Barrier, 4> on_opportunity = {Barrier::time, Barrier::systems, Barrier::resources,
                                                          Barrier::citizens};

// The barrier whose removal raises a part of the gate most; the first of equals.
template <std::size_t count, class Part>
[[nodiscard]] Barrier strongest_on(const std::array<Barrier, count>& some, const Terms& terms, const Part& part) {
  Barrier strongest = some[0];
  float best = part(without(some[0], terms));
  for (std::size_t i = 1; i < count; ++i) {
    const float value = part(without(some[i], terms));
    if (value > best) {
      best = value;
      strongest = some[i];
    }
  }
  return strongest;
}

}  // namespace detail

// The barrier whose removal alone would raise the chance to try most. Under every rule that chance grows with
// skill, with opportunity and with motivation, so the strongest barrier on each of the three is found by
// arithmetic, and the gate itself is asked three times rather than twelve. Skill goes before opportunity and
// that before motivation where two would raise it alike.
[[nodiscard]] inline Barrier binding_barrier(const DecideParameters& p, const Terms& terms, Co co) {
  const std::array<Barrier, 3> candidates = {
      Barrier::skill,
      detail::strongest_on(detail::on_opportunity, terms, [&](const Terms& t) { return opportunity(p, t); }),
      detail::strongest_on(detail::on_motivation, terms, [&](const Terms& t) { return motivation(p, t); })};
  Barrier binding = candidates[0];
  float best = -1.0F;
  for (const Barrier one : candidates) {
    const float chance = chance_to_try(p, without(one, terms), co);
    if (chance > best) {
      best = chance;
      binding = one;
    }
  }
  return binding;
}

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chance/stream.hpp"
#include "parameter/parameter.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// How far a guess may be off: a quarter of its value to each side, and no more than a quarter of the range that
// is allowed for it. Assumed, as the guesses are; a guess of 0 stays 0.
inline constexpr double plausible_share = 0.25;

// The value at a place, 0..1, of its plausible range, never outside what is allowed.
[[nodiscard]] double within_plausible(double value, const Bounds& allowed, double place);

// Whether a number is a guess about the world that may be off: assumed, no rule and not who there is. A derived
// number is none: what it follows from is.
[[nodiscard]] bool is_a_guess(Kind kind, const Source& source, const std::string& key);

// One number of a scenario that is assumed and may lie elsewhere.
struct Guess {
  std::string name;     // as `adoption.push`, or `intervention.Coaches.effect.0`
  std::string meaning;  // in words
  std::string unit;
  double value = 0.0;  // what the scenario assumes
  Bounds allowed = {};
};

// Every assumed number of the scenario's parameters and of its structures, and the size of every effect that is
// not said to be strongly evidenced. Who there is and rules are no guesses.
[[nodiscard]] std::vector<Guess> guesses_of(const Scenario& scenario);

// The scenario as it would be with other guesses: one of `draws` draws of a Latin hypercube over all of them,
// each along the dimension of its name. So a guess of one name lies at the same place of its range in every
// scenario of a draw. Who there is (`population`, and with which Co organisations lead) stays: sizes are the
// scenario's own; so do rules and costs of interventions.
[[nodiscard]] Scenario with_other_guesses(
    const Scenario& scenario, const Stream& stream, std::uint32_t draw, std::uint32_t draws);

}  // namespace coadopt

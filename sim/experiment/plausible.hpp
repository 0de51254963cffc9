#pragma once

#include <cstdint>
#include <string>

#include "chance/stream.hpp"
#include "parameter/parameter.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// How far a guess may be off: a quarter of its value to each side, and no more than a quarter of the range that
// is allowed for it. Assumed, as the guesses are; a guess of 0 stays 0.
inline constexpr double plausible_share = 0.25;

// The value at a place, 0..1, of its plausible range, never outside what is allowed.
[[nodiscard]] double within_plausible(double value, const Bounds& allowed, double place);

// Whether a number is a guess about the world that may be off: assumed, no decision rule and not who there is.
[[nodiscard]] bool is_a_guess(Kind kind, const Source& source, const std::string& key);

// The scenario as it would be with other guesses: one of `draws` draws of a Latin hypercube over every assumed
// number of the model, every assumed number of its structures, and the size of every effect that is not said to
// be strongly evidenced. An intervention of one name, and a parameter, lie at the same place of their ranges in
// every scenario of a draw. Who there is (`population`, and with which Co organisations lead) stays: sizes are
// the scenario's own; so do decision rules and costs of interventions.
[[nodiscard]] Scenario with_other_guesses(
    const Scenario& scenario, const Stream& stream, std::uint32_t draw, std::uint32_t draws);

}  // namespace coadopt

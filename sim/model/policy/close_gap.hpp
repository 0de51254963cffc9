#pragma once

#include <cstdint>

#include "chance/moment.hpp"
#include "contract/contract.hpp"
#include "policy/gifts.hpp"
#include "policy/intervention.hpp"
#include "policy/within.hpp"

namespace coadopt {

// A level moved by a share of its gap to the ideal; a negative share moves it by that share of its distance to
// the worst, which is 1 - ideal.
//   x + share (ideal - x)              share >= 0
//   x + |share| ((1 - ideal) - x)      share < 0
[[nodiscard]] inline float moved(float x, float ideal, float share) {
  expects(is_level(x) && is_level(ideal) && share >= -1.0F && share <= 1.0F);
  return share >= 0.0F ? x + share * (ideal - x) : x - share * (1.0F - ideal - x);
}

// An effect closes a share of the remaining gap between a lever and its ideal, as strongly as each one acted on
// gets it; a negative share opens it. Effects that close so compose in any order, none overshoots, and a share
// of 0 changes nothing at all. In an organisation's window of opportunity they move also what its levels drift
// back to. `key` separates one intervention's draws from another's.
void close_gap(Partnership& partnership, Gifts& gifts, const Effect& effect, const ActedOn& on,
    std::uint32_t key, const Moment& moment);

}  // namespace coadopt

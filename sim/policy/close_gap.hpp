#pragma once

#include <cstdint>
#include <span>

#include "chance/moment.hpp"
#include "policy/intervention.hpp"

namespace coadopt {

// An effect closes a share of the remaining gap between a lever and its ideal:  x + closes (ideal - x).
// Effects so compose in any order, never overshoot, and a share of 0 changes nothing at all.
// `targets` are numbers of the lever's entity; `key` tells one intervention's draws from another's.
void close_gap(Partnership& partnership, const Effect& effect, std::span<const std::uint32_t> targets,
    std::uint32_t key, const Moment& moment);

}  // namespace coadopt

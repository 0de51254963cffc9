#pragma once

#include <cstdint>
#include <vector>

#include "chance/stream.hpp"
#include "policy/intervention.hpp"

namespace coadopt {

// Tells one intervention's draws from another's by its name alone, so that it meets the same targets
// whatever other interventions stand beside it.
[[nodiscard]] std::uint32_t key_of(const Intervention& intervention);

// The targets of an intervention in the order in which they join: those eligible, in the order `choose`
// asks for and by lot among equals, up to the coverage. A larger coverage keeps all of a smaller one.
[[nodiscard]] std::vector<std::uint32_t> choose_targets(
    const Partnership& partnership, const Intervention& intervention, const Stream& stream);

}  // namespace coadopt

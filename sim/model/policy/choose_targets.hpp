#pragma once

#include <cstdint>
#include <vector>

#include "chance/stream.hpp"
#include "policy/intervention.hpp"
#include "policy/target_size.hpp"

namespace coadopt {

// Tells one intervention's draws from another's by its name alone, so that it meets the same targets
// whatever other interventions stand beside it.
[[nodiscard]] std::uint32_t key_of(const Intervention& intervention);

// The targets of an intervention in the order in which they join: those eligible, in the order `choose`
// asks for and by lot among equals, up to the coverage: as many as come nearest to that share of those
// eligible, by their weights. A larger coverage keeps all of a smaller one.
[[nodiscard]] std::vector<std::uint32_t> choose_targets(
    const Partnership& partnership, const Intervention& intervention, const Stream& stream);

// Share of its targets an intervention has reached in a month of its run (0 is its first).
[[nodiscard]] double share_joined(const Intervention& intervention, Month month_of_run);

// How many of `targets` it has reached by then.
[[nodiscard]] std::size_t reached_by(const Intervention& intervention, std::size_t targets, Month month_of_run);

// Paid posts for so many targets.
[[nodiscard]] double posts_for(const Structure& structure, double targets);

// Money that it costs with so many targets, from its start to its end, at a full dose.
[[nodiscard]] double cost_of(
    const Intervention& intervention, std::size_t targets, const TargetSizes& sizes = {});

// What its budget buys: the fewest targets that use it up, and the dose that each then gets; all, and a full
// dose, where there is more money than that takes, or no budget set.
struct Affordable {
  std::size_t targets = 0;
  float dose = 1.0F;
};
[[nodiscard]] Affordable afford(
    const Intervention& intervention, std::size_t eligible, const TargetSizes& sizes = {});

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <vector>

#include "chance/stream.hpp"
#include "experiment/experiment.hpp"

namespace coadopt {

// 0 .. count - 1 in the order in which the points of a design are run, so that a sweep that is stopped has
// tried points from all over it. Sobol's sequence, Latin hypercubes, trajectories and samples have such an
// order of their own; the rows of a grid or of a file are shuffled, by the chance of the seed.
[[nodiscard]] std::vector<std::uint32_t> balanced_order(
    DesignKind kind, std::uint32_t count, const Stream& stream);

}  // namespace coadopt

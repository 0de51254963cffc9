#pragma once

#include <cstddef>

#include "experiment/comparison/paired.hpp"

namespace coadopt {

// Replicates above which nobody runs more for a precision.
inline constexpr std::size_t most_for_precision = 100'000;

// The fewest replicates n whose 95% interval is expected to reach no further than `precision` times the
// difference to each side, were the spread of the differences to stay as it is:
//   t(n - 1) s / sqrt(n) <= precision |mean|
// `most_for_precision` + 1 where it takes more; 2 at least, since one replicate has no interval.
[[nodiscard]] std::size_t replicates_needed(const PairedDifference& difference, double precision);

}  // namespace coadopt

#pragma once

#include <nlohmann/json.hpp>

#include "experiment/comparison/paired.hpp"

namespace coadopt {

// The number; null where it is not finite, since JSON has no infinities.
[[nodiscard]] nlohmann::ordered_json finite(double value);

// A paired difference's mean, under the name given, and the ends of its interval.
[[nodiscard]] nlohmann::ordered_json difference_json(
    const PairedDifference& d, const char* mean = "difference");

}  // namespace coadopt

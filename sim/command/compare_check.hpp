#pragma once

#include <vector>

#include "scenario/scenario.hpp"

namespace coadopt {

// Compared scenarios must have the same months, replicates, seed and measures, and each a name of its own.
// Throws ScenarioErrors with all that stands in the way.
void check_comparable(const std::vector<Scenario>& scenarios);

// Whether a scenario is of other people than the reference: of other sizes, or imported where those are made.
// Hours and money of two places may be told side by side, but their difference is not what the one did.
[[nodiscard]] bool has_other_people(const Scenario& reference, const Scenario& one);

}  // namespace coadopt

#pragma once

#include <vector>

#include "scenario/scenario.hpp"

namespace coadopt {

// Compared scenarios must have the same months, replicates, seed and measures, and each a name of its own.
// Throws ScenarioErrors with all that stands in the way.
void check_comparable(const std::vector<Scenario>& scenarios);

}  // namespace coadopt

#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace coadopt {

// A line for each thing that interventions of a scenario cannot do there: an intervention that reaches nobody;
// a merger or a pool of one organisation; a budget that does not pay for setting up, or for one target; more
// hours than contracts of staff have. Empty for places of more than a million people, which take too long to be
// made for this.
[[nodiscard]] std::vector<std::string> warnings_of(const Scenario& scenario);

// Prints these lines on standard error.
void warn_of(const std::vector<Scenario>& scenarios);

}  // namespace coadopt

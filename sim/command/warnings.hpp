#pragma once

#include <string>
#include <vector>

#include "experiment/experiment.hpp"

namespace coadopt {

// A line for each thing that interventions of a scenario cannot do there: an intervention that reaches nobody;
// a merger or a pool of one organisation; a budget that does not pay for setting up, or for one target; more
// hours than contracts of staff have. Empty for places of more than a million people, which take too long to be
// made for this.
[[nodiscard]] std::vector<std::string> warnings_of(const Scenario& scenario);

// The same of several scenarios under factors, without interventions that a factor varies; and a line for each
// scenario that is the same as another in all but its name.
[[nodiscard]] std::vector<std::string> warnings_of(
    const std::vector<Scenario>& scenarios, const std::vector<Factor>& factors = {});

// Prints these lines on standard error.
void warn_of(const std::vector<Scenario>& scenarios, const std::vector<Factor>& factors = {});

}  // namespace coadopt

#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace coadopt {

// A line for each intervention of a scenario that reaches nobody there, so that it neither costs nor does
// anything. Empty for places of more than a million people, which take too long to be made for this.
[[nodiscard]] std::vector<std::string> nobody_reached(const Scenario& scenario);

// Prints these lines on standard error.
void warn_of_nobody_reached(const std::vector<Scenario>& scenarios);

}  // namespace coadopt

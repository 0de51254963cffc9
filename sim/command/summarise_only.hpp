#pragma once

#include <vector>

#include "command/execute.hpp"

namespace coadopt {

// Runs all replicates of the scenarios for their summaries alone: nothing is written.
[[nodiscard]] Executed summarise_only(const std::vector<Scenario>& scenarios, const RunOptions& options);

}  // namespace coadopt

#pragma once

#include "experiment/comparison/comparison.hpp"
#include "results/group.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The group `comparison` of a results file: what the plan's scenarios come to over their replicates, and
// against the first, the reference.
[[nodiscard]] FileGroup comparison_group(const ResultsPlan& plan, const Comparison& comparison);

}  // namespace coadopt

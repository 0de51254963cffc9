#pragma once

#include "experiment/comparison/comparison_result.hpp"
#include "results/comparison_contents.hpp"
#include "results/plan.hpp"

namespace coadopt {

// What stands of a comparison in its results file; of the plan's scenarios, in their order.
[[nodiscard]] ComparisonContents comparison_contents(const ResultsPlan& plan, const Comparison& comparison);

}  // namespace coadopt

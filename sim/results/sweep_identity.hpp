#pragma once

#include <string>
#include <vector>

#include "results/sweep_plan.hpp"

namespace coadopt {

// All that makes a sweep this sweep apart from its points, as JSON text: what wrote it, with which seed, which
// scenarios, factors and measures, how many replicates. Kept in the journal and in the results file.
[[nodiscard]] std::string identity_text(const SweepPlan& plan);

// The plan that the text is of, without points and experiment; parameters are read from the scenarios' texts.
// Throws std::runtime_error where it is none.
[[nodiscard]] SweepPlan plan_from(const std::string& identity);

// What differs between two sweeps so that runs of one are not runs of the other, each in words: "the seed is 2,
// and was 1". `now` is the one asked for, `before` the one that there is. Replicates and points are not
// compared.
[[nodiscard]] std::vector<std::string> identity_differences(const std::string& now, const std::string& before);

// The same for shards of one sweep, which must agree in replicates too, but not in which shard they are.
[[nodiscard]] std::vector<std::string> shard_differences(const std::string& one, const std::string& other);

}  // namespace coadopt

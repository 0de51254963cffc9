#pragma once

#include <filesystem>
#include <vector>

#include "experiment/experiment.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// Reads an experiment file and its scenarios, with the overrides on top of each. Whatever the file says beyond
// [experiment], [design], [[factor]], [budget] and [record] stands on top of every scenario: [run], parameters,
// [[intervention]]. Throws ScenarioErrors with all that is wrong.
[[nodiscard]] Experiment read_experiment(const std::filesystem::path& path, const Overrides& overrides = {},
    std::uint64_t memory = available_memory());

}  // namespace coadopt

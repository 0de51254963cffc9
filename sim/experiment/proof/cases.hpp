#pragma once

#include <filesystem>

#include "experiment/comparison/paired.hpp"
#include "experiment/replicates.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// A published case beside what the model gives for the scenario that stands for it.
struct CaseResult {
  std::string name;
  Published published;
  double reference = 0.0;       // the measure without the interventions, mean of the last twelve months
  PairedDifference difference;  // with them, over replicates
  double yearly_change = 0.0;   // of users' need with them, from the month before they start; a share
};

// Every case of a folder, read with the overrides; `each_done` is called after every one. Throws
// ScenarioErrors.
[[nodiscard]] std::vector<CaseResult> run_cases(const std::filesystem::path& folder, const Overrides& overrides,
    std::uint32_t replicates, Month months, std::uint32_t threads, const Stop& stop,
    const std::function<void()>& each_done);

}  // namespace coadopt

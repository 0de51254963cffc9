#pragma once

#include <optional>

#include "experiment/proof/calibration.hpp"

namespace coadopt {

struct CalibrationRun : RunResult {
  std::optional<Ensemble> ensemble = {};  // nothing where the search did not end, or was complete before
};

// Calibrates, writes the sets as TOML and removes the journal, which stays where they are not written. Throws
// ScenarioErrors and OutputRefused before anything is tried; what fails later is in the ending.
[[nodiscard]] CalibrationRun run_calibration(const Experiment& experiment, const CalibrationSettings& settings,
    const RunRequest& request, const RunWatch& watch);

}  // namespace coadopt

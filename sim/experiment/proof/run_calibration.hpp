#pragma once

#include <optional>

#include "experiment/proof/calibration.hpp"

namespace coadopt {

struct CalibrationRun : RunResult {
  std::optional<Ensemble> ensemble = {};  // nothing where the search did not end, or was complete before
};

// What run_calibration() would try at most, each set of parameters counted as a run. Throws as it does before
// anything is tried.
[[nodiscard]] RunsPlanned plan_runs(
    const Experiment& experiment, const CalibrationSettings& settings, const RunRequest& request);

// How long it takes to try a set of parameters, on so many threads. Throws as a run does.
[[nodiscard]] double seconds_of_a_try(
    const Experiment& experiment, const CalibrationSettings& settings, std::uint32_t threads, const Stop& stop);

// Calibrates, writes the sets as TOML and removes the journal, which stays where they are not written. Throws
// ScenarioErrors and OutputRefused before anything is tried; what fails later is in the ending.
[[nodiscard]] CalibrationRun run_calibration(const Experiment& experiment, const CalibrationSettings& settings,
    const RunRequest& request, const RunWatch& watch);

}  // namespace coadopt

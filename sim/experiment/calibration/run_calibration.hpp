#pragma once

#include <functional>
#include <optional>
#include <string>

#include "experiment/calibration/read_calibration.hpp"
#include "experiment/request.hpp"
#include "scenario/ensemble.hpp"

namespace coadopt {

struct CalibrationSettings {
  std::uint32_t sets = 300;
  std::uint32_t points = 0;    // tries of a wave; 0: ten for each number that varies and ten more, at least 200
  std::uint32_t waves = 5;     // at most
  std::string catalogue = {};  // the folder of the interventions that patterns try
};

// Says what to try next, or which sets there are: takes one line of JSON, of the task first, then of what the
// targets were in each try, and last of all that the sets are written, upon which it writes what else was asked
// of it. Answers with another line. Throws Stopped.
using Planner = std::function<std::string(const std::string& line)>;

struct CalibrationRun : RunResult {
  std::optional<Ensemble> ensemble = {};  // nothing where the search did not end, or was complete before
  std::string report = {};                // how the sets compare with the targets, in words
};

// What run_calibration() would try at most, each set of parameters counted as a run. Throws as it does before
// anything is tried.
[[nodiscard]] RunsPlanned plan_runs(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings, const RunRequest& request);

// Tries of a wave.
[[nodiscard]] std::uint32_t points_of_a_wave(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings);

// How long it takes to try a set of parameters. Throws as a run does.
[[nodiscard]] double seconds_of_a_try(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings, const Stop& stop);

// Calibrates, writes the sets as TOML, then has the planner write, and removes the journal, which stays where
// not all is written. Throws ScenarioErrors and OutputRefused before anything is tried, and SearchRefused where
// tries show that nothing can be found; what fails otherwise is in the ending.
[[nodiscard]] CalibrationRun run_calibration(const CalibrationExperiment& calibration,
    const CalibrationSettings& settings, const Planner& planner, const RunRequest& request,
    const RunWatch& watch);

}  // namespace coadopt

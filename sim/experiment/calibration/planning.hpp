#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/calibration/run_calibration.hpp"
#include "experiment/calibration/tries.hpp"

namespace coadopt {

// What a planner is told first, as one line of JSON: factors, targets, how many sets and tries.
[[nodiscard]] std::string task_text(const CalibrationExperiment& calibration,
    const std::vector<CalibrationTarget>& targets, const CalibrationSettings& settings);

// How many combinations of choices there are, each calibrated on its own.
[[nodiscard]] std::uint64_t rules_of(const CalibrationExperiment& calibration);

// Tries of each round of draws by likelihood, of each combination of choices: as many as a wave has, and enough
// that all combinations together have as many as there are to be sets.
[[nodiscard]] std::uint64_t draws_of_a_rule(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings);

// What is planned, and who tries it.
struct ToPlan {
  const CalibrationExperiment& calibration;
  const CalibrationSettings& settings;
  const Tries& tries;
  Journal& journal;
  std::uint32_t threads;
  const RunWatch& watch;
};

// Tries what the planner asks for, until it has the sets. Throws Stopped and what a run throws, SearchRefused
// where the planner finds none, and std::runtime_error where it asks for what cannot be tried.
void ask_planner(const ToPlan& what, const Planner& planner, CalibrationRun& result);

}  // namespace coadopt

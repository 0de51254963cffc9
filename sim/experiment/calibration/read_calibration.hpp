#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "experiment/calibration/calibration_target.hpp"
#include "experiment/experiment.hpp"
#include "experiment/experiment_draft.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// What is calibrated to what; read, checked and resolved.
struct CalibrationExperiment {
  Experiment experiment;                   // of one scenario
  std::vector<CalibrationTarget> targets;  // beside those of patterns
  bool patterns = false;                   // whether the checks of patterns marked calibrate are targets too

  [[nodiscard]] const Scenario& scenario() const { return experiment.scenarios.front(); }
};

// Where targets come from, beside the experiment.
struct TargetSources {
  std::vector<std::string> files;
  bool patterns = false;
};

// Reads an experiment file with [experiment], [[factor]] and [targets], its scenario and files of targets.
// Where there are no targets, those of the patterns are used. Throws ScenarioErrors with all that is wrong.
[[nodiscard]] CalibrationExperiment read_calibration(const std::filesystem::path& path,
    const Overrides& overrides = {}, const TargetSources& sources = {},
    std::uint64_t memory = available_memory());

// What a file or an experiment says of targets, while it is read.
struct TargetsDraft {
  const Scenario& scenario;  // that is calibrated
  Report& report;
  std::vector<CalibrationTarget> targets = {};
  bool patterns = false;
};

// Reads a table [targets].
void read_targets(const Table& table, TargetsDraft& draft);

// Reads a file with a table [targets], or one of scenarios/observations/.
void read_targets_file(const std::string& file, TargetsDraft& draft);

}  // namespace coadopt

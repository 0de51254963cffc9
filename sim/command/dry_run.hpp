#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/options.hpp"
#include "experiment/experiment.hpp"
#include "experiment/request.hpp"

namespace coadopt {

// What a command would run.
struct DryRun {
  std::string name;
  std::vector<Scenario> scenarios;
  std::uint32_t replicates = 0;
  std::uint64_t points = 1;
  std::string points_are = {};          // in words, where there may be more than one
  std::string runs_are = {};            // in words, where a run is not one replicate of one scenario
  std::vector<std::string> notes = {};  // what is special about the command, a line each
  nlohmann::ordered_json more = nlohmann::ordered_json::object();  // the same for programs
  RunsPlanned planned;
  bool one_at_a_time = false;  // whether a run takes all threads
  std::function<double(const Stop&)> seconds_of_a_run;
};

// Times one run and prints what would be run, with how much time, memory and disk that takes: the same lines in
// the same order for every command. Writes nothing.
[[nodiscard]] ExitCode dry_run(const DryRun& what, const RunOptions& options);
// The same of an experiment, or of scenarios that are not varied.
[[nodiscard]] ExitCode dry_run(
    const Experiment& experiment, const RunRequest& request, const RunOptions& options);

}  // namespace coadopt

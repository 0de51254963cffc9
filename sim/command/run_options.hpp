#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/output_path.hpp"
#include "results/plan.hpp"
#include "scenario/read.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// Options that every command that runs scenarios has.
struct RunOptions {
  std::vector<std::string> scenarios;
  std::string output;
  std::optional<std::uint32_t> replicates;
  std::optional<std::uint32_t> months;
  std::optional<std::int64_t> seed;
  std::uint32_t threads = 0;  // 0: as many as the machine has
  std::vector<std::string> set;
  std::string ensemble;   // a file of sets of parameters
  std::string catalogue;  // a folder of entries; empty: as they are found without being told
  AgentsKept agents = AgentsKept::none;
  bool force = false;
  bool resume = false;
  std::optional<std::uint32_t> extend_replicates;
  bool so_far = false;
  bool quiet = false;
  bool json = false;
};

// Adds --seed, 0 to 2^63 - 1 as in a scenario file. `seed` must live as long as the subcommand does.
void add_seed_option(CLI::App& subcommand, std::optional<std::int64_t>& seed, const std::string& description);

// Adds those that say how to run, not what to write; the options must live as long as the subcommand does.
void add_setting_options(CLI::App& subcommand, RunOptions& options);

// What they say about every scenario.
[[nodiscard]] Overrides overrides_of(const RunOptions& options);

// Adds those that say what to keep of what is there already, and of what is finished so far.
void add_resume_options(CLI::App& subcommand, RunOptions& options);

// Adds all of them to a subcommand; the options must live as long as it does.
void add_run_options(CLI::App& subcommand, RunOptions& options);

// What is to become of what is there already.
[[nodiscard]] Before before_of(const RunOptions& options);

// How many threads they ask for.
[[nodiscard]] std::uint32_t threads_of(const RunOptions& options);

// Reads the scenarios of the options, with what was said on the command line on top. Throws ScenarioErrors,
// with all that is wrong with all of them.
[[nodiscard]] std::vector<Scenario> read_scenarios(const RunOptions& options);

}  // namespace coadopt

#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "results/output_path.hpp"
#include "results/plan.hpp"
#include "scenario/read.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// Options that commands which read scenarios have, each command those that concern it.
struct RunOptions {
  std::vector<std::string> inputs;  // files: scenarios, an experiment, shards
  std::string output;
  std::optional<std::uint32_t> replicates;
  std::optional<std::uint32_t> months;
  std::optional<std::int64_t> seed;
  std::uint32_t threads = 0;  // 0: as many as the machine has
  std::vector<std::string> set;
  std::string ensemble;   // a file of sets of parameters
  std::string catalogue;  // a folder of entries; empty: those found by default
  AgentsKept agents = AgentsKept::none;
  bool force = false;
  bool resume = false;
  std::optional<std::uint32_t> extend_replicates;
  bool so_far = false;
  bool dry_run = false;
  bool quiet = false;
  bool json = false;
};

// What an option's number may be, for CLI::Option::transform. Every option that takes a number uses one of
// these: CLI11 alone reads 010 as octal, 0x10 as hexadecimal, and takes nan for a number within any range.

// A whole number in decimal digits; leading zeros do not count. Signs, other bases, exponents and separators
// are refused.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t low, std::uint64_t high);

// A decimal number, with a fraction or an exponent if need be; neither hexadecimal nor nan nor infinite.
[[nodiscard]] CLI::Validator real_number(double low, double high);

// For CLI::Option::check: says of another word which of the names was probably meant, and which are known.
[[nodiscard]] std::function<std::string(const std::string&)> one_of(const std::vector<std::string>& names);

// Why a folder cannot be a catalogue; nothing if it can.
[[nodiscard]] std::string unfit_as_catalogue(const std::string& folder);

// Each adds options to a subcommand; the options' values must live as long as it does.

CLI::Option* add_output_option(CLI::App& subcommand, RunOptions& options);  // of a results file
void add_threads_option(CLI::App& subcommand, RunOptions& options);
// --set and --catalogue.
void add_reading_options(CLI::App& subcommand, RunOptions& options);
// --seed, 0 to 2^63 - 1 as in a scenario file.
void add_seed_option(CLI::App& subcommand, RunOptions& options, const std::string& description);
// All that say how to run, not what to write.
void add_setting_options(CLI::App& subcommand, RunOptions& options);
// --resume, and --force, which replaces `what`.
CLI::Option* add_resume_option(
    CLI::App& subcommand, RunOptions& options, const std::string& description, const std::string& what);
// The same of runs, with what else is to become of those that are finished.
void add_resume_options(CLI::App& subcommand, RunOptions& options);
// --dry-run of a command that makes runs.
void add_dry_run_option(CLI::App& subcommand, RunOptions& options);
// The same with --quiet and --json, of a command that runs an experiment.
void add_experiment_options(CLI::App& subcommand, RunOptions& options);
// All of a run or a comparison.
void add_run_options(CLI::App& subcommand, RunOptions& options);

// What they say about every scenario.
[[nodiscard]] Overrides overrides_of(const RunOptions& options);

// What is to become of what is there already; of the output alone.
[[nodiscard]] Before before_of(const RunOptions& options);
[[nodiscard]] Existing existing_of(const RunOptions& options);

// How many threads they ask for.
[[nodiscard]] std::uint32_t threads_of(const RunOptions& options);

// Reads the scenarios of the options, with what was said on the command line on top. Throws ScenarioErrors,
// with all that is wrong with all of them.
[[nodiscard]] std::vector<Scenario> read_scenarios(const RunOptions& options);

// Compared scenarios must have the same months, replicates, seed and measures, and each a name of its own.
// Throws ScenarioErrors with all that stands in the way.
void check_comparable(const std::vector<Scenario>& scenarios);

}  // namespace coadopt

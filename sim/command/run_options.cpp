#include "command/run_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "command/catalogue_option.hpp"
#include "command/decimal.hpp"
#include "command/failed.hpp"
#include "command/output_kind.hpp"
#include "parallel/threads.hpp"
#include "scenario/errors.hpp"
#include "scenario/value.hpp"

namespace coadopt {

void add_seed_option(CLI::App& subcommand, std::optional<std::int64_t>& seed, const std::string& description) {
  subcommand.add_option("--seed", seed, description)
      ->transform(whole_number(0, std::numeric_limits<std::int64_t>::max()))
      ->type_name("NUMBER");
}

void add_setting_options(CLI::App& subcommand, RunOptions& options) {
  subcommand.add_option("--replicates", options.replicates, "Replicates, in place of the scenario's")
      ->transform(whole_number(1, most_replicates));
  subcommand.add_option("--months", options.months, "Months, in place of the scenario's")
      ->transform(whole_number(1, most_months));
  add_seed_option(subcommand, options.seed, "Seed, in place of the scenario's");
  subcommand.add_option("--threads", options.threads, "Threads; results do not depend on it. Default: all")
      ->transform(whole_number(1, 1024));
  subcommand
      .add_option("--ensemble", options.ensemble,
          "Calibrated parameter sets in place of defaults, one per replicate in turn")
      ->type_name("FILE.toml");
  add_catalogue_option(subcommand, options.catalogue);
  subcommand.add_option("--set", options.set, "Set a parameter: table.key=value. May be given again")
      ->type_name("TABLE.KEY=VALUE")
      ->take_all();
}

void add_resume_options(CLI::App& subcommand, RunOptions& options) {
  CLI::Option* const resume = subcommand.add_flag("--resume", options.resume,
      "Resume: keep the finished runs and make the others. Without finished runs, start anew");
  CLI::Option* const extend = subcommand
                                  .add_option("--extend-replicates", options.extend_replicates,
                                      "As --resume, and raise the number of replicates to this")
                                  ->transform(whole_number(1, most_replicates))
                                  ->excludes("--replicates");
  subcommand
      .add_flag("--so-far", options.so_far,
          "With --resume: run nothing; write the runs that are finished to FILE.so-far.h5, to look at")
      ->needs(resume);
  subcommand.add_flag("--force", options.force, "Replace an existing results file and its finished runs")
      ->excludes(resume)
      ->excludes(extend);
}

void add_run_options(CLI::App& subcommand, RunOptions& options) {
  subcommand.add_option("-o,--output", options.output, "Results file to write (HDF5)")
      ->required()
      ->check(&unfit_as_results)
      ->type_name("FILE.h5");
  add_setting_options(subcommand, options);
  subcommand
      .add_option_function<std::string>(
          "--agents",
          [&options](const std::string& when) {
            const auto place = std::find(agents_kept_names.begin(), agents_kept_names.end(), when);
            options.agents = static_cast<AgentsKept>(place - agents_kept_names.begin());
          },
          "Keep what each agent did: none, final (last month) or monthly")
      ->check(CLI::IsMember(std::vector<std::string>(agents_kept_names.begin(), agents_kept_names.end())))
      ->type_name("WHEN");
  add_resume_options(subcommand, options);
  subcommand.add_flag("--quiet", options.quiet, "No progress and no table");
  subcommand.add_flag("--json", options.json, "A machine-readable summary on standard output");
}

Before before_of(const RunOptions& options) {
  if (options.extend_replicates) return Before::extend;
  if (options.resume) return Before::keep;
  return options.force ? Before::replace : Before::refuse;
}

std::uint32_t threads_of(const RunOptions& options) {
  return options.threads == 0 ? machine_threads() : options.threads;
}

Overrides overrides_of(const RunOptions& options) {
  std::vector<std::string> overrides = options.set;
  if (!options.ensemble.empty())
    overrides.push_back(fmt::format("ensemble.from={}", in_quotes(options.ensemble)));
  const auto replicates = options.extend_replicates ? options.extend_replicates : options.replicates;
  if (replicates) overrides.push_back(fmt::format("run.replicates={}", *replicates));
  if (options.months) overrides.push_back(fmt::format("run.months={}", *options.months));
  if (options.seed) overrides.push_back(fmt::format("run.seed={}", *options.seed));
  return Overrides(std::move(overrides), options.catalogue);
}

std::vector<Scenario> read_scenarios(const RunOptions& options) {
  const Overrides overrides = overrides_of(options);
  std::vector<Scenario> scenarios;
  std::vector<Problem> problems;
  std::set<std::string> told_before;
  for (const std::string& path : options.scenarios) {
    try {
      scenarios.push_back(or_throw(read_scenario(path, overrides)));
    } catch (const ScenarioErrors& errors) {
      for (const Problem& one : errors.problems()) {
        // What is wrong with an option, or with a file that several are based on, is told once.
        if (told_before.insert(told(one)).second) problems.push_back(one);
      }
    }
  }
  if (!problems.empty()) throw ScenarioErrors(problems);
  about_to_run(scenarios, threads_of(options));
  return scenarios;
}

}  // namespace coadopt

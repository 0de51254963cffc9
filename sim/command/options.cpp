#include "command/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "command/failed.hpp"
#include "command/output.hpp"
#include "command/warnings.hpp"
#include "parallel/threads.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_value.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

template <class Number>
std::string out_of_range(const std::string& text, Number low, Number high, Number nearest) {
  return fmt::format("{} is out of range ({}..{}). The nearest allowed is {}", text, low, high, nearest);
}

// What is wrong with the text, or nothing; then it is left in its shortest form, which CLI11 reads as decimal.
std::string make_whole(std::string& text, std::uint64_t low, std::uint64_t high) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) {
    return fmt::format("\"{}\" is not a whole number ({}..{}). Write it in decimal digits alone, as {}",
        shown_key(text), low, high, std::clamp(std::uint64_t{24}, low, high));
  }
  if (error == std::errc::result_out_of_range) number = high;
  if (error != std::errc() || number < low || number > high) {
    return out_of_range(shown_key(text), low, high, std::clamp(number, low, high));
  }
  text = fmt::format("{}", number);
  return {};
}

std::string check_real(const std::string& text, double low, double high) {
  double number = 0.0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc::invalid_argument || rest != end || std::isnan(number) || std::isinf(number)) {
    std::string wrong = wrong_notation(text, {{low, high}, ""}, Kind::real);
    if (wrong.ends_with('.')) wrong.pop_back();
    if (!wrong.empty()) return fmt::format("\"{}\" {}", shown_key(text), wrong);
    return fmt::format("\"{}\" is not a decimal number ({}..{}). Write it as {}", shown_key(text), low, high,
        std::clamp(0.1, low, high));
  }
  if (error != std::errc() || number < low || number > high) {
    return out_of_range(shown_key(text), low, high, std::clamp(number, low, high));
  }
  return {};
}

std::string observed_text(const Scenario& one) {
  std::string text;
  for (std::size_t i = 0; i < measure_group_count; ++i) {
    if (one.run.observe.groups[i])
      text += fmt::format("{}{}", text.empty() ? "" : ", ", measure_group_names[i]);
  }
  return fmt::format("run.observe = [{}]", text);
}

// A setting that must be the same in all compared scenarios, as text, and the option that sets it.
struct Shared {
  std::string_view option;
  std::string (*of)(const Scenario&);
};
constexpr std::array<Shared, 5> shared = {{
    {"--months", [](const Scenario& one) { return fmt::format("run.months = {}", one.run.months); }},
    {"--replicates",
        [](const Scenario& one) { return fmt::format("run.replicates = {}", one.run.replicates); }},
    {"--seed", [](const Scenario& one) { return fmt::format("run.seed = {}", one.run.seed); }},
    {"--set run.observe=", &observed_text},
    {"--set run.first_month=",
        [](const Scenario& one) {
          return fmt::format("run.first_month = {}", in_quotes(one.run.first_month));
        }},
}};

}  // namespace

CLI::Validator whole_number(std::uint64_t low, std::uint64_t high) {
  return CLI::Validator(
      [low, high](std::string& text) { return make_whole(text, low, high); }, fmt::format("{}..{}", low, high));
}

CLI::Validator real_number(double low, double high) {
  return CLI::Validator(
      [low, high](std::string& text) { return check_real(text, low, high); }, fmt::format("{}..{}", low, high));
}

std::function<std::string(const std::string&)> one_of(const std::vector<std::string>& names) {
  return [names](const std::string& given) -> std::string {
    const std::vector<std::string_view> known(names.begin(), names.end());
    if (std::find(known.begin(), known.end(), given) != known.end()) return {};
    const auto meant = nearest(given, known);
    return fmt::format("{} is not known.{} Known are {}", shown_key(given),
        meant ? fmt::format(" Did you mean {}?", *meant) : "", fmt::join(names, ", "));
  };
}

std::string unfit_as_catalogue(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return fmt::format("{} is not a folder", shown_key(folder));
  if (!entry_names(folder).empty() && !fs::is_directory(fs::path(folder) / "catalogue", error)) return {};
  if (!entry_names(fs::path(folder) / "catalogue").empty()) {
    return fmt::format("{0} holds scenarios and not entries. Did you mean {0}/catalogue?", shown_key(folder));
  }
  return fmt::format("{} holds no entries (files named NAME.toml)", shown_key(folder));
}

CLI::Option* add_output_option(CLI::App& subcommand, RunOptions& options) {
  return subcommand.add_option("-o,--output", options.output, "Results file to write (HDF5)")
      ->check(&unfit_as_results)
      ->type_name("FILE.h5");
}

void add_threads_option(CLI::App& subcommand, RunOptions& options) {
  subcommand.add_option("--threads", options.threads, "Threads; results do not depend on it. Default: all")
      ->transform(whole_number(1, 1024));
}

void add_reading_options(CLI::App& subcommand, RunOptions& options) {
  subcommand
      .add_option("--catalogue", options.catalogue,
          "Folder of entries that `use` takes. Default: the folder catalogue beside the scenario file, else "
          "the one installed with coadopt")
      ->check(&unfit_as_catalogue)
      ->type_name("DIR");
  subcommand.add_option("--set", options.set, "Set a parameter: table.key=value. May be given again")
      ->type_name("TABLE.KEY=VALUE")
      ->take_all();
}

void add_seed_option(CLI::App& subcommand, RunOptions& options, const std::string& description) {
  subcommand.add_option("--seed", options.seed, description)
      ->transform(whole_number(0, std::numeric_limits<std::int64_t>::max()))
      ->type_name("NUMBER");
}

void add_setting_options(CLI::App& subcommand, RunOptions& options) {
  subcommand.add_option("--replicates", options.replicates, "Replicates, in place of the scenario's")
      ->transform(whole_number(1, most_replicates));
  subcommand.add_option("--months", options.months, "Months, in place of the scenario's")
      ->transform(whole_number(1, most_months));
  add_seed_option(subcommand, options, "Seed, in place of the scenario's");
  add_threads_option(subcommand, options);
  subcommand
      .add_option("--ensemble", options.ensemble,
          "Calibrated parameter sets in place of defaults, one per replicate in turn")
      ->type_name("FILE.toml");
  add_reading_options(subcommand, options);
}

CLI::Option* add_resume_option(
    CLI::App& subcommand, RunOptions& options, const std::string& description, const std::string& what) {
  CLI::Option* const resume = subcommand.add_flag("--resume", options.resume, "Resume: " + description);
  subcommand.add_flag("--force", options.force, "Replace an existing " + what)->excludes(resume);
  return resume;
}

void add_resume_options(CLI::App& subcommand, RunOptions& options) {
  CLI::Option* const resume = add_resume_option(subcommand, options,
      "keep the finished runs and make the others. Without finished runs, start anew",
      "results file and its finished runs");
  subcommand
      .add_option("--extend-replicates", options.extend_replicates,
          "As --resume, and raise the number of replicates to this")
      ->transform(whole_number(1, most_replicates))
      ->excludes("--replicates")
      ->excludes("--force");
  subcommand
      .add_flag(
          "--so-far", options.so_far, "With --resume: run nothing; write the finished runs to FILE.so-far.h5")
      ->needs(resume);
}

void add_dry_run_option(CLI::App& subcommand, RunOptions& options) {
  subcommand.add_flag("--dry-run", options.dry_run,
      "Time one run; print the runs to make, their time and their disk space; write nothing");
}

void add_experiment_options(CLI::App& subcommand, RunOptions& options) {
  add_dry_run_option(subcommand, options);
  subcommand.add_flag("--quiet", options.quiet, "No progress and no summary");
  subcommand.add_flag("--json", options.json, "A machine-readable summary on standard output");
}

void add_run_options(CLI::App& subcommand, RunOptions& options) {
  add_output_option(subcommand, options);
  add_setting_options(subcommand, options);
  subcommand
      .add_option_function<std::string>(
          "--agents",
          [&options](const std::string& when) {
            const auto place = std::find(agents_kept_names.begin(), agents_kept_names.end(), when);
            options.agents = static_cast<AgentsKept>(place - agents_kept_names.begin());
          },
          "Keep what each agent did: none, final (last month) or monthly")
      ->check(one_of({agents_kept_names.begin(), agents_kept_names.end()}))
      ->type_name("WHEN");
  add_resume_options(subcommand, options);
  add_dry_run_option(subcommand, options);
  subcommand.add_flag("--quiet", options.quiet, "No progress and no table");
  subcommand.add_flag("--json", options.json, "A machine-readable summary on standard output");
}

Before before_of(const RunOptions& options) {
  if (options.extend_replicates) return Before::extend;
  if (options.resume) return Before::keep;
  return options.force ? Before::replace : Before::refuse;
}

Existing existing_of(const RunOptions& options) { return options.force ? Existing::replace : Existing::refuse; }

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
  std::set<std::string> reported;
  for (const std::string& path : options.inputs) {
    try {
      scenarios.push_back(or_throw(read_scenario(path, overrides)));
    } catch (const ScenarioErrors& errors) {
      for (const Problem& one : errors.problems()) {
        // What is wrong with an option, or with a file that several are based on, is reported once.
        if (reported.insert(line_of(one)).second) problems.push_back(one);
      }
    }
  }
  throw_if_any(problems);
  about_to_run(scenarios, threads_of(options));
  warn_of(scenarios);
  return scenarios;
}

void check_comparable(const std::vector<Scenario>& scenarios) {
  std::vector<Problem> problems;
  const auto report = [&](const Scenario& one, std::string text) {
    problems.push_back(problem_of(one.file, std::move(text)));
  };
  const Scenario& first = scenarios.front();
  for (std::size_t i = 1; i < scenarios.size(); ++i) {
    const Scenario& one = scenarios[i];
    for (const Shared& setting : shared) {
      const std::string mine = setting.of(one);
      const std::string theirs = setting.of(first);
      if (mine == theirs) continue;
      report(one, fmt::format("{} differs from the reference, {}, which has {}. Compared scenarios need the "
                              "same: give {} for all, or set it in the files.",
                      mine, first.file, theirs, setting.option));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (scenarios[j].name != one.name) continue;
      report(
          one, scenarios[j].file == one.file
                   ? "is given twice. Name each file once."
                   : fmt::format(
                         "scenario.name = \"{}\" is also the name of {}. Give each scenario a name of its own.",
                         one.name, scenarios[j].file));
    }
  }
  throw_if_any(problems);
}

}  // namespace coadopt

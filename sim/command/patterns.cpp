#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "command/command.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/patterns_tables.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

struct PatternsOptions {
  RunOptions run;
  std::string scenarios;
  std::vector<int> only;
  std::uint32_t replicates = 12;
  bool trials = false;
  bool cases = false;
  bool calibration = false;
  bool knock_outs = false;
  bool markdown = false;
};

bool wanted(const PatternsOptions& options, const Pattern& pattern) {
  if (options.calibration && pattern.use != Use::calibrate) return false;
  return options.only.empty() ||
         std::find(options.only.begin(), options.only.end(), pattern.number) != options.only.end();
}

std::vector<int> numbers_to_calibrate() {
  std::vector<int> numbers;
  for (const Pattern& pattern : patterns()) {
    if (pattern.use == Use::calibrate) numbers.push_back(pattern.number);
  }
  return numbers;
}

void report_progress(const PatternsOptions& options, const std::string& text) {
  if (!options.run.quiet) complain("{}\n", text);
}

void print(const PatternsOptions& options, const Description& table) {
  say("{}", options.markdown ? as_markdown(table) : as_text(table));
}

// Why a folder cannot be the one of scenarios; nothing if it can.
std::string unfit_as_scenarios(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return fmt::format("{} is not a folder", shown_key(folder));
  if (std::filesystem::is_regular_file(std::filesystem::path(folder) / "baseline.toml", error)) return {};
  return fmt::format("{} has no baseline.toml, and the patterns need it", shown_key(folder));
}

ExitCode try_out(const PatternsOptions& options) {
  const auto any = [&](const Pattern& pattern) { return wanted(options, pattern); };
  if (std::none_of(patterns().begin(), patterns().end(), any)) {
    complain(
        "coadopt: none of the patterns --only {} may be used for calibration. Leave out --calibration, or name "
        "some of {}.\n",
        fmt::join(options.only, " "), fmt::join(numbers_to_calibrate(), ", "));
    return ExitCode::wrong_input;
  }
  const OwnScenarios own = own_scenarios();
  const std::filesystem::path folder = options.scenarios.empty() ? own.folder.value_or("") : options.scenarios;
  if (folder.empty() && !own.problem.empty()) {
    complain("coadopt: {} Or name a folder of scenarios with --scenarios.\n", own.problem);
    return ExitCode::wrong_input;
  }
  if (folder.empty()) {
    complain("coadopt: no scenarios were installed with coadopt. Name a folder of them with --scenarios.\n");
    return ExitCode::wrong_input;
  }
  const std::filesystem::path baseline = folder / "baseline.toml";
  const auto catalogue = catalogue_for(baseline, options.run.catalogue);
  if (!catalogue && !own.problem.empty()) {
    complain("coadopt: {} Or name a catalogue with --catalogue.\n", own.problem);
    return ExitCode::wrong_input;
  }
  if (!catalogue) {
    complain(
        "coadopt: {} has no folder \"catalogue\", and none was installed with coadopt. Name one with "
        "--catalogue.\n",
        folder.string());
    return ExitCode::wrong_input;
  }
  std::error_code error;
  if (options.cases && !std::filesystem::is_directory(folder / "cases", error)) {
    complain(
        "coadopt: {} has no folder \"cases\". Leave out --cases, or name another folder with --scenarios.\n",
        folder.string());
    return ExitCode::wrong_input;
  }
  const auto reference_with = [&](const std::vector<std::string_view>& settings) {
    Overrides overrides = overrides_of(options.run);
    overrides.set.insert(overrides.set.end(), settings.begin(), settings.end());
    Scenario scenario = or_throw(read_scenario(baseline, overrides));
    scenario.run.replicates = options.replicates;
    return scenario;
  };
  const Scenario reference = reference_with({});
  const Interrupt interrupt;
  const std::uint32_t threads = threads_of(options.run);
  about_to_run({reference}, threads);
  const std::vector<CatalogueEntry> entries = or_throw(read_catalogue(catalogue->folder));
  Laboratory laboratory(reference, entries, threads, interrupt.stop());
  try {
    std::vector<TriedOut> tried;
    for (const Pattern& pattern : patterns()) {
      if (!wanted(options, pattern)) continue;
      report_progress(
          options, fmt::format("pattern {} of {}: {}", pattern.number, patterns().back().number, pattern.name));
      tried.push_back({&pattern, pattern.try_out(laboratory)});
      if (options.knock_outs && !pattern.knock_out.settings.empty()) {
        report_progress(options, fmt::format("without {}", pattern.knock_out.mechanism));
        Laboratory without(reference_with(pattern.knock_out.settings), entries, threads, interrupt.stop());
        tried.back().knocked_out = pattern.try_out(without);
      }
    }
    std::vector<TrialResult> trials;
    if (options.trials) {
      std::size_t done = 0;
      trials = run_trials(laboratory, [&] {
        report_progress(options, fmt::format("trial {} of {}", ++done, laboratory.catalogue().size()));
      });
    }
    std::vector<CaseResult> cases;
    if (options.cases) {
      std::size_t done = 0;
      Overrides overrides;
      if (catalogue->origin != CatalogueOrigin::installed) overrides.catalogue = catalogue->folder;
      cases = run_cases(folder / "cases", overrides, options.replicates, 72, threads, interrupt.stop(),
          [&] { report_progress(options, fmt::format("case {}", ++done)); });
    }
    if (options.run.json) {
      say_json(patterns_json(tried, trials, cases));
    } else {
      print(options, describe_patterns(tried));
      if (options.knock_outs) print(options, describe_knock_outs(tried));
      if (options.trials) print(options, describe_trials(trials));
      if (options.cases) print(options, describe_cases(cases));
    }
  } catch (const Stopped&) {
    complain("coadopt: {}; coadopt patterns keeps nothing. Try a few patterns at a time with --only.\n",
        Interrupt::word());
    return Interrupt::exit_code();
  }
  return ExitCode::done;
}

}  // namespace

void add_patterns(CLI::App& program, Action& action) {
  const auto options = std::make_shared<PatternsOptions>();
  CLI::App* const command = program.add_subcommand(
      "patterns", "Compare the model with published patterns: number, band, source and verdict for each");
  command->footer(
      "Examples:\n"
      "  coadopt patterns\n"
      "  coadopt patterns --only 3 4 --replicates 30\n"
      "  coadopt patterns --only 17 --knock-outs\n"
      "  coadopt patterns --trials --markdown\n"
      "  coadopt patterns --calibration --set adoption.try_rate=0.4 --json");
  command->add_option("--only", options->only, "Numbers of patterns")
      ->transform(whole_number(1, static_cast<std::uint64_t>(patterns().back().number)));
  command->add_flag(
      "--calibration", options->calibration, "Only the patterns that may be used for calibration");
  command->add_flag("--knock-outs", options->knock_outs,
      "Also try each pattern without what it is thought to come from; it should then fail");
  command->add_flag(
      "--trials", options->trials, "Also try every entry of the catalogue on its own, at 12 and 36 months");
  command->add_flag("--cases", options->cases, "Also run every published case, beside its published figure");
  command
      ->add_option("--scenarios", options->scenarios,
          "Folder with baseline.toml, and with cases for --cases. Default: the one installed with coadopt")
      ->check(&unfit_as_scenarios)
      ->type_name("DIR");
  command->add_option("--replicates", options->replicates, "Replicates of each run")
      ->transform(whole_number(2, 10'000))
      ->capture_default_str();
  add_threads_option(*command, options->run);
  add_reading_options(*command, options->run);
  command->add_flag("--markdown", options->markdown, "As Markdown, as in docs/validation.md");
  command->add_flag("--json", options->run.json, "As JSON")->excludes("--markdown");
  command->add_flag("--quiet", options->run.quiet, "No progress");
  command->callback([options, &action] { action = [options] { return try_out(*options); }; });
}

}  // namespace coadopt

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "command/analysis_process.hpp"
#include "command/command.hpp"
#include "command/dry_run.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/calibration/read_calibration.hpp"
#include "experiment/calibration/run_calibration.hpp"
#include "results/failure.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace {

struct CalibrateOptions {
  RunOptions run;
  CalibrationSettings settings;
  TargetSources sources;
  std::string csv;
  std::string charts;
};

// Whether there is a catalogue, whose interventions the patterns try; reports if not.
bool find_catalogue(const CalibrateOptions& options, const std::string& scenario, std::string& folder) {
  const auto catalogue = catalogue_for(scenario, options.run.catalogue);
  if (catalogue) {
    folder = catalogue->folder;
    return true;
  }
  if (const std::string problem = own_scenarios().problem; !problem.empty()) {
    complain("coadopt: {} Or name a catalogue with --catalogue.\n", problem);
  } else {
    complain(
        "coadopt: there is no folder \"catalogue\" beside {}, and none was installed with coadopt; the "
        "patterns try its interventions. Name it with --catalogue.\n",
        scenario);
  }
  return false;
}

ExitCode show_plan(const CalibrateOptions& options, const CalibrationExperiment& calibration,
    const CalibrationSettings& settings, const RunRequest& request) {
  const std::uint32_t points = points_of_a_wave(calibration, settings);
  return dry_run(
      {.name = calibration.experiment.name,
          .scenarios = calibration.experiment.scenarios,
          .replicates = calibration.patterns ? calibration.scenario().run.replicates : 1,
          .points = points,
          .points_are = fmt::format("in each of at most {}", counted(settings.waves, "wave")),
          .runs_are = calibration.patterns ? "each a parameter set tried on all targets"
                                           : "each a parameter set tried in one history",
          .notes = {fmt::format("{}{}; {} are kept.", counted(calibration.targets.size(), "target"),
              calibration.patterns ? " and the patterns for calibration" : "",
              counted(settings.sets, "parameter set"))},
          .more = {{"sets", settings.sets}, {"waves", settings.waves}, {"targets", calibration.targets.size()},
              {"patterns", calibration.patterns}},
          .planned = plan_runs(calibration, settings, request),
          .seconds_of_a_run = [&](const Stop& stop) { return seconds_of_a_try(calibration, settings, stop); }},
      options.run);
}

// Of charts and numbers, as the analysis says first of all which there will be. Throws OutputRefused where it
// cannot write them, or where one would be written over what was read.
void check_charts(const std::string& said, const CalibrateOptions& options) {
  const auto answer = nlohmann::json::parse(said);
  if (answer.contains("refused")) throw OutputRefused(answer.at("refused").get<std::string>());
  for (const std::string option : {"charts", "csv"}) {
    const std::string& folder = option == "csv" && !options.csv.empty() ? options.csv : options.charts;
    for (const auto& name : answer.at(option)) {
      const std::filesystem::path file = std::filesystem::path(folder) / name.get<std::string>();
      if (!was_read(file.string())) continue;
      throw OutputRefused(fmt::format(
          "{} is an input, and would be overwritten. Name another folder with --{}.", file.string(), option));
    }
  }
}

ExitCode search(const CalibrateOptions& options, const Typed& typed) {
  const CalibrationExperiment calibration =
      read_calibration(options.run.inputs.front(), overrides_of(options.run), options.sources);
  about_to_run(calibration.experiment.scenarios, threads_of(options.run));
  CalibrationSettings settings = options.settings;
  if (calibration.patterns && !find_catalogue(options, calibration.scenario().file, settings.catalogue)) {
    return ExitCode::wrong_input;
  }
  const RunRequest request = request_of(options.run, typed);
  if (options.run.dry_run) return show_plan(options, calibration, settings, request);
  const bool interrupted = std::filesystem::exists(journal_path(options.run.output));
  const bool complete =
      request.before == Before::keep && !interrupted && std::filesystem::exists(options.run.output);
  std::vector<std::string> words = {"calibrate", "--output=" + options.run.output};
  if (!options.csv.empty() && !complete) words.push_back("--csv=" + options.csv);
  if (!options.charts.empty() && !complete) words.push_back("--charts=" + options.charts);
  // A search that was interrupted may have written charts and numbers of its own.
  if (request.before == Before::replace || (request.before == Before::keep && interrupted)) {
    words.emplace_back("--force");
  }
  words.insert(words.end(), {"--", options.run.inputs.front()});
  const auto executed = execute(options.run, [&](const RunWatch& watch) {
    AnalysisProcess analysis(words);
    try {
      check_charts(analysis.next_line(watch.stop), options);
    } catch (const Stopped&) {
      CalibrationRun stopped;
      stopped.end = {RunEnd::stopped, "nothing was tried."};
      const std::filesystem::path journal = journal_path(options.run.output);
      if (std::filesystem::exists(journal)) stopped.journal = journal.string();
      return stopped;
    }
    const Planner planner = [&](const std::string& line) { return analysis.answer(line, watch.stop); };
    return run_calibration(calibration, settings, planner, request, watch);
  });
  const auto has = [](const std::string& folder, std::string_view file) {
    return folder.empty() || std::filesystem::exists(std::filesystem::path(folder) / file);
  };
  const bool drawn = has(options.charts, "targets.png") && has(options.csv, "targets.csv");
  if (executed.exit == ExitCode::done && !executed.ensemble && !drawn) {
    throw OutputRefused(
        fmt::format("no charts or numbers were made: they are made by a search, and {} is complete. Give the "
                    "same command with "
                    "another -o: it searches again, finds the same sets and makes them.",
            options.run.output));
  }
  if (executed.ensemble && executed.exit == ExitCode::done && !options.run.quiet) {
    say("{}", executed.report);
    say("\n{} of {} each. Use them with --ensemble {}\n",
        counted(executed.ensemble->sets.size(), "parameter set"),
        counted(executed.ensemble->parameters.size(), "parameter"), options.run.output);
  }
  report_end(executed, options.run);
  return executed.exit;
}

void add_target_options(CLI::App& command, CalibrateOptions& options) {
  command
      .add_option("--targets", options.sources.files,
          "File of what was observed (TOML), beside [targets] of the experiment. May be given again")
      ->type_name("FILE.toml")
      ->expected(1)
      ->take_all();
  command.add_flag("--patterns", options.sources.patterns,
      "Also calibrate to the patterns for calibration, which are used where there are no other targets");
}

}  // namespace

void add_calibrate(CLI::App& program, Action& action, const Typed& typed) {
  const auto options = std::make_shared<CalibrateOptions>();
  CLI::App* const command = program.add_subcommand(
      "calibrate", "Find the parameter sets that agree with what was observed, all equally likely");
  command->footer(
      "History matching in waves, then draws by likelihood. Every try has chance of its own.\n\n"
      "Examples:\n"
      "  coadopt calibrate place.toml --targets survey.toml --dry-run\n"
      "  coadopt calibrate place.toml --targets survey.toml -o posterior.toml --charts charts\n"
      "  coadopt calibrate place.toml --targets survey.toml -o posterior.toml --resume\n"
      "  coadopt calibrate scenarios/sweeps/calibration.toml -o posterior.toml\n"
      "  coadopt compare scenarios/baseline.toml scenarios/coaches.toml --ensemble posterior.toml -o x.h5");
  command
      ->add_option("EXPERIMENT", options->run.inputs,
          "Experiment file: the scenario, factors with ranges, and perhaps [targets]")
      ->required()
      ->expected(1);
  command->add_option("-o,--output", options->run.output, "File of parameter sets to write (TOML)")
      ->check([](const std::string& name) { return unfit_as_toml(name, "sets of parameters"); })
      ->type_name("FILE.toml");
  add_target_options(*command, *options);
  command->add_option("--sets", options->settings.sets, "Parameter sets to keep")
      ->transform(whole_number(2, 10'000))
      ->capture_default_str();
  command
      ->add_option("--points", options->settings.points,
          "Tries of a wave. Default: ten for each number that varies and ten more, at least 200")
      ->transform(whole_number(20, 10'000));
  command->add_option("--waves", options->settings.waves, "Waves, at most")
      ->transform(whole_number(1, 100))
      ->capture_default_str();
  command->add_option("--charts", options->charts, "Folder for charts as PNG and SVG")->type_name("DIR");
  command
      ->add_option("--csv", options->csv, "Folder for the numbers, as CSV. Default: the folder of the charts")
      ->type_name("DIR");
  command
      ->add_option("--replicates", options->run.replicates,
          "Replicates of each try of the patterns, in place of the file's")
      ->transform(whole_number(2, most_replicates));
  add_seed_option(*command, options->run, "Seed, in place of the file's");
  add_threads_option(*command, options->run);
  add_reading_options(*command, options->run);
  add_resume_option(*command, options->run,
      "keep the parameter sets that were tried and try the others. Without any, start anew",
      "output and the parameter sets that were tried");
  add_dry_run_option(*command, options->run);
  command->add_flag("--quiet", options->run.quiet, "No progress");
  command->callback([options, &action, &typed] {
    if (options->run.output.empty() && !options->run.dry_run) throw CLI::RequiredError("--output");
    action = [options, &typed] { return search(*options, typed); };
  });
}

}  // namespace coadopt

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command/command.hpp"
#include "command/dry_run.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/design/design.hpp"
#include "experiment/proof/run_calibration.hpp"
#include "experiment/read_experiment.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace {

struct CalibrateOptions {
  RunOptions run;
  CalibrationSettings settings;
};

ExitCode search(const CalibrateOptions& options, const Typed& typed) {
  const Experiment experiment = read_experiment(options.run.inputs.front(), overrides_of(options.run));
  about_to_run(experiment.scenarios, threads_of(options.run));
  const std::string& reference = experiment.scenarios.front().file;
  const auto catalogue = catalogue_for(reference, options.run.catalogue);
  if (const std::string problem = own_scenarios().problem; !catalogue && !problem.empty()) {
    complain("coadopt: {} Or name a catalogue with --catalogue.\n", problem);
    return ExitCode::wrong_input;
  }
  if (!catalogue) {
    complain(
        "coadopt: there is no folder \"catalogue\" beside {}, and none was installed with coadopt; the "
        "patterns try its interventions. Name it with --catalogue.\n",
        reference);
    return ExitCode::wrong_input;
  }
  CalibrationSettings settings = options.settings;
  settings.catalogue = catalogue->folder;
  if (options.run.dry_run) {
    const std::size_t points =
        design_of(experiment).values.size() / std::max<std::size_t>(1, experiment.factors.size());
    const RunRequest request = request_of(options.run, typed);
    return dry_run({.name = experiment.name,
                       .scenarios = experiment.scenarios,
                       .replicates = experiment.scenarios.front().run.replicates,
                       .points = points,
                       .points_are = design_text(experiment.design),
                       .runs_are = "each a parameter set tried on all patterns for calibration",
                       .notes = {fmt::format("After the points, {} of at most {} sets each; {} are kept.",
                           counted(settings.generations, "generation"), settings.most_tried * settings.sets,
                           settings.sets)},
                       .more = {{"sets", settings.sets}, {"generations", settings.generations}},
                       .planned = plan_runs(experiment, settings, request),
                       .one_at_a_time = true,
                       .seconds_of_a_run =
                           [&](const Stop& stop) {
                             return seconds_of_a_try(experiment, settings, request.threads, stop);
                           }},
        options.run);
  }
  const auto executed = execute(options.run, [&](const RunWatch& watch) {
    return run_calibration(experiment, settings, request_of(options.run, typed), watch);
  });
  if (executed.ensemble && executed.exit == ExitCode::done && !options.run.quiet) {
    say("{} parameter sets of {} parameters each. Use them with --ensemble {}\n",
        executed.ensemble->sets.size(), executed.ensemble->parameters.size(), options.run.output);
  }
  report_end(executed, options.run);
  return executed.exit;
}

}  // namespace

void add_calibrate(CLI::App& program, Action& action, const Typed& typed) {
  const auto options = std::make_shared<CalibrateOptions>();
  CLI::App* const command = program.add_subcommand("calibrate",
      "Find the parameter sets that come nearest to the patterns for calibration, all equally likely");
  command->footer(
      "Approximate Bayesian computation: the nearest points of the experiment's design, then generations "
      "around\n"
      "them with a tolerance that falls.\n\n"
      "Examples:\n"
      "  coadopt calibrate scenarios/sweeps/calibration.toml -o posterior.toml\n"
      "  coadopt calibrate scenarios/sweeps/calibration.toml -o posterior.toml --resume\n"
      "  coadopt compare scenarios/baseline.toml scenarios/coaches.toml --ensemble posterior.toml -o x.h5");
  command
      ->add_option(
          "EXPERIMENT", options->run.inputs, "Experiment file: the reference, factors with ranges, a design")
      ->required()
      ->expected(1);
  command->add_option("-o,--output", options->run.output, "File of parameter sets to write (TOML)")
      ->check([](const std::string& name) { return unfit_as_toml(name, "sets of parameters"); })
      ->type_name("FILE.toml");
  command->add_option("--sets", options->settings.sets, "Parameter sets to keep")
      ->transform(whole_number(2, 10'000))
      ->capture_default_str();
  command->add_option("--generations", options->settings.generations, "Generations after the design's points")
      ->transform(whole_number(0, 100))
      ->capture_default_str();
  command->add_option("--replicates", options->run.replicates, "Replicates of each run, in place of the file's")
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

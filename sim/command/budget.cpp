#include <fmt/format.h>

#include <memory>

#include "command/budget_results.hpp"
#include "command/command.hpp"
#include "command/dry_run.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"

namespace coadopt {

namespace {

DryRun dry_run_of(const BudgetExperiment& budget, const RunRequest& request) {
  const SearchTask& task = budget.task;
  return {.name = budget.experiment.name,
      .scenarios = budget.experiment.scenarios,
      .replicates = task.settings.replicates,
      .points = shape_of(task).splits,
      .points_are = fmt::format("splits of GBP {} over {}, {} of them given", thousands(task.space.total),
          counted(budget.interventions().size(), "intervention"), task.given.size()),
      .notes = {fmt::format("Each split runs in {} worlds, and {} again with {}.", task.settings.worlds,
          task.given.size() + task.settings.finalists, counted(task.settings.refine, "replicate"))},
      .more = {{"given", task.given.size()}, {"splits", shape_of(task).splits},
          {"worlds", task.settings.worlds}},
      .planned = plan_runs(budget, request),
      .seconds_of_a_run = [&](const Stop& stop) { return seconds_of_a_run(budget, stop); }};
}

ExitCode run(const BudgetExperiment& budget, const RunOptions& options, const Typed& typed) {
  const auto executed = execute(
      options, [&](const RunWatch& watch) { return run_budget(budget, request_of(options, typed), watch); });
  if (executed.found && executed.exit == ExitCode::done) {
    if (options.json) {
      say_json(found_json(*executed.found, options.output));
    } else if (!options.quiet) {
      print_found(*executed.found);
    }
  }
  report_end(executed, options);
  return executed.exit;
}

}  // namespace

void add_budget(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const command = program.add_subcommand(
      "budget", "Search for the best and the most robust split of a budget over interventions");
  command->footer(
      "Examples:\n"
      "  coadopt budget scenarios/sweeps/budget.toml --dry-run\n"
      "  coadopt budget scenarios/sweeps/budget.toml -o budget.h5\n"
      "  coadopt budget scenarios/sweeps/budget.toml -o budget.h5 --resume");
  const auto options = std::make_shared<RunOptions>();
  command->add_option("EXPERIMENT", options->inputs, "Experiment file with [budget] and [search]")
      ->required()
      ->expected(1);
  add_output_option(*command, *options);
  add_setting_options(*command, *options);
  command->remove_option(command->get_option("--replicates"));  // [search] says how many, and of what
  add_resume_option(*command, *options,
      "keep the finished runs and make the others. Without finished runs, start anew",
      "results file and its finished runs");
  add_experiment_options(*command, *options);
  command->callback([options, &action, &typed] {
    if (options->output.empty() && !options->dry_run) throw CLI::RequiredError("--output");
    action = [options, &typed] {
      const BudgetExperiment budget = read_budget(options->inputs.front(), overrides_of(*options));
      about_to_run(budget.experiment.scenarios, threads_of(*options));
      if (options->dry_run) return dry_run(dry_run_of(budget, request_of(*options, typed)), *options);
      return run(budget, *options, typed);
    };
  });
}

}  // namespace coadopt

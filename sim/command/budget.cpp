#include <memory>

#include "command/budget_results.hpp"
#include "command/command.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"

namespace coadopt {

namespace {

// Times one run, and prints how long the search would take at most.
ExitCode dry_run(const BudgetExperiment& budget, const RunOptions& options) {
  const Interrupt interrupt;
  const SearchTask& task = budget.task;
  const std::uint32_t threads = replicates_at_once(budget.experiment.scenarios, threads_of(options));
  const double one = seconds_of_a_run(budget, interrupt.stop());
  if (interrupt.stop()) {
    complain("coadopt: {}; a dry run keeps nothing.\n", Interrupt::word());
    return Interrupt::exit_code();
  }
  const std::uint64_t runs = most_runs(task);
  const double all = one * static_cast<double>(runs) / threads;
  const double bytes = static_cast<double>(runs) * static_cast<double>(shape_of(task).bytes() + 24);
  if (options.json) {
    const nlohmann::ordered_json summary = {{"experiment", budget.experiment.name},
        {"given", task.given.size()}, {"splits", shape_of(task).splits}, {"worlds", task.settings.worlds},
        {"runs", runs}, {"seconds_a_run", one}, {"threads", threads}, {"seconds", all}, {"bytes", bytes}};
    say_json(summary);
    return ExitCode::done;
  }
  say("{}: GBP {} split over {}, compared with {} given\n", budget.experiment.name, thousands(task.space.total),
      counted(budget.interventions().size(), "intervention"), counted(task.given.size(), "split"));
  say("at most {} in {} worlds, and {} again with {}: {}, of {}\n", counted(shape_of(task).splits, "split"),
      task.settings.worlds, task.given.size() + task.settings.finalists,
      counted(task.settings.refine, "replicate"), counted(runs, "run"),
      counted(budget.scenario().run.months, "month"));
  say("time: one run took {:.2g} s on one thread; all on {}: about {}\n", one, counted(threads, "thread"),
      duration_text(all));
  say("disk: {:.0f} kB for finished runs\n", bytes / 1e3);
  return ExitCode::done;
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
      return options->dry_run ? dry_run(budget, *options) : run(budget, *options, typed);
    };
  });
}

}  // namespace coadopt

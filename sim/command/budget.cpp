#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "command/budget_results.hpp"
#include "command/command.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "experiment/budget/possible_world.hpp"
#include "experiment/budget/read_budget.hpp"
#include "results/budget_file.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"

namespace coadopt {

namespace {

using Clock = std::chrono::steady_clock;

// Times one run, and prints how long the search would take at most.
ExitCode dry_run(const BudgetExperiment& budget, const RunOptions& options) {
  const Interrupt interrupt;
  const SearchTask& task = budget.task;
  const std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), task.settings.worlds);
  const std::uint32_t threads = replicates_at_once(budget.experiment.scenarios, threads_of(options));
  const Parts even = *(plain_splits(task.space).end() - 2);
  const RunSplits run = simulated(budget, worlds, [] {});
  const Clock::time_point began = Clock::now();
  run({&even}, worlds.size() - 1, 0, interrupt.stop(), [](std::size_t, const Reached&) {});
  if (interrupt.stop()) {
    complain("coadopt: {}; a dry run keeps nothing.\n", Interrupt::word());
    return Interrupt::exit_code();
  }
  const double one = std::chrono::duration<double>(Clock::now() - began).count();
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

// The search, its file and its report.
void search_and_write(const BudgetExperiment& budget, const std::string& identity,
    const ResultsProvenance& provenance, BegunJournal& begun, const RunOptions& options, const Stop& stop) {
  Journal& journal = begun.journal;
  const SearchTask& task = budget.task;
  const std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), task.settings.worlds);
  const std::uint64_t there = journal.count(RunStatus::done);
  const std::uint64_t runs = std::max<std::uint64_t>(1, most_runs(task) - std::min(there, most_runs(task)));
  auto progress = std::make_unique<Progress>(
      progress_style(options.quiet), runs * budget.scenario().run.months, agents_of(budget.scenario()));
  const std::uint32_t threads = threads_of(options);
  Tried tried(shape_of(task), simulated(budget, worlds, [&] { progress->month_done(); }), journal,
      {threads, replicates_at_once(budget.experiment.scenarios, threads)});
  const Searched searched = search(task, tried, stop);
  progress.reset();
  const BudgetFound found = {budget, worlds, tried, judge(task, searched, tried, budget.reference)};
  write_budget(contents_of(found, provenance, identity), options.output, begun.replaceable);
  journal.remove();
  if (options.json) {
    say_json(found_json(found, options.output));
  } else if (!options.quiet) {
    print_found(found);
    say("\nResults: {}\n", options.output);
  }
}

ExitCode run(const BudgetExperiment& budget, const RunOptions& options, const Typed& typed) {
  const OutputLock lock(options.output);
  const ResultsProvenance provenance = provenance_of(typed);
  const std::string identity = identity_of(budget, provenance);
  const Interrupt interrupt;
  std::optional<BegunJournal> begun = begin_search(
      search_identity(shape_of(budget.task), identity), options.output, before_of(options), interrupt.stop());
  if (!begun) {
    if (!options.quiet) complain("coadopt: {} is finished already.\n", options.output);
    return ExitCode::done;
  }
  const std::string way_on =
      fmt::format("Finished runs are kept in {}. Resume with the same command and --resume.",
          journal_path(options.output).string());
  if (!options.quiet) report_losses(begun->journal, options.output);
  try {
    search_and_write(budget, identity, provenance, *begun, options, interrupt.stop());
  } catch (const Stopped&) {
    complain("coadopt: {}: {} are finished. {}\n", Interrupt::word(),
        counted(begun->journal.count(RunStatus::done), "run"), way_on);
    return Interrupt::exit_code();
  } catch (const std::exception& failure) {
    complain("coadopt: {} {}\n", what_failed(failure), way_on);
    return ExitCode::failed;
  }
  return ExitCode::done;
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

#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "command/budget_found.hpp"
#include "command/command.hpp"
#include "command/complain.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/interrupt.hpp"
#include "command/output_kind.hpp"
#include "command/progress.hpp"
#include "command/spare_inputs.hpp"
#include "command/value_text.hpp"
#include "experiment/budget/begin.hpp"
#include "experiment/budget/simulate_split.hpp"
#include "results/budget_file.hpp"
#include "results/failure.hpp"
#include "results/output_lock.hpp"

namespace coadopt {

namespace {

using Clock = std::chrono::steady_clock;

// What `coadopt budget` is asked for.
struct BudgetOptions {
  RunOptions run;  // without scenarios
  std::string experiment;
  bool dry_run = false;
};

// Times one run, and tells how long the search would take at most.
ExitCode dry_run(const BudgetExperiment& budget, const BudgetOptions& options) {
  const Interrupt interrupt;
  const SearchTask& task = budget.task;
  const std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), task.settings.worlds);
  const std::uint32_t threads = replicates_at_once(budget.experiment.scenarios, threads_of(options.run));
  const Parts even = *(plain_splits(task.space).end() - 2);
  const RunSplits run = simulated(budget, worlds, [] {});
  const Clock::time_point began = Clock::now();
  run({&even}, worlds.size() - 1, 0, interrupt.stop(), [](std::size_t, const Reached&) {});
  if (interrupt.stop()) {
    complain("coadopt: {}; a dry run keeps nothing.\n", interrupt.word());
    return interrupt.exit_code();
  }
  const double one = std::chrono::duration<double>(Clock::now() - began).count();
  const std::uint64_t runs = most_runs(task);
  const double all = one * static_cast<double>(runs) / threads;
  const double bytes = static_cast<double>(runs) * static_cast<double>(shape_of(task).bytes() + 24);
  if (options.run.json) {
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

// The search, its file and what is told of it.
void search_and_write(const BudgetExperiment& budget, const std::string& identity,
    const ResultsProvenance& provenance, Journal& journal, const BudgetOptions& options, const Stop& stop) {
  const SearchTask& task = budget.task;
  const std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), task.settings.worlds);
  const std::uint64_t there = journal.count(RunStatus::done);
  const std::uint64_t runs = std::max<std::uint64_t>(1, most_runs(task) - std::min(there, most_runs(task)));
  auto progress = std::make_unique<Progress>(
      progress_style(options.run.quiet), runs * budget.scenario().run.months, agents_of(budget.scenario()));
  const std::uint32_t threads = threads_of(options.run);
  Tried tried(shape_of(task), simulated(budget, worlds, [&] { progress->month_done(); }), journal,
      {threads, replicates_at_once(budget.experiment.scenarios, threads)});
  const Searched searched = search(task, tried, stop);
  progress.reset();
  const BudgetFound found = {budget, worlds, tried, judge(task, searched, tried, budget.reference)};
  write_budget(contents_of(found, provenance, identity), options.run.output,
      before_of(options.run) == Before::refuse ? Existing::refuse : Existing::replace);
  journal.remove();
  if (options.run.json) {
    say_json(found_json(found, options.run.output));
  } else if (!options.run.quiet) {
    print_found(found);
    say("\nResults: {}\n", options.run.output);
  }
}

ExitCode run(const BudgetExperiment& budget, const BudgetOptions& options, const Typed& typed) {
  spare_inputs(options.run.output, budget.experiment);
  const OutputLock lock(options.run.output);
  const ResultsProvenance provenance = provenance_of(typed);
  const std::string identity = identity_of(budget, provenance);
  std::optional<Journal> journal = begin_search(
      search_identity(shape_of(budget.task), identity), options.run.output, before_of(options.run));
  if (!journal) {
    if (!options.run.quiet) complain("coadopt: {} is finished already.\n", options.run.output);
    return ExitCode::done;
  }
  const std::string way_on =
      fmt::format("Finished runs are kept in {}. Resume with the same command and --resume.",
          journal_path(options.run.output).string());
  const Interrupt interrupt;
  try {
    search_and_write(budget, identity, provenance, *journal, options, interrupt.stop());
  } catch (const SearchStopped&) {
    complain("coadopt: {}: {} are finished. {}\n", interrupt.word(),
        counted(journal->count(RunStatus::done), "run"), way_on);
    return interrupt.exit_code();
  } catch (const OutputRefused&) {
    throw;
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
  const auto options = std::make_shared<BudgetOptions>();
  command->add_option("EXPERIMENT", options->experiment, "Experiment file with [budget] and [search]")
      ->required()
      ->expected(1);
  command->add_option("-o,--output", options->run.output, "Results file to write (HDF5)")
      ->check(&unfit_as_results)
      ->type_name("FILE.h5");
  add_setting_options(*command, options->run);
  command->remove_option(command->get_option("--replicates"));  // [search] says how many, and of what
  CLI::Option* const resume = command->add_flag("--resume", options->run.resume,
      "Resume: keep the finished runs and make the others. Without finished runs, start anew");
  command->add_flag("--force", options->run.force, "Replace an existing results file and its finished runs")
      ->excludes(resume);
  command->add_flag(
      "--dry-run", options->dry_run, "Time one run and print how much there is to do; write nothing");
  command->add_flag("--quiet", options->run.quiet, "No progress and no table");
  command->add_flag("--json", options->run.json, "A machine-readable summary on standard output");
  command->callback([options, &action, &typed] {
    if (options->run.output.empty() && !options->dry_run) throw CLI::RequiredError("--output");
    action = [options, &typed] {
      const BudgetExperiment budget = read_budget(options->experiment, overrides_of(options->run));
      about_to_run(budget.experiment.scenarios, threads_of(options->run));
      return options->dry_run ? dry_run(budget, *options) : run(budget, *options, typed);
    };
  });
}

}  // namespace coadopt

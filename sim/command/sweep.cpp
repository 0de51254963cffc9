#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>

#include "command/catalogue_option.hpp"
#include "command/command.hpp"
#include "command/comparable.hpp"
#include "command/complain.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/interrupt.hpp"
#include "command/progress.hpp"
#include "command/spare_inputs.hpp"
#include "command/sweep_options.hpp"
#include "command/tell.hpp"
#include "experiment/read_experiment.hpp"
#include "results/failure.hpp"
#include "results/output_lock.hpp"
#include "results/run_layout.hpp"
#include "results/sweep_file.hpp"
#include "results/sweep_reader.hpp"

namespace coadopt {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

// What a sweep came to.
struct Swept {
  ExitCode exit = ExitCode::done;
  std::string why;  // of an end that is not `done`, with a way on
  std::uint64_t done = 0;
  std::uint64_t failed = 0;
  std::string first_failure;
  double seconds = 0.0;
  std::string file;  // of what is finished so far, where that was asked for
};

double agents_of(const Experiment& experiment) {
  double agents = 0.0;
  for (const Scenario& one : experiment.scenarios) agents += agents_of(one);
  return agents / static_cast<double>(experiment.scenarios.size());
}

std::string size_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", bytes / 1e3);
  return bytes < 1e9 ? fmt::format("{:.1f} MB", bytes / 1e6) : fmt::format("{:.1f} GB", bytes / 1e9);
}

// Times one run, and tells how long all would take and how much room.
ExitCode dry_run(const Experiment& experiment, const SweepPlan& plan, const SweepOptions& options) {
  const Interrupt interrupt;
  const std::uint32_t threads = replicates_at_once(experiment.scenarios, threads_of(options.run));
  double one = 0.0;
  try {
    one = seconds_of_a_run(experiment, plan, plan.runs() / 2, interrupt.stop());
  } catch (const ScenarioErrors& failure) {
    complain("coadopt: the run that was timed failed, so the time is of no use: {}\n", failure.what());
  }
  if (interrupt.stop()) {
    complain("coadopt: {}; a dry run keeps nothing.\n", interrupt.word());
    return interrupt.exit_code();
  }
  const double all = one * static_cast<double>(plan.runs()) / threads;
  const double bytes = static_cast<double>(plan.runs()) * static_cast<double>(layout_of(plan).bytes);
  if (options.run.json) {
    const nlohmann::ordered_json summary = {{"experiment", plan.name}, {"design", plan.design},
        {"design_points", plan.design_points}, {"points", plan.points.size()}, {"scenarios", plan.scenarios()},
        {"replicates", plan.results.replicates}, {"runs", plan.runs()}, {"seconds_a_run", one},
        {"threads", threads}, {"seconds", all}, {"bytes", bytes}};
    say_json(summary);
    return ExitCode::done;
  }
  say("{}: {}\n", plan.name, plan.design);
  if (plan.shards > 1) say("shard {}/{} of {} points\n", plan.shard, plan.shards, plan.design_points);
  say("{} x {} x {} = {}, of {}\n", counted(plan.points.size(), "point"), counted(plan.scenarios(), "scenario"),
      counted(plan.results.replicates, "replicate"), counted(plan.runs(), "run"),
      counted(plan.results.months, "month"));
  say("factors: {}\n", plan.columns.size());
  for (const PointColumn& column : plan.columns) {
    const std::string range = column.labels.empty()
                                  ? fmt::format("{:.6g} to {:.6g} {}", column.low, column.high, column.units)
                                  : fmt::format("{}", fmt::join(column.labels, ", "));
    say("  {}: {}\n", column.name, range);
  }
  say("time: one run took {:.2g} s on one thread; all on {}: about {}\n", one, counted(threads, "thread"),
      duration_text(all));
  say("disk: {} for runs as they finish, and no more than that for the results file\n", size_text(bytes));
  return ExitCode::done;
}

std::string way_on(const SweepOptions& options) {
  return fmt::format("What is finished is in {}. Go on with the same command and --resume.",
      journal_path(options.run.output).string());
}

// Of a sweep that has tried every run.
void judge(Swept& swept) {
  if (swept.done > 0) return;
  swept.exit = ExitCode::failed;
  swept.why = fmt::format("every run failed. The first: {}", swept.first_failure);
}

void run_and_write(const Experiment& experiment, const SweepPlan& plan, Journal& journal,
    const SweepOptions& options, Swept& swept) {
  const Interrupt interrupt;
  const std::uint64_t months = journal.count(RunStatus::missing) * plan.results.months;
  {
    Progress progress(
        progress_style(options.run.quiet), std::max<std::uint64_t>(months, 1), agents_of(experiment));
    run_sweep(
        experiment, plan, journal, threads_of(options.run), interrupt.stop(), [&] { progress.month_done(); });
  }
  swept.done = journal.count(RunStatus::done);
  swept.failed = journal.count(RunStatus::failed);
  if (swept.done + swept.failed < plan.runs()) {
    swept.exit = interrupt.exit_code();
    swept.why = fmt::format("{}: {} of {} runs are finished. {}", interrupt.word(), swept.done + swept.failed,
        plan.runs(), way_on(options));
    return;
  }
  for (std::uint64_t run = 0; swept.failed > 0 && run < plan.runs(); ++run) {
    if (journal.status(run) != RunStatus::failed) continue;
    swept.first_failure = journal.reason(run);
    break;
  }
  write_sweep(plan, journal, options.run.output,
      before_of(options) == Before::refuse ? Existing::refuse : Existing::replace);
  journal.remove();
  judge(swept);
}

// FILE.h5 -> FILE.so-far.h5
std::filesystem::path so_far_name(const std::filesystem::path& output) {
  std::filesystem::path name = output;
  name.replace_extension(".so-far" + output.extension().string());
  return name;
}

Swept written_so_far(const SweepPlan& plan, Journal& journal, const SweepOptions& options) {
  Swept swept;
  swept.done = journal.count(RunStatus::done);
  swept.failed = journal.count(RunStatus::failed);
  if (swept.done == 0) {
    if (swept.failed == 0) journal.remove();  // there was none before
    throw OutputRefused(
        fmt::format("no run of {} is finished so far. Run the sweep first.", options.run.output));
  }
  swept.file = so_far_name(options.run.output).string();
  write_sweep(plan, journal, swept.file, Existing::replace);
  return swept;
}

Swept sweep(const Experiment& experiment, const SweepPlan& plan, const SweepOptions& options) {
  const Clock::time_point began = Clock::now();
  Swept swept;
  std::optional<Journal> journal =
      begin_journal(plan, options.run.output, before_of(options), options.retry_failed);
  if (!journal) {
    const std::vector<std::string> failures = SweepReader(options.run.output).failures();
    swept.failed = failures.size();
    swept.done = plan.runs() - swept.failed;
    if (!failures.empty()) swept.first_failure = failures.front();
    if (!options.run.quiet) complain("coadopt: {} has every run already.\n", options.run.output);
    judge(swept);
    return swept;
  }
  if (!options.run.quiet) tell_losses(*journal, options.run.output);
  if (options.so_far) return written_so_far(plan, *journal, options);
  try {
    run_and_write(experiment, plan, *journal, options, swept);
  } catch (const std::exception& failure) {
    swept.done = journal->count(RunStatus::done);
    swept.failed = journal->count(RunStatus::failed);
    swept.exit = ExitCode::failed;
    swept.why = fmt::format("{} {}", what_failed(failure), way_on(options));
  }
  swept.seconds = seconds_since(began);
  return swept;
}

void tell(
    const Swept& swept, const Experiment& experiment, const SweepPlan& plan, const SweepOptions& options) {
  if (options.run.json) {
    const nlohmann::ordered_json summary = {{"experiment", plan.name},
        {"file", swept.file.empty() ? options.run.output : swept.file},
        {"exit_code", static_cast<int>(swept.exit)},
        {"catalogues", catalogues_json(catalogues_of(experiment.scenarios))}, {"design", plan.design},
        {"points", plan.points.size()}, {"scenarios", plan.scenarios()},
        {"replicates", plan.results.replicates}, {"runs", plan.runs()}, {"done", swept.done},
        {"failed", swept.failed}, {"seed", plan.results.provenance.seed}, {"seconds", swept.seconds}};
    say_json(summary);
  } else if (!options.run.quiet && !swept.file.empty()) {
    say("{}: {} of {} runs so far\nResults: {}\n", plan.name, swept.done + swept.failed, plan.runs(),
        swept.file);
  } else if (!options.run.quiet && swept.exit == ExitCode::done) {
    say("{}: {} of {} points in {}\nResults: {}\n", plan.name, counted(plan.runs(), "run"), plan.points.size(),
        duration_text(swept.seconds), options.run.output);
  }
  if (swept.exit != ExitCode::done) {
    complain("coadopt: {}\n", swept.why);
  } else if (swept.failed > 0) {
    complain("coadopt: {} of {} runs failed and are missing; the group `failures` says why. The first: {}\n",
        swept.failed, plan.runs(), swept.first_failure);
  }
}

}  // namespace

void add_sweep(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const command = program.add_subcommand(
      "sweep", "Run scenarios at every point of a design over parameters and interventions");
  command->footer(
      "Examples:\n"
      "  coadopt sweep scenarios/sweeps/small.toml --dry-run\n"
      "  coadopt sweep scenarios/sweeps/small.toml -o small.h5\n"
      "  coadopt sweep scenarios/sweeps/small.toml -o small.h5 --resume\n"
      "  coadopt sweep scenarios/sweeps/small.toml -o small-1.h5 --shard 1/2");
  const auto options = std::make_shared<SweepOptions>();
  add_sweep_options(*command, *options);
  command->callback([options, &action, &typed] {
    if (options->run.output.empty() && !options->dry_run) throw CLI::RequiredError("--output");
    if (options->extend_replicates) options->run.replicates = options->extend_replicates;
    action = [options, &typed] {
      const Experiment experiment = read_experiment(options->experiment, overrides_of(options->run));
      about_to_run(experiment.scenarios, threads_of(options->run));
      check_comparable(experiment.scenarios);
      const SweepPlan plan = plan_sweep(experiment, shard_of(*options), provenance_of(typed));
      if (options->dry_run) return dry_run(experiment, plan, *options);
      spare_inputs(options->run.output, experiment);
      const OutputLock lock(options->run.output);
      const Swept swept = sweep(experiment, plan, *options);
      tell(swept, experiment, plan, *options);
      return swept.exit;
    };
  });
}

}  // namespace coadopt

#include "command/dry_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "experiment/replicates.hpp"
#include "experiment/run_experiment.hpp"
#include "experiment/sweep.hpp"
#include "results/journal.hpp"
#include "scenario/errors.hpp"

namespace coadopt {

namespace {

std::string size_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", bytes / 1e3);
  return bytes < 1e9 ? fmt::format("{:.1f} MB", bytes / 1e6) : fmt::format("{:.1f} GB", bytes / 1e9);
}

// What the runs to do take, worked out from the time of one.
struct Needs {
  std::uint64_t to_do;
  std::uint32_t threads;
  double one;      // seconds of a run
  double seconds;  // of all
  double memory;
};

Needs needs_of(const DryRun& what, double one, std::uint32_t threads) {
  const std::uint32_t at_once = replicates_at_once(what.scenarios, threads);
  double memory = 0.0;
  for (const Scenario& scenario : what.scenarios) memory = std::max(memory, memory_of(scenario));
  const std::uint64_t to_do = what.planned.runs - what.planned.kept;
  const std::uint32_t side_by_side = what.one_at_a_time ? 1 : at_once;
  return {.to_do = to_do,
      .threads = what.one_at_a_time ? threads : at_once,
      .one = one,
      .seconds = one * static_cast<double>(to_do) / side_by_side,
      .memory = memory * at_once + static_cast<double>(what.planned.memory)};
}

void print(const DryRun& what, const Needs& needs, const RunOptions& options) {
  std::vector<std::string> names;
  for (const Scenario& one : what.scenarios) names.push_back(one.name);
  const std::string catalogues = catalogues_text(catalogues_of(what.scenarios));
  const auto line = [](std::string_view title, const std::string& text) { say("{:<12} {}\n", title, text); };
  line("name:", what.name);
  line("scenarios:", fmt::format("{}", fmt::join(names, ", ")));
  line("replicates:", fmt::format("{}", what.replicates));
  line("months:", fmt::format("{}", what.scenarios.front().run.months));
  line("points:", fmt::format("{}{}", what.points, what.points_are.empty() ? "" : ", " + what.points_are));
  line("runs to do:", fmt::format("{}{}{}", what.planned.at_most ? "at most " : "", needs.to_do,
                          what.runs_are.empty() ? "" : ", " + what.runs_are));
  line("runs kept:", fmt::format("{}", what.planned.kept));
  line("output:", options.output.empty() ? "none" : options.output);
  line("catalogue:", catalogues.empty() ? "none" : catalogues);
  line("memory:", "about " + size_text(needs.memory));
  line("time:", fmt::format("about {} on {}; one run took {:.2g} s", duration_text(needs.seconds),
                    counted(needs.threads, "thread"), needs.one));
  line("disk:", options.output.empty() && what.planned.bytes == 0
                    ? "none"
                    : fmt::format("{} for finished runs, and at most as much again for the results file",
                          size_text(static_cast<double>(what.planned.bytes))));
  for (const std::string& note : what.notes) say("{}\n", note);
}

void print_json(const DryRun& what, const Needs& needs, const RunOptions& options) {
  nlohmann::ordered_json summary = {{"experiment", what.name}, {"scenarios", what.scenarios.size()},
      {"replicates", what.replicates}, {"months", what.scenarios.front().run.months}, {"points", what.points},
      {"runs", what.planned.runs}, {"to_do", needs.to_do}, {"kept", what.planned.kept},
      {"output", options.output}, {"catalogues", catalogues_json(catalogues_of(what.scenarios))},
      {"memory", needs.memory}, {"seconds_a_run", needs.one}, {"threads", needs.threads},
      {"seconds", needs.seconds}, {"bytes", what.planned.bytes}};
  summary.update(what.more);
  say_json(summary);
}

std::string range_of(const PointColumn& column) {
  if (!column.labels.empty()) return fmt::format("{}", fmt::join(column.labels, ", "));
  return fmt::format("{} to {}{}", figures(column.low, 6), figures(column.high, 6),
      column.units == "1" ? "" : " " + column.units);
}

std::vector<std::string> notes_on(const ResultsPlan& plan) {
  std::vector<std::string> notes;
  if (plan.variants > 0)
    notes.push_back(
        fmt::format("The runs include the check of robustness, in {}.", counted(plan.variants, "variant")));
  if (!plan.columns.empty()) notes.push_back(fmt::format("Factors ({}):", plan.columns.size()));
  for (const PointColumn& column : plan.columns)
    notes.push_back(fmt::format("  {}: {}", column.name, range_of(column)));
  return notes;
}

std::string name_of(const std::vector<Scenario>& compared) {
  if (compared.size() == 1) return compared.front().name;
  return fmt::format("{} against {}", counted(compared.size() - 1, "scenario"), compared.front().name);
}

std::string points_text(const ResultsPlan& plan) {
  if (plan.shards == 1) return plan.design;
  return fmt::format("shard {}/{} of {}: {}", plan.shard, plan.shards, plan.design_points, plan.design);
}

}  // namespace

ExitCode dry_run(const Experiment& experiment, const RunRequest& request, const RunOptions& options) {
  const ResultsPlan plan = plan_results(experiment, request);
  return dry_run(
      {.name = plan.is_sweep() ? plan.name : name_of(experiment.scenarios),
          .scenarios = experiment.scenarios,
          .replicates = plan.replicates,
          .points = plan.points.size(),
          .points_are = points_text(plan),
          .notes = notes_on(plan),
          .more = {{"design", plan.design}, {"design_points", plan.design_points}},
          .planned = plan_runs(experiment, plan, request),
          .seconds_of_a_run =
              [&](const Stop& stop) { return seconds_of_a_run(experiment, plan, plan.runs() / 2, stop); }},
      options);
}

ExitCode dry_run(const DryRun& what, const RunOptions& options) {
  const Interrupt interrupt;
  double one = 0.0;
  try {
    one = what.seconds_of_a_run(interrupt.stop());
  } catch (const Stopped&) {  // reported below
  } catch (const ScenarioErrors& failure) {
    complain(
        "coadopt: the run that was timed failed, so there is no estimate of the time: {}\n", failure.what());
  }
  if (interrupt.stop()) {
    complain("coadopt: {}; a dry run writes nothing.\n", Interrupt::word());
    return Interrupt::exit_code();
  }
  const Needs needs = needs_of(what, one, threads_of(options));
  if (options.json) {
    print_json(what, needs, options);
  } else {
    print(what, needs, options);
  }
  return ExitCode::done;
}

}  // namespace coadopt

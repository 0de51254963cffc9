#include "experiment/sweep.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "experiment/design/design.hpp"
#include "outcome/outcome.hpp"
#include "results/records.hpp"
#include "results/run_layout.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/read.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

namespace {

// What runs of a sweep share.
struct Sweeping {
  const Experiment& experiment;
  const ResultsPlan& plan;
  RunLayout layout;
  Recorded recorded;
  std::uint64_t memory;

  Sweeping(const Experiment& of, const ResultsPlan& by)
      : experiment(of),
        plan(by),
        layout(layout_of(by)),
        recorded{of.keeps_outcomes ? with_outcomes(of.observed, of.outcomes) : of.observed},
        memory(available_memory()) {
    if (!of.keeps_outcomes) recorded.months = by.months_kept;  // else every month counts towards them
  }

  [[nodiscard]] Scenario scenario_of(std::uint64_t run) const {
    const std::uint64_t rest = run / plan.replicates;
    const std::size_t scenario = rest % plan.scenarios.size();
    if (experiment.factors.empty()) return experiment.scenarios[scenario];
    return scenario_at(experiment, plan, rest / plan.scenarios.size(), scenario, memory);
  }

  [[nodiscard]] std::vector<std::byte> packed(const Scenario& scenario, const Record& record) const {
    std::vector<double> outcomes;
    if (experiment.keeps_outcomes)
      outcomes = summarise(record, sizes_of(scenario.parameters), experiment.outcomes);
    return packed_run(record, plan.months_kept, outcomes, layout);
  }
};

// Scenarios at points, each by the number of its first run.
using RunGroup = std::vector<std::uint64_t>;

// More would save next to nothing, and take memory.
constexpr std::size_t most_in_group = 64;

// Those together that may have months in common: scenarios that do, at points that have the same values of
// parameters. In the order of the points given; large partnerships, of which memory has no room for two, are
// alone.
std::vector<RunGroup> groups_of(
    const Experiment& experiment, const ResultsPlan& plan, const std::vector<std::uint32_t>& order) {
  const std::size_t scenarios = plan.scenarios.size();
  std::vector<std::size_t> class_of(scenarios);
  const auto classes = run_together(experiment.scenarios);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (const std::size_t scenario : classes[i]) class_of[scenario] = i;
  }
  const bool large = are_large(experiment.scenarios);
  std::vector<std::size_t> parameters;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (slot_named(plan.columns[i].name)) parameters.push_back(i);
  }
  std::vector<RunGroup> groups;
  std::map<std::vector<double>, std::size_t> known;
  for (const std::uint32_t row : order) {
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
      std::vector<double> key = {static_cast<double>(class_of[scenario])};
      for (const std::size_t i : parameters) key.push_back(plan.points.values[row * plan.columns.size() + i]);
      if (large) key.push_back(row);
      const auto [place, is_new] = known.emplace(std::move(key), groups.size());
      if (!is_new && groups[place->second].size() == most_in_group) place->second = groups.size();
      if (place->second == groups.size()) groups.emplace_back();
      groups[place->second].push_back(plan.run(row, scenario, 0));
    }
  }
  return groups;
}

// One replicate of a group, as far as it is missing.
void run_group(const Sweeping& sweeping, const RunGroup& group, std::uint32_t replicate, const RunSink& sink,
    const Stop& stop, const std::function<void()>& each_month) {
  std::vector<std::uint64_t> runs;
  std::vector<Scenario> scenarios;
  for (const std::uint64_t first : group) {
    const std::uint64_t run = first + replicate;
    if (!sink.is_missing(run)) continue;
    try {
      scenarios.push_back(sweeping.scenario_of(run));
      runs.push_back(run);
    } catch (const ScenarioErrors& failure) {
      sink.failed(run, failure.what());  // and nothing else: only this is due to the point
    }
  }
  std::vector<Branch> branches;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::uint64_t run = runs[i];
    const Scenario& scenario = scenarios[i];
    branches.push_back({&scenario,
        [&sink, &each_month, run](const Simulation& simulation) {
          if (sink.month) sink.month(run, simulation);
          each_month();
        },
        [&sweeping, &sink, &scenario, run](
            const Record& record) { sink.done(run, sweeping.packed(scenario, record)); }});
  }
  run_branches(branches, replicate, sweeping.recorded, stop);
}

}  // namespace

Scenario scenario_at(const Experiment& experiment, const ResultsPlan& plan, std::size_t row,
    std::size_t scenario, std::uint64_t memory) {
  Scenario at = experiment.scenarios[scenario];
  const double* values = plan.points.values.data() + row * experiment.factors.size();
  // Whether there is an intervention comes last: what else varies of it must find it.
  for (const bool choices : {false, true}) {
    for (std::size_t i = 0; i < experiment.factors.size(); ++i) {
      if (experiment.factors[i].is_choice() == choices) experiment.factors[i].apply(at, values[i]);
    }
  }
  throw_if_any(check_changed(at, memory));
  return at;
}

std::optional<std::vector<std::byte>> run_once(
    const Experiment& experiment, const ResultsPlan& plan, std::uint64_t run, const Stop& stop) {
  const Sweeping sweeping(experiment, plan);
  const Scenario scenario = sweeping.scenario_of(run);
  const auto replicate = static_cast<std::uint32_t>(run % plan.replicates);
  const std::optional<Record> record = simulate(scenario, replicate, sweeping.recorded, stop);
  if (!record) return std::nullopt;
  return sweeping.packed(scenario, *record);
}

double seconds_of_a_run(
    const Experiment& experiment, const ResultsPlan& plan, std::uint64_t run, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  // Once before, so that memory is at hand, as it is to all runs but the first.
  static_cast<void>(run_once(experiment, plan, run, stop));
  const Clock::time_point began = Clock::now();
  static_cast<void>(run_once(experiment, plan, run, stop));
  return std::chrono::duration<double>(Clock::now() - began).count();
}

RunSink sink_for(Journal& journal, const ResultsPlan& plan) {
  return {.is_missing = [&](std::uint64_t run) { return journal.status(run) == RunStatus::missing; },
      .month =
          [&](std::uint64_t run, const Simulation& simulation) {
            const Month month = simulation.moment.month;
            if (keeps_agents(plan, month))
              append_snapshot(journal, plan, run, month, snapshot_of(simulation.partnership));
          },
      .done = [&](std::uint64_t run, std::span<const std::byte> bytes) { journal.append(run, bytes); },
      .failed = [&](std::uint64_t run, std::string_view reason) { journal.append_failure(run, reason); }};
}

void run_sweep(const Experiment& experiment, const ResultsPlan& plan, const RunSink& sink,
    std::uint32_t threads, const Stop& stop, const std::function<void()>& each_month) {
  const Sweeping sweeping(experiment, plan);
  const std::vector<std::uint32_t> order = balanced_order(
      experiment.design.kind, static_cast<std::uint32_t>(plan.points.size()), Stream{plan.provenance.seed, 0});
  const std::vector<RunGroup> groups = groups_of(experiment, plan, order);
  do_all(std::uint64_t{groups.size()} * plan.replicates,
      {threads, replicates_at_once(experiment.scenarios, threads)}, stop, [&](std::uint64_t turn) {
        run_group(sweeping, groups[turn % groups.size()], static_cast<std::uint32_t>(turn / groups.size()),
            sink, stop, each_month);
      });
}

}  // namespace coadopt

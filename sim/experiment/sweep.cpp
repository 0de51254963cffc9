#include "experiment/sweep.hpp"

#include <algorithm>
#include <chrono>

#include "experiment/order.hpp"
#include "experiment/outcome.hpp"
#include "experiment/simulate.hpp"
#include "results/run_layout.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

// Which measures a run takes: those kept, and those that outcomes are summed up from.
Observed observed_in(const Experiment& experiment) {
  Observed observed = experiment.observed;
  if (!experiment.outcomes) return observed;
  for (const MeasureGroup group : {MeasureGroup::practice, MeasureGroup::people, MeasureGroup::money}) {
    observed.groups[static_cast<std::size_t>(group)] = true;
  }
  return observed;
}

// What runs of a sweep share.
struct Sweeping {
  const Experiment& experiment;
  const SweepPlan& plan;
  RunLayout layout;
  Recorded recorded;
  std::uint64_t memory;

  Sweeping(const Experiment& of, const SweepPlan& by)
      : experiment(of), plan(by), layout(layout_of(by)), recorded{observed_in(of)}, memory(available_memory()) {
    if (!of.outcomes) recorded.months = by.kept;  // else every month counts towards them
  }

  [[nodiscard]] std::optional<std::vector<std::byte>> run(
      std::uint64_t number, const Stop& stop, const std::function<void()>& each_month) const {
    const std::uint32_t replicates = plan.results.replicates;
    const std::uint64_t rest = number / replicates;
    return run(rest / plan.scenarios(), rest % plan.scenarios(),
        static_cast<std::uint32_t>(number % replicates), stop, each_month);
  }

  [[nodiscard]] std::optional<std::vector<std::byte>> run(std::size_t row, std::size_t number,
      std::uint32_t replicate, const Stop& stop, const std::function<void()>& each_month) const {
    const Scenario scenario = scenario_at(experiment, plan, row, number, memory);
    const auto month_done = [&](const World&) { each_month(); };
    const std::optional<Record> record = simulate(scenario, replicate, recorded, stop, month_done);
    if (!record) return std::nullopt;
    std::vector<double> outcomes;
    if (experiment.outcomes) {
      const Summary all = summarise(*record, sizes_of(scenario.parameters));
      outcomes.assign(all.begin(), all.end());
    }
    return packed_run(*record, plan.kept, outcomes, layout);
  }
};

}  // namespace

Scenario scenario_at(const Experiment& experiment, const SweepPlan& plan, std::size_t row, std::size_t scenario,
    std::uint64_t memory) {
  Scenario at = experiment.scenarios[scenario];
  const double* values = plan.points.values.data() + row * experiment.factors.size();
  // Whether there is an intervention comes last: what else varies of it must find it.
  for (const bool choices : {false, true}) {
    for (std::size_t i = 0; i < experiment.factors.size(); ++i) {
      if (experiment.factors[i].is_choice() == choices) experiment.factors[i].apply(at, values[i]);
    }
  }
  check_changed(at, memory);
  return at;
}

std::optional<std::vector<std::byte>> run_once(const Experiment& experiment, const SweepPlan& plan,
    std::uint64_t run, const Stop& stop, const std::function<void()>& each_month) {
  return Sweeping(experiment, plan).run(run, stop, each_month);
}

double seconds_of_a_run(
    const Experiment& experiment, const SweepPlan& plan, std::uint64_t run, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  const Sweeping sweeping(experiment, plan);
  static_cast<void>(
      sweeping.run(run, stop, [] {}));  // so that memory is at hand, as it is to all but the first
  const Clock::time_point began = Clock::now();
  static_cast<void>(sweeping.run(run, stop, [] {}));
  return std::chrono::duration<double>(Clock::now() - began).count();
}

void run_sweep(const Experiment& experiment, const SweepPlan& plan, Journal& journal, std::uint32_t threads,
    const Stop& stop, const std::function<void()>& each_month) {
  const Sweeping sweeping(experiment, plan);
  const std::vector<std::uint32_t> order = balanced_order(experiment.design.kind,
      static_cast<std::uint32_t>(plan.points.size()), Stream{plan.results.provenance.seed, 0});
  const std::uint64_t scenarios = plan.scenarios();
  const auto run_one = [&](std::uint64_t turn) {
    const std::size_t number = turn % scenarios;
    const std::size_t row = order[turn / scenarios % order.size()];
    const auto replicate = static_cast<std::uint32_t>(turn / scenarios / order.size());
    const std::uint64_t run = plan.run(row, number, replicate);
    if (journal.status(run) != RunStatus::missing) return;
    std::optional<std::vector<std::byte>> bytes;
    try {
      bytes = sweeping.run(row, number, replicate, stop, each_month);
    } catch (const ScenarioErrors& failure) {
      return journal.append_failure(run, failure.what());  // and nothing else: only this is due to the point
    }
    if (bytes) journal.append(run, *bytes);
  };
  do_all(plan.runs(), {threads, replicates_at_once(experiment.scenarios, threads)}, stop, run_one);
  journal.settle();
}

}  // namespace coadopt

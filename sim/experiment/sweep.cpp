#include "experiment/sweep.hpp"

#include <algorithm>
#include <chrono>

#include "experiment/order.hpp"
#include "experiment/outcome.hpp"
#include "experiment/simulate.hpp"
#include "results/records.hpp"
#include "results/run_layout.hpp"
#include "scenario/read.hpp"

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
        recorded{of.outcomes ? with_outcomes(of.observed) : of.observed},
        memory(available_memory()) {
    if (!of.outcomes) recorded.months = by.kept;  // else every month counts towards them
  }

  [[nodiscard]] std::optional<std::vector<std::byte>> run(
      std::uint64_t number, const Stop& stop, const EachMonth& each_month) const {
    const auto replicate = static_cast<std::uint32_t>(number % plan.replicates);
    const std::uint64_t rest = number / plan.replicates;
    const std::size_t scenario = rest % plan.scenarios.size();
    if (experiment.factors.empty()) return run(experiment.scenarios[scenario], replicate, stop, each_month);
    return run(scenario_at(experiment, plan, rest / plan.scenarios.size(), scenario, memory), replicate, stop,
        each_month);
  }

  [[nodiscard]] std::optional<std::vector<std::byte>> run(
      const Scenario& scenario, std::uint32_t replicate, const Stop& stop, const EachMonth& each_month) const {
    const std::optional<Record> record = simulate(scenario, replicate, recorded, stop, each_month);
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
  check_changed(at, memory);
  return at;
}

std::optional<std::vector<std::byte>> run_once(const Experiment& experiment, const ResultsPlan& plan,
    std::uint64_t run, const Stop& stop, const std::function<void()>& each_month) {
  return Sweeping(experiment, plan).run(run, stop, [&](const World&) { each_month(); });
}

double seconds_of_a_run(
    const Experiment& experiment, const ResultsPlan& plan, std::uint64_t run, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  const Sweeping sweeping(experiment, plan);
  // Once before, so that memory is at hand, as it is to all runs but the first.
  static_cast<void>(sweeping.run(run, stop, {}));
  const Clock::time_point began = Clock::now();
  static_cast<void>(sweeping.run(run, stop, {}));
  return std::chrono::duration<double>(Clock::now() - began).count();
}

Kept kept_in(Journal& journal, const ResultsPlan& plan) {
  return {.is_missing = [&](std::uint64_t run) { return journal.status(run) == RunStatus::missing; },
      .month =
          [&](std::uint64_t run, const World& world) {
            const Month month = world.moment.month;
            if (keeps_agents(plan, month))
              append_snapshot(journal, plan, run, month, snapshot_of(world.partnership));
          },
      .done = [&](std::uint64_t run, std::span<const std::byte> bytes) { journal.append(run, bytes); },
      .failed = [&](std::uint64_t run, std::string_view reason) { journal.append_failure(run, reason); }};
}

void run_sweep(const Experiment& experiment, const ResultsPlan& plan, const Kept& kept, std::uint32_t threads,
    const Stop& stop, const std::function<void()>& each_month) {
  const Sweeping sweeping(experiment, plan);
  const std::vector<std::uint32_t> order = balanced_order(
      experiment.design.kind, static_cast<std::uint32_t>(plan.points.size()), Stream{plan.provenance.seed, 0});
  const std::uint64_t scenarios = plan.scenarios.size();
  const auto run_one = [&](std::uint64_t turn) {
    const std::size_t row = order[turn / scenarios % order.size()];
    const auto replicate = static_cast<std::uint32_t>(turn / scenarios / order.size());
    const std::uint64_t run = plan.run(row, turn % scenarios, replicate);
    if (!kept.is_missing(run)) return;
    const auto month_done = [&](const World& world) {
      if (kept.month) kept.month(run, world);
      each_month();
    };
    std::optional<std::vector<std::byte>> bytes;
    try {
      bytes = sweeping.run(run, stop, month_done);
    } catch (const ScenarioErrors& failure) {
      return kept.failed(run, failure.what());  // and nothing else: only this is due to the point
    }
    if (bytes) kept.done(run, *bytes);
  };
  do_all(plan.runs(), {threads, replicates_at_once(experiment.scenarios, threads)}, stop, run_one);
}

}  // namespace coadopt

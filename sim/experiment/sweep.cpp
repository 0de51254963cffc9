#include "experiment/sweep.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>

#include "experiment/order.hpp"
#include "experiment/outcome.hpp"
#include "experiment/setting.hpp"
#include "month/schedule.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"
#include "parallel/threads.hpp"
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

// What persons are drawn from, made anew only where a point changes it: that takes longer than many a month.
class Traits {
 public:
  explicit Traits(const Experiment& experiment) {
    for (const Scenario& one : experiment.scenarios) known_.emplace_back(one.parameters.person_start);
  }

  template <class Use>
  auto with(const Scenario& scenario, std::size_t number, const Use& use) const {
    static_assert(std::is_trivially_copyable_v<PersonStart>);
    const PersonStart& start = scenario.parameters.person_start;
    // Their bits, and they have no padding: every member is declared.
    // NOLINTNEXTLINE(bugprone-suspicious-memory-comparison)
    if (std::memcmp(&start, &known_[number].start, sizeof(start)) == 0) return use(known_[number]);
    return use(PersonTraits(start));
  }

 private:
  std::vector<PersonTraits> known_;
};

// What runs of a sweep share.
struct Sweeping {
  const Experiment& experiment;
  const SweepPlan& plan;
  RunLayout layout;
  Observed observed;
  Traits traits;
  std::uint64_t memory;

  Sweeping(const Experiment& of, const SweepPlan& by)
      : experiment(of),
        plan(by),
        layout(layout_of(by)),
        observed(observed_in(of)),
        traits(of),
        memory(available_memory()) {}

  // Every month is observed where outcomes are to be summed up, else those kept.
  [[nodiscard]] bool watches(Month month) const {
    return experiment.outcomes || std::ranges::binary_search(plan.kept, month);
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
    const auto go = [&](const PersonTraits& persons) -> std::optional<std::vector<std::byte>> {
      const Setting setting(scenario, persons, replicate);
      World world(
          setting.parameters(), setting.traits(), scenario.interventions, Stream{scenario.run.seed, replicate});
      Record record(scenario.run.months, observed);
      for (Month month = 1; month <= scenario.run.months; ++month) {
        if (stop) return std::nullopt;
        run_month(world);
        if (watches(month)) observe(world, observed, record);
        each_month();
      }
      std::vector<double> summary;
      if (experiment.outcomes) {
        const Summary all = summarise(record, sizes_of(scenario.parameters));
        summary.assign(all.begin(), all.end());
      }
      return packed_run(record, summary, plan, layout);
    };
    return traits.with(scenario, number, go);
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
  std::atomic<std::uint64_t> next = 0;
  std::atomic<bool> failed = false;
  const auto do_one = [&](std::uint64_t turn) {
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
  const auto take_runs = [&](std::uint32_t) {
    for (std::uint64_t turn = next++; turn < plan.runs() && !stop && !failed; turn = next++) {
      try {
        do_one(turn);
      } catch (...) {
        failed = true;
        throw;
      }
    }
  };
  with_threads(
      threads, [&] { for_each_index(replicates_at_once(experiment.scenarios, threads), 1, take_runs); });
  journal.settle();
}

}  // namespace coadopt

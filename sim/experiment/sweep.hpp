#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "experiment/experiment.hpp"
#include "experiment/replicates.hpp"
#include "results/journal.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

// Which of how many shards of a sweep; point i of the design belongs to shard i modulo `of`, plus 1.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t of = 1;
};

// Everything that a sweep, or a shard of it, is to run and to keep. Throws ScenarioErrors.
[[nodiscard]] SweepPlan plan_sweep(
    const Experiment& experiment, const Shard& shard, const ResultsProvenance& provenance);

// A scenario of the experiment at a point of the plan. Throws ScenarioErrors where the point makes no sense
// there.
[[nodiscard]] Scenario scenario_at(const Experiment& experiment, const SweepPlan& plan, std::size_t row,
    std::size_t scenario, std::uint64_t memory);

// One run, as bytes of the plan's layout; nothing where it was stopped.
[[nodiscard]] std::optional<std::vector<std::byte>> run_once(const Experiment& experiment,
    const SweepPlan& plan, std::uint64_t run, const Stop& stop, const std::function<void()>& each_month);

// How long a run takes, apart from what all runs share. Throws as a run does.
[[nodiscard]] double seconds_of_a_run(
    const Experiment& experiment, const SweepPlan& plan, std::uint64_t run, const Stop& stop);

// Runs all that the journal lacks and keeps each run in it: replicate by replicate, over points in balanced
// order, the same replicate with the same random numbers at every point. A run whose
// point makes no sense (ScenarioErrors) is kept as failed, with the reason. Anything else that a run throws,
// such as std::bad_alloc or LoopCutShort, is not due to its point: it ends the sweep, and the run stays
// missing. `each_month` is called for each month of each run, from several threads. Throws WriteFailed, and
// what a run or `each_month` throws.
void run_sweep(const Experiment& experiment, const SweepPlan& plan, Journal& journal, std::uint32_t threads,
    const Stop& stop, const std::function<void()>& each_month);

}  // namespace coadopt

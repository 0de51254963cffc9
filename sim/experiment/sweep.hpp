#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/replicates.hpp"
#include "experiment/request.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"

namespace coadopt {

// Everything that is requested of an experiment to run and to keep. Throws ScenarioErrors.
[[nodiscard]] ResultsPlan plan_results(const Experiment& experiment, const RunRequest& request);

// A scenario of the experiment at a point of the plan. Throws ScenarioErrors where the point makes no sense
// there.
[[nodiscard]] Scenario scenario_at(const Experiment& experiment, const ResultsPlan& plan, std::size_t row,
    std::size_t scenario, std::uint64_t memory);

// One run, as bytes of the plan's layout; nothing where it was stopped.
[[nodiscard]] std::optional<std::vector<std::byte>> run_once(
    const Experiment& experiment, const ResultsPlan& plan, std::uint64_t run, const Stop& stop);

// How long a run takes, apart from what all runs share. Throws as a run does.
[[nodiscard]] double seconds_of_a_run(
    const Experiment& experiment, const ResultsPlan& plan, std::uint64_t run, const Stop& stop);

// Where runs go. Called from several threads.
struct RunSink {
  std::function<bool(std::uint64_t run)> is_missing;
  // The world after a month of a run, before done() of the same run.
  std::function<void(std::uint64_t run, const Simulation&)> month;
  // What a run came to, as bytes of the plan's layout; or why it failed.
  std::function<void(std::uint64_t run, std::span<const std::byte> bytes)> done;
  std::function<void(std::uint64_t run, std::string_view reason)> failed;
};

// The journal, with the snapshots of agents that the plan asks for.
[[nodiscard]] RunSink sink_for(Journal& journal, const ResultsPlan& plan);

// Runs all that are missing and hands on each: replicate by replicate, over points in balanced order and then
// scenarios, the same replicate with the same random numbers everywhere. Runs that have months in common follow
// the first of them, and these months are run once. A run whose point makes no sense (ScenarioErrors) has
// failed, for this reason. Anything else that a run throws, such as std::bad_alloc or LoopCutShort, is not due
// to its point: it ends the sweep, and the run stays missing. `each_month` is called for each month of each
// run, from several threads. Throws what a run, `sink` or `each_month` throws.
void run_sweep(const Experiment& experiment, const ResultsPlan& plan, const RunSink& sink,
    std::uint32_t threads, const Stop& stop, const std::function<void()>& each_month);

}  // namespace coadopt

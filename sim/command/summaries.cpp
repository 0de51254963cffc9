#include "command/summaries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>

#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/run_control.hpp"
#include "experiment/comparison/comparison.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

void Summaries::add(std::uint64_t run, std::span<const std::byte> bytes) {
  Summary summary;
  std::ranges::copy(outcomes_in(bytes, layout_of(plan_)), summary.begin());
  const std::lock_guard lock(mutex_);
  all_[run] = summary;
}

void Summaries::add(const Journal& journal) {
  std::vector<std::byte> bytes(layout_of(plan_).bytes);
  for (std::uint64_t run = 0; run < plan_.runs(); ++run) {
    if (journal.status(run) != RunStatus::done) continue;
    journal.read(run, bytes);
    add(run, bytes);
  }
}

std::vector<std::vector<Summary>> Summaries::all() const {
  std::vector<std::vector<Summary>> all(plan_.scenarios.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::uint32_t replicate = 0; replicate < plan_.replicates; ++replicate) {
      all[i].push_back(all_[plan_.run(0, i, replicate)].value_or(missing_summary()));
    }
  }
  return all;
}

Executed summarise_only(const Experiment& experiment, const ResultsPlan& plan, const RunOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const double agents = mean_agents(experiment.scenarios);
  Summaries summaries(plan);
  Executed executed;
  const Interrupt interrupt;
  try {
    Progress progress(progress_style(options.quiet), plan.months * plan.runs(), agents);
    run_sweep(experiment, plan,
        {.is_missing = [](std::uint64_t) { return true; },
            .month = {},
            .done = [&](std::uint64_t run, std::span<const std::byte> bytes) { summaries.add(run, bytes); },
            .failed = [](std::uint64_t, std::string_view) {}},
        threads_of(options), interrupt.stop(), [&] { progress.month_done(); });
  } catch (const std::exception& failure) {
    executed.exit = ExitCode::failed;
    executed.why = what_failed(failure);
  }
  executed.summaries = summaries.all();
  const std::size_t finished = Comparison(executed.summaries).replicates();
  if (executed.exit == ExitCode::done && finished < plan.replicates) {
    executed.exit = interrupt.exit_code();
    executed.why = fmt::format(
        "{}: {} of {} replicates are finished and summarised.", interrupt.word(), finished, plan.replicates);
  }
  executed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  executed.agent_months = agents * static_cast<double>(plan.months) * static_cast<double>(finished) *
                          static_cast<double>(plan.scenarios.size());
  return executed;
}

}  // namespace coadopt

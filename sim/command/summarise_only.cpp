#include <fmt/format.h>

#include <chrono>
#include <exception>

#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/interrupt.hpp"
#include "command/progress.hpp"
#include "command/summaries.hpp"
#include "experiment/comparison/comparison.hpp"

namespace coadopt {

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

#include "command/summarise_only.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <mutex>
#include <optional>

#include "command/failed.hpp"
#include "command/interrupt.hpp"
#include "command/progress.hpp"
#include "experiment/replicates.hpp"

namespace coadopt {

namespace {

// Summaries by scenario and replicate, as they come; nothing where a replicate is not finished.
using Summarised = std::vector<std::vector<std::optional<Summary>>>;

// Those of the replicates that every scenario has finished.
std::vector<std::vector<Summary>> finished_everywhere(const Summarised& all) {
  std::vector<std::vector<Summary>> common(all.size());
  for (std::size_t replicate = 0; replicate < all.front().size(); ++replicate) {
    bool everywhere = true;
    for (const auto& one : all) everywhere = everywhere && one[replicate].has_value();
    for (std::size_t i = 0; everywhere && i < all.size(); ++i) common[i].push_back(*all[i][replicate]);
  }
  return common;
}

}  // namespace

Executed summarise_only(const std::vector<Scenario>& scenarios, const RunOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const RunSettings& run = scenarios.front().run;
  std::vector<Sizes> sizes;
  double agents = 0.0;
  for (const Scenario& one : scenarios) {
    sizes.push_back(sizes_of(one.parameters));
    agents += agents_of(one) / static_cast<double>(scenarios.size());
  }
  Summarised summaries(scenarios.size());
  for (auto& of_scenario : summaries) of_scenario.resize(run.replicates);
  std::mutex mutex;
  Executed executed;
  const Interrupt interrupt;
  try {
    Progress progress(
        progress_style(options.quiet), std::uint64_t{run.months} * run.replicates * scenarios.size(), agents);
    run_replicates(scenarios, threads_of(options), interrupt.stop(),
        {.month = [&](std::size_t, const World&) { progress.month_done(); },
            .replicate =
                [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
                  const std::lock_guard lock(mutex);
                  summaries[scenario][replicate] = summarise(record, sizes[scenario]);
                }});
  } catch (const std::exception& failure) {
    executed.exit = ExitCode::failed;
    executed.why = what_failed(failure);
  }
  executed.summaries = finished_everywhere(summaries);
  const std::size_t finished = executed.summaries.front().size();
  if (executed.exit == ExitCode::done && finished < run.replicates) {
    executed.exit = interrupt.exit_code();
    executed.why = fmt::format(
        "{}: {} of {} replicates are finished, and summed up.", interrupt.word(), finished, run.replicates);
  }
  executed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  executed.agent_months = agents * static_cast<double>(run.months) * static_cast<double>(finished) *
                          static_cast<double>(scenarios.size());
  return executed;
}

}  // namespace coadopt

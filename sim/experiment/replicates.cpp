#include "experiment/replicates.hpp"

#include <algorithm>
#include <exception>
#include <mutex>

#include "experiment/setting.hpp"
#include "month/schedule.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"
#include "parallel/threads.hpp"
#include "partnership/build.hpp"

namespace coadopt {

std::optional<Record> simulate(const Scenario& scenario, const PersonTraits& traits, std::uint32_t replicate,
    const Stop& stop, const std::function<void(const World&)>& each_month) {
  const Setting setting(scenario, traits, replicate);
  World world(
      setting.parameters(), setting.traits(), scenario.interventions, Stream{scenario.run.seed, replicate});
  Record record(scenario.run.months, scenario.run.observe);
  for (Month month = 1; month <= scenario.run.months; ++month) {
    if (stop) return std::nullopt;
    run_month(world);
    observe(world, scenario.run.observe, record);
    if (each_month) each_month(world);
  }
  return record;
}

std::uint32_t replicates_at_once(const std::vector<Scenario>& scenarios, std::uint32_t threads) {
  const bool large = std::any_of(scenarios.begin(), scenarios.end(),
      [](const Scenario& one) { return sizes_of(one.parameters).persons() >= large_partnership; });
  return large ? 1 : threads;
}

void run_replicates(
    const std::vector<Scenario>& scenarios, std::uint32_t threads, const Stop& stop, const Listener& listener) {
  std::vector<PersonTraits> traits;
  for (const Scenario& one : scenarios) traits.emplace_back(one.parameters.person_start);

  const std::uint32_t replicates = scenarios.front().run.replicates;
  const auto runs = static_cast<std::uint32_t>(scenarios.size()) * replicates;
  std::atomic<std::uint32_t> next = 0;
  std::atomic<bool> failed = false;
  const auto take_runs = [&](std::uint32_t) {
    for (std::uint32_t run = next++; run < runs && !stop && !failed; run = next++) {
      const auto scenario = static_cast<std::size_t>(run % scenarios.size());
      const std::uint32_t replicate = run / static_cast<std::uint32_t>(scenarios.size());
      if (listener.is_there && listener.is_there(scenario, replicate)) continue;
      try {
        const std::optional<Record> record =
            simulate(scenarios[scenario], traits[scenario], replicate, stop, [&](const World& world) {
              if (listener.month) listener.month(scenario, world);
            });
        if (record && listener.replicate) listener.replicate(scenario, replicate, *record);
      } catch (...) {
        failed = true;
        throw;
      }
    }
  };
  with_threads(threads, [&] { for_each_index(replicates_at_once(scenarios, threads), 1, take_runs); });
}

}  // namespace coadopt

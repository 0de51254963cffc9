#include "experiment/replicates.hpp"

#include <algorithm>
#include <optional>

#include "experiment/simulate.hpp"
#include "partnership/build.hpp"

namespace coadopt {

std::uint32_t replicates_at_once(const std::vector<Scenario>& scenarios, std::uint32_t threads) {
  const bool large = std::any_of(scenarios.begin(), scenarios.end(),
      [](const Scenario& one) { return sizes_of(one.parameters).persons() >= large_partnership; });
  return large ? 1 : threads;
}

void run_replicates(
    const std::vector<Scenario>& scenarios, std::uint32_t threads, const Stop& stop, const Listener& listener) {
  const std::uint64_t runs = scenarios.size() * std::uint64_t{scenarios.front().run.replicates};
  do_all(runs, {threads, replicates_at_once(scenarios, threads)}, stop, [&](std::uint64_t run) {
    const std::size_t number = run % scenarios.size();
    const auto replicate = static_cast<std::uint32_t>(run / scenarios.size());
    if (listener.is_there && listener.is_there(number, replicate)) return;
    const Scenario& scenario = scenarios[number];
    const auto each_month = [&](const World& world) {
      if (listener.month) listener.month(number, world);
    };
    const std::optional<Record> record =
        simulate(scenario, replicate, {scenario.run.observe}, stop, each_month);
    if (record && listener.replicate) listener.replicate(number, replicate, *record);
  });
}

}  // namespace coadopt

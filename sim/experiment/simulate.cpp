#include "experiment/simulate.hpp"

#include <algorithm>

#include "month/schedule.hpp"
#include "observe/observer.hpp"

namespace coadopt {

std::optional<Record> simulate(const Scenario& scenario, std::uint32_t replicate, const Recorded& recorded,
    const Stop& stop, const EachMonth& each_month) {
  const Parameters parameters =
      scenario.ensemble ? with_set(*scenario.ensemble, scenario.parameters, replicate) : scenario.parameters;
  const PersonTraits traits(parameters.person_start);
  World world(parameters, traits, scenario.interventions, Stream{scenario.run.seed, replicate});
  Record record(scenario.run.months, recorded.measures);
  for (Month month = 1; month <= scenario.run.months; ++month) {
    if (stop) return std::nullopt;
    run_month(world);
    if (recorded.months.empty() || std::ranges::binary_search(recorded.months, month)) {
      observe(world, recorded.measures, record);
    }
    if (each_month) each_month(world);
  }
  return record;
}

}  // namespace coadopt

#include "scenario/simulate.hpp"

#include <algorithm>
#include <utility>

#include "month/schedule.hpp"
#include "observe/observer.hpp"

namespace coadopt {

namespace {

Parameters parameters_of(const Scenario& scenario, std::uint32_t replicate) {
  return scenario.ensemble ? with_set(*scenario.ensemble, scenario.parameters, replicate) : scenario.parameters;
}

}  // namespace

Run::Run(const Scenario& scenario, std::uint32_t replicate, const Recorded& recorded)
    : Run(scenario, std::make_shared<const Parameters>(parameters_of(scenario, replicate)), replicate,
          recorded) {}

Run::Run(const Scenario& scenario, std::shared_ptr<const Parameters> parameters, std::uint32_t replicate,
    const Recorded& recorded)
    : parameters_(std::move(parameters)),
      traits_(std::make_shared<const PersonTraits>(parameters_->person_start)),
      recorded_(recorded),
      world_(*parameters_, *traits_, scenario.interventions, Stream{scenario.run.seed, replicate}),
      record_(scenario.run.months, recorded.measures) {}

Run::Run(const Run& trunk, const Scenario& scenario)
    : parameters_(trunk.parameters_),
      traits_(trunk.traits_),
      recorded_(trunk.recorded_),
      world_(trunk.world_, scenario.interventions),
      record_(trunk.record_) {}

bool Run::continue_to(Month last, const Stop& stop, const EachMonth& each_month) {
  while (world_.moment.month < last) {
    if (stop) return false;
    run_month(world_);
    const Month month = world_.moment.month;
    if (recorded_.months.empty() || std::ranges::binary_search(recorded_.months, month)) {
      observe(world_, recorded_.measures, record_);
    }
    if (each_month) each_month(world_);
  }
  return true;
}

std::optional<Record> simulate(const Scenario& scenario, std::uint32_t replicate, const Recorded& recorded,
    const Stop& stop, const EachMonth& each_month) {
  Run run(scenario, replicate, recorded);
  if (!run.continue_to(scenario.run.months, stop, each_month)) return std::nullopt;
  return run.record();
}

}  // namespace coadopt

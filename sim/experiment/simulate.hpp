#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "experiment/queue.hpp"
#include "month/world.hpp"
#include "observe/record.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// What of a run is recorded.
struct Recorded {
  Observed measures;
  std::vector<Month> months = {};  // in rising order; every month where there is none
};

// Called after each month of a run, with the state as observers saw it.
using EachMonth = std::function<void(const World&)>;

// One replicate of a scenario, month by month: with the scenario's own parameters, or with the set of its
// ensemble that this replicate has. Nothing where it was stopped.
[[nodiscard]] std::optional<Record> simulate(const Scenario& scenario, std::uint32_t replicate,
    const Recorded& recorded, const Stop& stop, const EachMonth& each_month = {});

}  // namespace coadopt

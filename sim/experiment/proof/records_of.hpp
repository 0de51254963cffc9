#pragma once

#include <vector>

#include "experiment/replicates.hpp"

namespace coadopt {

// Records of all replicates of a scenario; those that were stopped are empty.
[[nodiscard]] std::vector<Record> records_of(const Scenario& scenario, std::uint32_t threads, const Stop& stop);

}  // namespace coadopt

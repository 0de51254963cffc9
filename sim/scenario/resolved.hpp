#pragma once

#include <string>

#include "scenario/scenario.hpp"

namespace coadopt {

// The whole of a resolved scenario as TOML, every parameter in its declared order; read_scenario_text reads
// it back as it was.
[[nodiscard]] std::string resolved_text(const Scenario& scenario);

}  // namespace coadopt

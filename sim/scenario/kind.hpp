#pragma once

#include "scenario/document.hpp"

namespace coadopt {

// Whether a file is an entry of the catalogue.
[[nodiscard]] bool is_entry(const Document& document);

// Throws ScenarioErrors where a file is plainly of another kind than a scenario, with what it is for: an
// experiment, or an entry of the catalogue.
void check_is_scenario(const Document& document);

}  // namespace coadopt

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace coadopt {

// Adds what differs between the scenarios of two runs or sweeps, each in words. Both are arrays of objects with
// `name` and `text`. Lines that tell the number of replicates are not compared.
void compare_scenarios(
    const nlohmann::ordered_json& now, const nlohmann::ordered_json& before, std::vector<std::string>& told);

}  // namespace coadopt

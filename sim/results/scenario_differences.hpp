#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace coadopt {

// Adds, for each scenario of two plans, the first value that differs, in words. Both are arrays of objects with
// `name` and `text`, which is TOML. Replicates, months and seed are not compared. Throws ScenarioErrors where a
// text is no TOML.
void compare_scenarios(
    const nlohmann::ordered_json& now, const nlohmann::ordered_json& before, std::vector<std::string>& told);

}  // namespace coadopt

#pragma once

#include <string_view>
#include <vector>

#include "experiment/comparison/comparison.hpp"

namespace coadopt::given {

// A comparison in which one outcome has the values given, a row a scenario, and all others are 0.
[[nodiscard]] inline Comparison comparison(
    std::string_view outcome, const std::vector<std::vector<double>>& values) {
  std::vector<std::vector<Summary>> summaries;
  for (const std::vector<double>& row : values) {
    std::vector<Summary> of_scenario;
    for (const double value : row) {
      Summary summary(outcomes().size());
      summary[outcome_index(outcome)] = value;
      of_scenario.push_back(summary);
    }
    summaries.push_back(of_scenario);
  }
  return Comparison(summaries);
}

}  // namespace coadopt::given

#include "experiment/experiment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "number/elementary.hpp"
#include "scenario/errors.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

double value_at(const Factor& factor, double place) {
  const double low = factor.column.low;
  const double high = factor.column.high;
  if (!factor.is_choice() && !factor.is_whole()) return std::clamp(low + place * (high - low), low, high);
  return std::min(low + std::floor(place * (high - low + 1.0)), high);
}

std::vector<double> grid_values(const Factor& factor, std::uint32_t levels) {
  if (!factor.values.empty()) return factor.values;
  const double low = factor.column.low;
  const double high = factor.column.high;
  std::vector<double> values;
  if (factor.is_choice()) {
    const auto last = static_cast<std::int64_t>(high);
    for (auto choice = static_cast<std::int64_t>(low); choice <= last; ++choice)
      values.push_back(static_cast<double>(choice));
    return values;
  }
  const std::uint32_t count = factor.levels > 0 ? factor.levels : levels;
  for (std::uint32_t i = 0; i < count; ++i) {
    const double place = count == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1);
    double value = std::clamp(low + place * (high - low), low, high);
    if (factor.is_whole()) value = std::round(value);
    if (values.empty() || values.back() != value) values.push_back(value);
  }
  return values;
}

// With n parts, part k takes 1 - (1 - u_k)^(1 / (n - k)) of what the parts before it left.
std::vector<double> split_at(const Split& split, std::span<const double> places) {
  const std::size_t parts = split.interventions.size();
  std::vector<double> amounts(parts);
  double left = split.total;
  for (std::size_t k = 0; k + 1 < parts; ++k) {
    const auto rest = std::max(1.0F - static_cast<float>(places[k]), 1e-7F);
    const auto kept = static_cast<double>(raised(rest, 1.0F / static_cast<float>(parts - 1 - k)));
    amounts[k] = left * (1.0 - std::min(kept, 1.0));
    left -= amounts[k];
  }
  if (parts > 0) amounts.back() = left;
  return amounts;
}

Outcomes outcomes_of(const std::vector<Scenario>& scenarios) {
  Outcomes own;
  for (const Scenario& scenario : scenarios) {
    for (const Outcome& one : scenario.outcomes) {
      const auto same = std::ranges::find(own, one.name, &Outcome::name);
      if (same == own.end()) {
        own.push_back(one);
      } else if (same->value.text() != one.value.text() || same->better != one.better ||
                 same->label != one.label || same->unit != one.unit) {
        throw ScenarioErrors({problem_of(
            scenario.file, fmt::format("outcomes.{} = \"{}\" differs from the same outcome of another scenario "
                                       "(\"{}\"). Give it another name, or make both the same.",
                               one.name, one.value.text(), same->value.text()))});
      }
    }
  }
  return outcomes_with(own);
}

Experiment unvaried(const std::vector<Scenario>& scenarios) {
  Experiment experiment;
  experiment.scenarios = scenarios;
  experiment.outcomes = outcomes_of(scenarios);
  experiment.observed = scenarios.front().run.observe;
  experiment.months_kept.resize(scenarios.front().run.months);
  std::iota(experiment.months_kept.begin(), experiment.months_kept.end(), Month{1});
  return experiment;
}

}  // namespace coadopt

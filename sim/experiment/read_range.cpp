#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "experiment/experiment_draft.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

void read_values(Keys& keys, Factor& factor, const Allowed& allowed, Report& report) {
  const List* list = keys.list("values", "a list of values");
  if (list == nullptr) return;
  const std::vector<std::string_view> labels(factor.column.labels.begin(), factor.column.labels.end());
  for (const Value& one : *list) {
    const Named named = {"factor.values", one};
    if (factor.is_choice()) {
      if (const auto choice = read_choice(named, labels, report))
        factor.values.push_back(static_cast<double>(*choice));
    } else if (factor.is_whole()) {
      if (const auto whole = read_whole(named, allowed, report))
        factor.values.push_back(static_cast<double>(*whole));
    } else if (const auto real = read_real(named, allowed, report)) {
      factor.values.push_back(*real);
    }
  }
  std::ranges::sort(factor.values);
  const auto twice = std::ranges::unique(factor.values);
  factor.values.erase(twice.begin(), twice.end());
  if (list->empty()) keys.refuse("values", "is empty. Name the values to try.");
}

// Choices named one by one become the only ones there are.
void keep_choices(Factor& factor) {
  if (!factor.is_choice() || factor.values.empty()) return;
  std::vector<std::string> labels;
  for (const double value : factor.values)
    labels.push_back(factor.column.labels[static_cast<std::size_t>(value)]);
  factor.apply = [apply = factor.apply, values = factor.values](Scenario& scenario, double value) {
    apply(scenario, values[static_cast<std::size_t>(value)]);
  };
  factor.column.labels = std::move(labels);
  factor.column.high = static_cast<double>(factor.values.size() - 1);
  factor.values.clear();
}

}  // namespace

const Intervention* intervention_of(const std::string& name, const Keys& keys, ExperimentDraft& draft) {
  std::vector<std::string_view> known;
  for (const Scenario& scenario : draft.experiment.scenarios) {
    for (const Intervention& one : scenario.interventions) {
      if (one.name == name) return &one;
      known.emplace_back(one.name);
    }
  }
  if (!draft.scenarios_whole) return nullptr;
  const auto meant = nearest(name, known);
  const std::string there = known.empty() ? "They have none; add it with [[intervention]] use = \"...\"."
                                          : fmt::format("They have {}.", fmt::join(known, ", "));
  draft.report.add(
      keys.place("intervention"), fmt::format("intervention = \"{}\" is in none of the scenarios. {}", name,
                                      meant ? fmt::format("Did you mean \"{}\"?", *meant) : there));
  return nullptr;
}

void read_range(Keys& keys, Factor& factor, ExperimentDraft& draft) {
  const Allowed allowed = {{factor.column.low, factor.column.high}, factor.column.units};
  const Allowed wide = {{-1e15, 1e15}, factor.column.units};
  read_values(keys, factor, keys.has("range") ? wide : allowed, draft.report);
  if (factor.is_choice()) return keep_choices(factor);
  const auto read = [&](std::string_view name, double& into) {
    if (!factor.is_whole()) return keys.real(name, into, allowed);
    auto whole = static_cast<std::int64_t>(into);
    const bool given = keys.whole(name, whole, allowed);
    into = static_cast<double>(whole);
    return given;
  };
  double low = factor.column.low;
  double high = factor.column.high;
  const bool has_low = read("low", low);
  const bool has_high = read("high", high);
  if (low > high) keys.refuse("high", fmt::format("is below low = {}. Swap them.", low));
  factor.column.low = low;
  factor.column.high = high;
  keys.whole("levels", factor.levels, {{1, 10'000}, "levels"});
  if (factor.values.empty()) return;
  if (has_low || has_high || factor.levels > 0) {
    keys.refuse("values", "cannot be combined with low, high or levels. Leave one or the other out.");
  }
  factor.column.low = factor.values.front();
  factor.column.high = factor.values.back();
}

void add_factor(Factor factor, const Place& place, ExperimentDraft& draft) {
  const std::string& name = factor.column.name;
  const auto same = [&](const Factor& one) { return one.column.name == name; };
  if (std::ranges::any_of(draft.experiment.factors, same)) {
    draft.report.add(place, fmt::format("factor {} appears twice. Leave one of them out.", name));
    return;
  }
  if (name.find('/') != std::string::npos) {
    draft.report.add(place,
        fmt::format(
            "factor {} cannot be a column: its name has a slash. Give the intervention another name.", name));
    return;
  }
  draft.experiment.factors.push_back(std::move(factor));
}

}  // namespace coadopt

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiment/experiment_draft.hpp"
#include "experiment/plausible.hpp"
#include "scenario/draft.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_parameter.hpp"

namespace coadopt {

namespace {

enum class Width : std::uint8_t { declared, plausible };
constexpr std::array<std::string_view, 2> range_names = {"declared", "plausible"};

Factor factor_of(const Declared& one, std::size_t slot) {
  Factor factor;
  const bool slots = one.slots > 1;
  factor.column = {slots ? fmt::format("{}.{}", one.key, one.labels[slot]) : one.key, std::string(one.unit),
      std::string(one.meaning), one.kind, one.bounds.low, one.bounds.high, {},
      std::string(evidence_name(one.source.evidence)), std::string(one.source.text)};
  if (one.kind == Kind::choice) factor.column.labels.assign(one.labels.begin(), one.labels.end());
  factor.apply = [&one, slot, key = factor.column.name](Scenario& scenario, double value) {
    one.write(scenario.parameters, slot, value);
    if (!scenario.ensemble) return;
    Ensemble rest = without_parameter(*scenario.ensemble, key);
    scenario.ensemble = rest.parameters.empty() ? nullptr : std::make_shared<const Ensemble>(std::move(rest));
  };
  return factor;
}

// Around what the first scenario has.
void make_plausible(Factor& factor, const Declared& one, std::size_t slot, const ExperimentDraft& draft) {
  if (draft.experiment.scenarios.empty() || factor.is_choice()) return;
  const double value = one.read(draft.experiment.scenarios.front().parameters, slot);
  factor.column.low = within_plausible(value, one.bounds, 0.0);
  factor.column.high = within_plausible(value, one.bounds, 1.0);
  if (!factor.is_whole()) return;
  factor.column.low = std::round(factor.column.low);
  factor.column.high = std::round(factor.column.high);
}

// A parameter of several values, or one of them by its label.
std::vector<std::pair<const Declared*, std::size_t>> slots_named(const std::string& key) {
  std::vector<std::pair<const Declared*, std::size_t>> slots;
  if (const Declared* one = declared_parameter(key)) {
    for (std::size_t slot = 0; slot < one->slots; ++slot) slots.emplace_back(one, slot);
    return slots;
  }
  const std::size_t dot = key.rfind('.');
  const Declared* one = dot == std::string::npos ? nullptr : declared_parameter(key.substr(0, dot));
  if (one == nullptr || one->slots == 1) return slots;
  for (std::size_t slot = 0; slot < one->slots; ++slot) {
    if (one->labels[slot] == key.substr(dot + 1)) slots.emplace_back(one, slot);
  }
  return slots;
}

// Whether a parameter is of how many people there are, and a population file of one of the scenarios says that.
bool is_counted(const Declared& one, const ExperimentDraft& draft) {
  return one.key.starts_with(fmt::format("{}.", PopulationParameters::table)) &&
         std::ranges::any_of(draft.experiment.scenarios,
             [](const Scenario& scenario) { return scenario.parameters.census != nullptr; });
}

bool read_parameter_factor(Keys& keys, ExperimentDraft& draft) {
  std::string key;
  if (!keys.text("parameter", key, Lines::one)) return false;
  const auto slots = slots_named(key);
  if (slots.empty()) {
    std::vector<std::string_view> known;
    for (const Declared& one : declared_parameters()) known.emplace_back(one.key);
    const auto meant = nearest(key, known);
    keys.refuse("parameter",
        fmt::format("is not a parameter. {}",
            meant ? fmt::format("Did you mean \"{}\"?", *meant) : "coadopt describe parameters lists them."));
    return false;
  }
  if (is_counted(*slots.front().first, draft)) {
    keys.refuse("parameter",
        "has no effect in a scenario whose people are counted in a population file: their number is that of "
        "the file. Leave out the factor, or use scenarios without such a file.");
    return false;
  }
  Width range = Width::declared;
  keys.choice("range", range, range_names);
  for (const auto& [one, slot] : slots) {
    Factor factor = factor_of(*one, slot);
    const bool given = keys.has("low") || keys.has("high") || keys.has("values");
    if (range == Width::plausible && !given) make_plausible(factor, *one, slot, draft);
    if (range == Width::plausible && given) {
      keys.refuse("range", "cannot be combined with low, high or values. Leave one or the other out.");
    }
    const bool around_scenarios = range == Width::plausible && !factor.is_choice();
    if (!around_scenarios) draft.in_place_of_scenarios.emplace(factor.column.name, keys.place("parameter"));
    read_range(keys, factor, draft);
    add_factor(std::move(factor), keys.place("parameter"), draft);
  }
  return true;
}

bool read_assumed_factors(Keys& keys, ExperimentDraft& draft) {
  static constexpr std::array<std::string_view, 1> which = {"assumed"};
  std::size_t chosen = 0;
  if (!keys.choice("parameters", chosen, which)) return false;
  Width range = Width::plausible;
  keys.choice("range", range, range_names);
  for (const Declared& one : declared_parameters()) {
    if (!is_a_guess(one.kind, one.source, one.key) || is_counted(one, draft)) continue;
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      Factor factor = factor_of(one, slot);
      if (range == Width::plausible) make_plausible(factor, one, slot, draft);
      if (range == Width::declared)
        draft.in_place_of_scenarios.emplace(factor.column.name, keys.place("parameters"));
      // A guess of 0 stays 0, and need not be varied.
      if (factor.column.low < factor.column.high)
        add_factor(std::move(factor), keys.place("parameters"), draft);
    }
  }
  return true;
}

// The keys that a table sets, each in full.
void add_keys(const Table& table, const std::string& prefix, std::vector<std::string>& keys) {
  for (const Entry& one : table) {
    const auto* inner = std::get_if<Table>(&one.value.is);
    if (inner == nullptr) {
      keys.push_back(prefix + one.key);
    } else {
      add_keys(*inner, prefix + one.key + ".", keys);
    }
  }
}

}  // namespace

void check_set(const Overrides& overrides, ExperimentDraft& draft) {
  for (const std::string& option : overrides.set) {
    const Checked<Table> table = parse_override(option);
    if (!table) continue;  // reported with the scenarios
    std::vector<std::string> keys;
    add_keys(*table, "", keys);
    for (const std::string& key : keys) {
      const auto overrides_it = [&](const auto& factor) {
        return factor.first == key || factor.first.starts_with(key + ".");
      };
      const auto factor = std::ranges::find_if(draft.in_place_of_scenarios, overrides_it);
      if (factor == draft.in_place_of_scenarios.end()) continue;
      draft.report.add({"--set " + shown_key(option), 0},
          fmt::format(
              "has no effect, because {} is a factor of the experiment ({}:{}) and has values of its own at "
              "every point. Leave out --set, or the factor.",
              factor->first, factor->second.file, factor->second.line));
    }
  }
}

void read_factors(const Entry& entry, ExperimentDraft& draft) {
  const auto expect = [&](const Value& value) {
    add_expected({entry.key, value}, "[[factor]], in two brackets, once for each", draft.report);
  };
  const auto* list = std::get_if<List>(&entry.value.is);
  if (list == nullptr) return expect(entry.value);
  for (const Value& value : *list) {
    const auto* table = std::get_if<Table>(&value.is);
    if (table == nullptr) {
      expect(value);
      continue;
    }
    Keys keys(*table, "factor", value.place, draft.report);
    bool found = false;
    if (keys.has("parameters")) {
      found = read_assumed_factors(keys, draft);
    } else if (keys.has("intervention")) {
      found = read_intervention_factor(keys, draft);
    } else if (keys.has("parameter")) {
      found = read_parameter_factor(keys, draft);
    } else {
      keys.refuse("parameter",
          "is missing. Say what to vary: parameter = \"table.key\", parameters = \"assumed\", or intervention "
          "= \"name\" with vary or lever.");
    }
    if (found) keys.refuse_unknown();
  }
}

}  // namespace coadopt

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiment/experiment_draft.hpp"
#include "experiment/plausible.hpp"
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
  if (list->empty()) keys.tell("values", "is empty. Name the values to try.");
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
  if (low > high) keys.tell("high", fmt::format("is below low = {}. Swap them.", low));
  factor.column.low = low;
  factor.column.high = high;
  keys.whole("levels", factor.levels, {{1, 10'000}, "levels"});
  if (factor.values.empty()) return;
  if (has_low || has_high || factor.levels > 0) {
    keys.tell("values", "cannot be combined with low, high or levels. Leave one or the other out.");
  }
  factor.column.low = factor.values.front();
  factor.column.high = factor.values.back();
}

void add_factor(Factor factor, const Place& place, ExperimentDraft& draft) {
  const std::string& name = factor.column.name;
  const auto same = [&](const Factor& one) { return one.column.name == name; };
  if (std::ranges::any_of(draft.experiment.factors, same)) {
    draft.report.tell(place, fmt::format("factor {} appears twice. Leave one of them out.", name));
    return;
  }
  if (name.find('/') != std::string::npos) {
    draft.report.tell(place,
        fmt::format(
            "factor {} cannot be a column: its name has a slash. Give the intervention another name.", name));
    return;
  }
  draft.experiment.factors.push_back(std::move(factor));
}

bool read_parameter_factor(Keys& keys, ExperimentDraft& draft) {
  std::string key;
  if (!keys.text("parameter", key, Lines::one)) return false;
  const auto slots = slots_named(key);
  if (slots.empty()) {
    std::vector<std::string_view> known;
    for (const Declared& one : declared_parameters()) known.emplace_back(one.key);
    const auto meant = nearest(key, known);
    keys.tell("parameter",
        fmt::format("is not a parameter. {}",
            meant ? fmt::format("Did you mean \"{}\"?", *meant) : "coadopt describe parameters lists them."));
    return false;
  }
  Width range = Width::declared;
  keys.choice("range", range, range_names);
  for (const auto& [one, slot] : slots) {
    Factor factor = factor_of(*one, slot);
    const bool given = keys.has("low") || keys.has("high") || keys.has("values");
    if (range == Width::plausible && !given) make_plausible(factor, *one, slot, draft);
    if (range == Width::plausible && given) {
      keys.tell("range", "cannot be combined with low, high or values. Leave one or the other out.");
    }
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
    if (!is_a_guess(one.kind, one.source, one.key)) continue;
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      Factor factor = factor_of(one, slot);
      if (range == Width::plausible) make_plausible(factor, one, slot, draft);
      // A guess of 0 stays 0, and need not be varied.
      if (factor.column.low < factor.column.high)
        add_factor(std::move(factor), keys.place("parameters"), draft);
    }
  }
  return true;
}

void read_factors(const Entry& entry, ExperimentDraft& draft) {
  const auto* list = std::get_if<List>(&entry.value.is);
  if (list == nullptr) {
    return tell_expected({entry.key, entry.value}, "[[factor]], in two brackets, once for each", draft.report);
  }
  for (const Value& value : *list) {
    const auto* table = std::get_if<Table>(&value.is);
    if (table == nullptr) {
      tell_expected({entry.key, value}, "[[factor]], in two brackets, once for each", draft.report);
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
      keys.tell("parameter",
          "is missing. Say what to vary: parameter = \"table.key\", parameters = \"assumed\", or intervention "
          "= "
          "\"name\" with vary or lever.");
    }
    if (found) keys.tell_unknown();
  }
}

}  // namespace coadopt

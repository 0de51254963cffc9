#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "experiment/experiment_draft.hpp"
#include "experiment/plausible.hpp"

namespace coadopt {

namespace {

// What of an intervention can be varied.
enum class Varied : std::uint8_t { on, coverage, budget, start_month, strength };
constexpr std::array<std::string_view, 5> varied_names = {
    "on", "coverage", "budget", "start_month", "strength"};

// Changes the intervention where a scenario has it.
template <class Change>
auto on_intervention(const std::string& name, Change change) {
  return [name, change](Scenario& scenario, double value) {
    for (Intervention& one : scenario.interventions) {
      if (one.name == name) change(one, value);
    }
  };
}

Factor on_or_off(const std::string& name) {
  Factor factor;
  factor.column = {"", "1", name + ": on or off", Kind::choice, 0, 1, {"off", "on"}, "", ""};
  factor.apply = [name](Scenario& scenario, double value) {
    if (value == 0.0)
      std::erase_if(scenario.interventions, [&](const Intervention& one) { return one.name == name; });
  };
  return factor;
}

Factor factor_of(Varied varied, const std::string& name, Month months) {
  Factor factor;
  switch (varied) {
    case Varied::on: return on_or_off(name);
    case Varied::coverage:
      factor.column = {
          "", "1", name + ": share of those eligible who are reached", Kind::real, 0, 1, {}, "", ""};
      factor.apply = on_intervention(name, [](Intervention& one, double value) {
        one.budget.reset();
        one.coverage = static_cast<float>(value);
      });
      return factor;
    case Varied::budget:
      factor.column = {"", "GBP", "money for " + name + " from start to end", Kind::real, 0, 1e12, {}, "", ""};
      factor.apply = on_intervention(name, [](Intervention& one, double value) {
        one.budget = value;
        one.coverage = 1.0F;
      });
      return factor;
    case Varied::start_month:
      factor.column = {"", "months", "month in which " + name + " starts", Kind::whole, 1,
          static_cast<double>(months), {}, "", ""};
      factor.apply = on_intervention(
          name, [](Intervention& one, double value) { one.start_month = static_cast<Month>(value); });
      return factor;
    case Varied::strength:
      factor.column = {"", "1", "every share that an effect of " + name + " closes, as a multiple", Kind::real,
          0, 10, {}, "", ""};
      factor.apply = on_intervention(name, [](Intervention& one, double value) {
        for (Effect& effect : one.effects) {
          effect.closes = static_cast<float>(std::clamp(static_cast<double>(effect.closes) * value, 0.0, 1.0));
        }
      });
  }
  return factor;
}

std::optional<Factor> lever_factor(Keys& keys, const Intervention& of) {
  std::string lever;
  if (!keys.text("lever", lever, Lines::one)) return std::nullopt;
  std::vector<std::string_view> acted_on;
  for (const Effect& one : of.effects) acted_on.push_back(described(one.lever).name);
  if (std::ranges::find(acted_on, lever) == acted_on.end()) {
    keys.refuse(
        "lever", fmt::format("is not one that \"{}\" acts on: {}.", of.name, fmt::join(acted_on, ", ")));
    return std::nullopt;
  }
  Factor factor;
  factor.column = {"." + lever, "1", fmt::format("share of the gap in {} that {} closes", lever, of.name),
      Kind::real, 0, 1, {}, "", of.source};
  factor.apply = on_intervention(of.name, [lever](Intervention& one, double value) {
    for (Effect& effect : one.effects) {
      if (described(effect.lever).name == lever) effect.closes = static_cast<float>(value);
    }
  });
  return factor;
}

std::optional<Factor> structure_factor(Keys& keys, const Intervention& of) {
  std::string name;
  if (!keys.text("structure", name, Lines::one)) return std::nullopt;
  std::optional<Factor> factor;
  std::vector<std::string_view> known;
  for_each_structure([&]<class Of>() {
    if (!std::holds_alternative<Of>(of.structure)) return;
    for (const Parameter<Of>& one : declarations<Of>) {
      known.push_back(one.name);
      if (one.name != name) continue;
      factor.emplace();
      factor->column = {"." + name, std::string(one.unit), fmt::format("{}: {}", of.name, one.meaning),
          one.access.kind, one.bounds.low, one.bounds.high, {}, "", std::string(one.source.text)};
      if (one.access.kind == Kind::choice) factor->column.labels.assign(one.labels.begin(), one.labels.end());
      factor->apply = on_intervention(of.name, [write = one.access.write](Intervention& each, double value) {
        if (auto* structure = std::get_if<Of>(&each.structure)) write(*structure, 0, value);
      });
    }
  });
  if (!factor) {
    keys.refuse("structure", fmt::format("is not a number of the structure of \"{}\": {}.", of.name,
                                 known.empty() ? "it has none" : fmt::format("{}", fmt::join(known, ", "))));
  }
  return factor;
}

}  // namespace

bool read_intervention_factor(Keys& keys, ExperimentDraft& draft) {
  std::string name;
  if (!keys.text("intervention", name, Lines::one)) return false;
  const Intervention* of = intervention_of(name, keys, draft);
  if (of == nullptr) return false;
  std::optional<Factor> factor;
  Varied varied = Varied::on;
  if (keys.has("lever")) {
    factor = lever_factor(keys, *of);
  } else if (keys.has("structure")) {
    factor = structure_factor(keys, *of);
  } else if (keys.choice("vary", varied, varied_names)) {
    factor = factor_of(varied, name, draft.experiment.scenarios.front().run.months);
    factor->column.name = fmt::format(".{}", varied_names[static_cast<std::size_t>(varied)]);
    factor->column.source = of->source;
    if (varied == Varied::budget && !keys.has("high") && !keys.has("values")) {
      keys.refuse("high", "is missing. Money has no range of its own: give the highest amount, in GBP.");
    }
  } else if (!keys.has("vary")) {
    keys.refuse(
        "vary", fmt::format("is missing. Say what to vary in \"{}\": vary = one of {}; or lever, or structure.",
                    name, listed(varied_names)));
  }
  if (!factor) return keys.has("vary");
  if (factor->column.evidence.empty()) factor->column.evidence = "assumed";
  factor->column.name = name + factor->column.name;
  const bool strength_alone = varied == Varied::strength && !keys.has("low") && !keys.has("high") &&
                              !keys.has("values") && !keys.has("lever") && !keys.has("structure");
  read_range(keys, *factor, draft);
  if (strength_alone) {
    factor->column.low = 1.0 - plausible_share;
    factor->column.high = 1.0 + plausible_share;
  }
  add_factor(std::move(*factor), keys.place("intervention"), draft);
  return true;
}

}  // namespace coadopt

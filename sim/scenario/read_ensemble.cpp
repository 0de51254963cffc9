#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "month/declared.hpp"
#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/ensemble.hpp"
#include "scenario/files.hpp"
#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/path.hpp"
#include "scenario/read_parameter.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

// What is wrong with a key as one of an ensemble; nothing if it can be.
std::string unfit(const std::string& key) {
  const auto slot = slot_named(key);
  if (!slot) {
    if (const Declared* whole = declared_parameter(key)) {
      return fmt::format(
          "has several values. Name them one by one: {}.{} and so on.", key, whole->labels.front());
    }
    std::vector<std::string_view> known;
    for (const Declared& one : declared_parameters()) known.push_back(one.key);
    const auto meant = nearest(key, known);
    return meant ? fmt::format("is not known. Did you mean {}?", *meant)
                 : std::string("is not known. coadopt describe parameters lists them.");
  }
  if (slot->parameter->table == PopulationParameters::table) {
    return "describes the population, which is the same in every replicate. Leave it out.";
  }
  return {};
}

bool read_names(Keys& keys, Ensemble& ensemble, Report& report) {
  const std::string expected = "a list of parameters, such as [\"adoption.talk\"]";
  const std::size_t problems_before = report.count();
  const List* list = keys.needed_list("parameters", expected, "Name at least one.");
  if (list == nullptr) return false;
  const std::string key = "ensemble.parameters";
  for (const Value& value : *list) {
    const auto name = read_line({key, value}, Lines::one, report);
    if (!name) continue;
    const auto& all = ensemble.parameters;
    const std::string wrong =
        std::find(all.begin(), all.end(), *name) != all.end() ? "appears twice. Leave one out." : unfit(*name);
    if (!wrong.empty()) report.add(value.place, fmt::format("{}: {} {}", key, in_quotes(*name), wrong));
    ensemble.parameters.push_back(*name);
  }
  return report.count() == problems_before;
}

void read_set(const Value& value, Ensemble& ensemble, Report& report) {
  const std::string key = "ensemble.sets";
  const auto* list = std::get_if<List>(&value.is);
  if (list == nullptr || list->size() != ensemble.parameters.size()) {
    report.add(
        value.place, fmt::format("{}: {} is not a parameter set. Expected a list of {} values, one for each of "
                                 "ensemble.parameters.",
                         key, shown(value), ensemble.parameters.size()));
    return;
  }
  std::vector<double> set;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Slot slot = slot_named(ensemble.parameters[i]).value();
    const Allowed allowed{slot.parameter->bounds, slot.parameter->unit};
    const std::string of = fmt::format("{}, {}", key, ensemble.parameters[i]);
    if (slot.parameter->kind == Kind::choice) {
      if (const auto label = read_choice({of, (*list)[i]}, slot.parameter->labels, report)) {
        set.push_back(static_cast<double>(*label));
      }
    } else if (slot.parameter->kind == Kind::whole) {
      if (const auto number = read_whole({of, (*list)[i]}, allowed, report)) {
        set.push_back(static_cast<double>(*number));
      }
    } else if (const auto number = read_real({of, (*list)[i]}, allowed, report)) {
      set.push_back(*number);
    }
  }
  if (set.size() == list->size()) ensemble.sets.push_back(std::move(set));
}

void read_sets(Keys& keys, Ensemble& ensemble, Report& report) {
  const List* list = keys.needed_list("sets", "a list of sets, each a list of values", "Give at least one.");
  if (list == nullptr) return;
  if (list->size() > most_sets) {
    return keys.refuse("sets", fmt::format("has {} sets; at most {}.", list->size(), most_sets));
  }
  for (const Value& value : *list) read_set(value, ensemble, report);
}

// The table [ensemble] of another file.
void read_ensemble_from(const std::string& name, Keys& keys, const Place& place, Draft& draft) {
  if (name.empty() || name.find('\0') != std::string::npos) {
    return keys.refuse("from", "is not the name of a file. Name one that coadopt calibrate made.");
  }
  const std::string path = normal(joined(folder_of(place), name));
  const Checked<std::string> text = is_option(place) ? read_text(path, most_bytes_of_ensemble)
                                                     : read_named_text(path, most_bytes_of_ensemble);
  const Checked<Table> parsed = text ? parse_toml(*text, path) : text.problems();
  if (!parsed) return keys.refuse_file("from", parsed.problems());
  const Table* table = table_of(*parsed, "ensemble");
  if (table == nullptr) return keys.refuse("from", "names a file without a table [ensemble].");
  if (entry_of(*table, "from") != nullptr) {
    return keys.refuse("from", "refers from one file to another. Name that one here.");
  }
  read_ensemble(*table, entry_of(*parsed, "ensemble")->place, draft);
}

}  // namespace

void read_ensemble(const Table& table, const Place& place, Draft& draft) {
  Keys keys(table, "ensemble", place, draft.report);
  std::string from;
  if (keys.text("from", from, Lines::one)) {
    read_ensemble_from(from, keys, keys.place("from"), draft);
    return keys.refuse_unknown();
  }
  Ensemble ensemble;
  keys.text("source", ensemble.source, Lines::any);
  const std::size_t problems_before = draft.report.count();
  if (read_names(keys, ensemble, draft.report)) {
    read_sets(keys, ensemble, draft.report);
  } else {
    keys.take("sets", [](const Named&) { return true; });  // judged once it is known what of
  }
  keys.refuse_unknown();
  if (draft.report.count() == problems_before)
    draft.scenario.ensemble = std::make_shared<const Ensemble>(std::move(ensemble));
}

void keep_own_values(Draft& draft) {
  if (!draft.scenario.ensemble) return;
  Ensemble rest = *draft.scenario.ensemble;
  for (const Declared& one : declared_parameters()) {
    if (draft.report.was_set(one.key)) rest = without_parameter(rest, one.key);
  }
  draft.scenario.ensemble =
      rest.parameters.empty() ? nullptr : std::make_shared<const Ensemble>(std::move(rest));
}

std::optional<Slot> slot_named(std::string_view key) {
  if (const Declared* whole = declared_parameter(key)) {
    return whole->slots == 1 ? std::optional(Slot{whole, 0}) : std::nullopt;
  }
  const std::size_t dot = key.rfind('.');
  const Declared* one = dot == std::string_view::npos ? nullptr : declared_parameter(key.substr(0, dot));
  if (one == nullptr || one->slots == 1) return std::nullopt;
  const auto label = std::find(one->labels.begin(), one->labels.end(), key.substr(dot + 1));
  if (label == one->labels.end()) return std::nullopt;
  return Slot{one, static_cast<std::size_t>(label - one->labels.begin())};
}

Parameters with_set(const Ensemble& ensemble, Parameters parameters, std::uint32_t replicate) {
  const std::vector<double>& set = ensemble.sets[replicate % ensemble.sets.size()];
  for (std::size_t i = 0; i < ensemble.parameters.size(); ++i) {
    const Slot at = slot_named(ensemble.parameters[i]).value();
    at.parameter->write(parameters, at.slot, set[i]);
  }
  return parameters;
}

Ensemble without_parameter(const Ensemble& ensemble, std::string_view key) {
  Ensemble less;
  less.source = ensemble.source;
  less.sets.resize(ensemble.sets.size());
  for (std::size_t i = 0; i < ensemble.parameters.size(); ++i) {
    const std::string& own = ensemble.parameters[i];
    if (own == key || slot_named(own).value().parameter->key == key) continue;
    less.parameters.push_back(own);
    for (std::size_t set = 0; set < less.sets.size(); ++set) less.sets[set].push_back(ensemble.sets[set][i]);
  }
  return less;
}

std::string ensemble_text(const Ensemble& ensemble) {
  std::string text = fmt::format("[ensemble]\nsource = {}\nparameters = [\n", in_quotes(ensemble.source));
  for (const std::string& key : ensemble.parameters) text += fmt::format("  {},\n", in_quotes(key));
  text += "]\nsets = [\n";
  for (const std::vector<double>& set : ensemble.sets) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < set.size(); ++i) {
      const Declared& one = *slot_named(ensemble.parameters[i]).value().parameter;
      values.push_back(one.kind == Kind::choice ? in_quotes(one.labels[static_cast<std::size_t>(set[i])])
                                                : fmt::format("{}", set[i]));
    }
    text += fmt::format("  [{}],\n", fmt::join(values, ", "));
  }
  return text + "]\n";
}

}  // namespace coadopt

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "policy/within.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/files.hpp"
#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/whom.hpp"

namespace coadopt {

namespace {

// Levers that targets of an entity can be acted on by.
std::string levers_within(Entity entity) {
  std::vector<std::string_view> names;
  for (const LeverDescription& one : levers) {
    if (acts_within(entity, one.entity)) names.push_back(one.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string out_of_reach(Lever lever, Entity targeted) {
  return fmt::format(
      "is a lever of entity \"{0}\", but targets.entity is \"{1}\". Write targets = {{ "
      "entity = \"{0}\" }}, or use a lever that reaches from {1}: {2}.",
      name_of(described(lever).entity), name_of(targeted), levers_within(targeted));
}

// A size must lie within its own range, as the number that is kept: many are kept in single precision.
template <class Number>
void check_range(Keys& keys, std::string_view name, Number size, const Grounds& grounds) {
  if (!grounds.range) return;
  const Bounds& range = *grounds.range;
  if (size >= static_cast<Number>(range.low) && size <= static_cast<Number>(range.high)) return;
  keys.refuse("range", fmt::format("does not contain {} = {}. Write a range around it.", name, size));
}

// Judges the lever by the targets, if there are any to judge it by.
void read_effect(const Value& value, const Targets* targeted, std::vector<Effect>& effects, Report& report) {
  const std::string key = "intervention.effects";
  const auto* table = std::get_if<Table>(&value.is);
  if (table == nullptr) {
    return add_expected(
        {key, value}, R"(a table such as { lever = "skill", closes = 0.1, every = "month" })", report);
  }
  Keys keys(*table, key, value.place, report);
  Effect effect{};
  if (declare_effect(keys, effect)) {
    if (targeted != nullptr && !acts_within(targeted->entity, described(effect.lever).entity)) {
      keys.refuse("lever", out_of_reach(effect.lever, targeted->entity));
    }
  } else if (!keys.has("lever")) {
    const Entity entity = targeted != nullptr ? targeted->entity : Entity::staff;
    keys.refuse("lever", fmt::format("is missing. Say what the effect acts on: {}.", levers_within(entity)));
  }
  if (!keys.has("closes"))
    keys.refuse(
        "closes", "is missing. Say which share of the gap the effect closes, -1..1; less than 0 does harm.");
  if (keys.has("closes")) check_range(keys, "closes", effect.closes, effect.grounds);
  keys.refuse_unknown();
  effects.push_back(effect);
}

class CostKeys : public Keys {
 public:
  CostKeys(const Table& table, const Place& place, Report& report)
      : Keys(table, "intervention.cost", place, report), report_(report) {}

  // A number, or a table with the amount and what it rests on; what an earlier amount rested on is forgotten.
  void amount(std::string_view name, double& into, Grounds& grounds, const Allowed& allowed) {
    take(name, [&](const Named& named) {
      grounds = {};
      const auto* table = std::get_if<Table>(&named.value.is);
      if (table == nullptr) {
        const auto number = read_real(named, allowed, report_);
        into = number.value_or(into);
        return number.has_value();
      }
      Keys keys(*table, named.key, named.value.place, report_);
      const bool given = keys.real("amount", into, allowed);
      if (!keys.has("amount")) keys.refuse("amount", "is missing. Say how much it is.");
      declare_grounds(keys, grounds, allowed);
      if (given) check_range(keys, "amount", into, grounds);
      keys.refuse_unknown();
      return true;
    });
  }

 private:
  Report& report_;
};

// `basis` beside the amounts is that of every size here that has none of its own.
void read_cost(const Table& table, const Place& place, Intervention& one, Report& report) {
  CostKeys keys(table, place, report);
  declare_cost(keys, one.cost, one.cost_grounds);
  std::optional<Basis> basis;
  keys.choice("basis", basis, basis_names);
  for (std::size_t i = 0; i < cost_amounts.size(); ++i) {
    std::optional<Basis>& own = one.cost_grounds[i].basis;
    if (basis && !own && is_size(cost_amounts[i]) && keys.has(cost_amounts[i].name)) own = basis;
  }
  keys.refuse_unknown();
}

// What the scenario's own words change of the effects' targets may leave effects out of reach.
void check_reach(Keys& keys, const Intervention& one) {
  if (keys.has("effects") || !keys.has("targets")) return;
  for (const Effect& effect : one.effects) {
    if (acts_within(one.targets.entity, described(effect.lever).entity)) continue;
    keys.refuse("targets", fmt::format("does not reach the lever \"{}\", which {}",
                               described(effect.lever).name, out_of_reach(effect.lever, one.targets.entity)));
  }
}

void check_structure(Keys& keys, const Intervention& one) {
  const std::optional<Entity> needed = entity_of(one.structure);
  if (!needed || *needed == one.targets.entity) return;
  keys.refuse("structure",
      fmt::format("is for targets of entity \"{0}\", but targets.entity is \"{1}\". Write targets = "
                  "{{ entity = \"{0}\" }}.",
          name_of(*needed), name_of(one.targets.entity)));
}

void read_coverage(Keys& keys, Intervention& one) {
  if (keys.real("coverage", one.coverage, {{0, 1}, "share of those eligible"})) one.budget.reset();
  double budget = 0.0;
  if (!keys.real("budget", budget, {{0, most_money}, "GBP from start to end"})) return;
  one.budget = budget;
  if (!keys.has("coverage")) {
    one.coverage = 1.0F;  // the entry's own would cap what the budget buys
  } else {
    keys.refuse("budget",
        "cannot be combined with coverage: each decides how many are reached. Leave one of them out.");
  }
}

// Says that there is no such entry in the folder.
void refuse_unknown_entry(Keys& keys, const CatalogueFolder& catalogue, const std::string& name) {
  const std::vector<std::string> names = entry_names(catalogue.folder);
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string all =
      fmt::format("Its entries are {}. Name another folder with --catalogue.", fmt::join(names, ", "));
  keys.refuse("use",
      fmt::format("is not an entry of the catalogue in {} ({}). {}", catalogue.folder,
          catalogue_origin_names[static_cast<std::size_t>(catalogue.origin)], did_you_mean(name, known, all)));
}

// The entry of the catalogue that an intervention starts from.
void read_use(Keys& keys, Intervention& one, EntryLookup* entries, Report& report) {
  std::string name;
  if (!keys.text("use", name, Lines::one)) return;
  if (entries == nullptr) {
    keys.refuse("use", "cannot be used in an entry of the catalogue. Write the effects out here.");
    return;
  }
  const auto catalogue = catalogue_for(keys.place("use").file, entries->given);
  if (const std::string problem = own_scenarios().problem; !catalogue && !problem.empty()) {
    keys.refuse("use", fmt::format("cannot be looked up: {}", problem));
    return;
  }
  if (!catalogue) {
    keys.refuse("use",
        "cannot be looked up: there is no folder \"catalogue\" beside this file, and none was installed with "
        "coadopt. Name the folder with --catalogue, or write the effects out here.");
    return;
  }
  const std::vector<std::string> names = entry_names(catalogue->folder);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    refuse_unknown_entry(keys, *catalogue, name);
    return;
  }
  auto entry = read_entry(catalogue->folder, name, report);
  if (!entry) return;
  one = std::move(entry->intervention);
  one.catalogue = fmt::format("{}, checksum {:08x}",
      catalogue_origin_names[static_cast<std::size_t>(catalogue->origin)], entry->checksum);
  auto& used = entries->used;
  if (std::find(used.begin(), used.end(), *catalogue) == used.end()) used.push_back(*catalogue);
}

}  // namespace

void read_intervention_keys(const Table& table, const Place& place, Intervention& one,
    InterventionPlaces& places, EntryLookup* entries, Report& report) {
  Keys keys(table, "intervention", place, report);
  read_use(keys, one, entries, report);
  const bool uses = !one.entry.empty() && keys.has("use");
  const Targets of_entry = one.targets;
  const std::optional<Entity> priced_for = uses ? std::optional(of_entry.entity) : std::nullopt;
  const bool unnamed = one.name.empty() && !keys.has("name") && !keys.has("use");
  if (keys.text("name", one.name, Lines::one) ? one.name.empty() : unnamed) {
    keys.refuse("name", "is missing. Give the intervention a name that no other has.");
  }
  const std::string origin = one.catalogue;
  declare_texts(keys, one);
  if (keys.has("use") && keys.has("catalogue")) {
    one.catalogue = origin;
    keys.refuse("catalogue", "is written by coadopt itself. Name a folder of entries with --catalogue.");
  }
  if (keys.has("use") && keys.has("evidence_about"))
    keys.refuse("evidence_about", "is written by coadopt itself, from the targets. Leave it out.");
  declare_months(keys, one);
  read_coverage(keys, one);
  const Targets* targeted = &one.targets;
  if (const Table* targets = keys.table("targets", "a table such as { entity = \"staff\" }")) {
    if (!read_targets(*targets, keys.place("targets"), one.targets, places, report)) targeted = nullptr;
  } else if (keys.has("targets")) {
    targeted = nullptr;
  }
  if (const List* effects = keys.list("effects", "a list of tables")) {
    one.effects.clear();
    for (const Value& effect : *effects) read_effect(effect, targeted, one.effects, report);
  }
  const Table* cost = keys.table("cost", "a table such as { per_target_month = 40 }");
  if (cost != nullptr) read_cost(*cost, keys.place("cost"), one, report);
  if (const Table* structure = keys.table("structure", "a table such as { kind = \"coaches\" }")) {
    read_structure(*structure, keys.place("structure"), one.structure, report);
  }
  if (targeted != nullptr) {
    if (uses && reaches_others(one.targets, of_entry)) one.evidence_about = whom(of_entry);
    check_reach(keys, one);
    check_structure(keys, one);
    check_cost(keys, cost, priced_for, one);
  }
  keys.refuse_unknown();

  places.name = keys.place("name");
  places.start_month = keys.place("start_month");
  places.end_month = keys.place("end_month");
  places.coverage = keys.place("coverage");
}

namespace {

void read_intervention(const Table& table, const Place& place, Draft& draft) {
  Intervention one;
  InterventionPlaces places;
  read_intervention_keys(table, place, one, places, &draft.entries, draft.report);
  draft.scenario.interventions.push_back(std::move(one));
  draft.intervention_places.push_back(std::move(places));
}

}  // namespace

void read_interventions(const Entry& entry, Draft& draft) {
  const auto* list = std::get_if<List>(&entry.value.is);
  if (list == nullptr) {
    return add_expected(
        {entry.key, entry.value}, "[[intervention]], in two brackets, once for each", draft.report);
  }
  for (const Value& value : *list) {
    if (const auto* table = std::get_if<Table>(&value.is)) {
      read_intervention(*table, value.place, draft);
    } else {
      add_expected({entry.key, value}, "[[intervention]], in two brackets, once for each", draft.report);
    }
  }
}

}  // namespace coadopt

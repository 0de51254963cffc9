#include <fmt/format.h>

#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "scenario/draft.hpp"
#include "scenario/keys.hpp"

namespace coadopt {

namespace {

constexpr double most_money = 1e12;  // GBP
constexpr double hours_in_a_month = 744;

const std::array<std::string_view, lever_count>& lever_names() {
  static const auto names = [] {
    std::array<std::string_view, lever_count> all;
    for (std::size_t i = 0; i < lever_count; ++i) all[i] = levers[i].name;
    return all;
  }();
  return names;
}

std::string levers_of(Entity entity) {
  std::vector<std::string_view> names;
  for (const LeverDescription& one : levers) {
    if (one.entity == entity) names.push_back(one.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string_view name_of(Entity entity) { return entity_names[static_cast<std::size_t>(entity)]; }

// A key that does not narrow such targets would be ignored: who wrote it must know.
void check_narrows(Keys& keys, std::string_view name, bool narrows, Entity entity) {
  if (keys.has(name) && !narrows) {
    keys.tell(name, fmt::format("does not narrow targets of entity \"{}\". Leave it out.", name_of(entity)));
  }
}

// Organisations and communities count from 1 in files; whether there are so many is judged at the end.
void read_number(Keys& keys, std::string_view name, std::string_view unit, std::optional<std::uint32_t>& into) {
  constexpr double most = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t number = 0;
  if (keys.whole(name, number, {{1, most}, unit})) into = number - 1;
}

template <class Choice>
void read_optional(
    Keys& keys, std::string_view name, std::span<const std::string_view> labels, std::optional<Choice>& into) {
  Choice choice{};
  if (keys.choice(name, choice, labels)) into = choice;
}

// Whether the entity is known, so that effects can be judged by it.
bool read_targets(
    const Table& table, const Place& place, Targets& targets, InterventionPlaces& places, Report& report) {
  Keys keys(table, "intervention.targets", place, report);
  const bool known = keys.choice("entity", targets.entity, entity_names) || !keys.has("entity");
  read_optional(keys, "role", role_names, targets.role);
  read_optional(keys, "organisation_kind", organisation_kind_names, targets.organisation_kind);
  read_number(keys, "organisation", "organisations", targets.organisation);
  read_number(keys, "community", "communities", targets.community);
  keys.flag("user", targets.user);
  keys.flag("seldom_heard", targets.seldom_heard);
  keys.choice("choose", targets.choose, choose_names);
  keys.tell_unknown();

  places.organisation = keys.place("organisation");
  places.community = keys.place("community");
  if (!known) return false;

  const Entity entity = targets.entity;
  const bool employed = entity == Entity::staff || entity == Entity::organisation;
  check_narrows(keys, "role", entity == Entity::staff, entity);
  check_narrows(keys, "organisation_kind", employed, entity);
  check_narrows(keys, "organisation", employed, entity);
  check_narrows(keys, "community", entity != Entity::organisation, entity);
  check_narrows(keys, "user", entity == Entity::person, entity);
  check_narrows(keys, "seldom_heard", entity == Entity::person, entity);
  const bool orders_persons =
      targets.choose == Choose::best_connected || targets.choose == Choose::seldom_heard_first;
  if (entity == Entity::organisation && orders_persons) {
    keys.tell("choose", "does not order organisations. Use \"random\" or \"least_practised\".");
  }
  return true;
}

void check_lever(Keys& keys, Lever lever, Entity targeted) {
  const Entity acts_on = described(lever).entity;
  if (acts_on == targeted) return;
  keys.tell(
      "lever", fmt::format("is a lever of entity \"{0}\", but targets.entity is \"{1}\". Write targets = {{ "
                           "entity = \"{0}\" }}, or use a lever of {1}: {2}.",
                   name_of(acts_on), name_of(targeted), levers_of(targeted)));
}

// Judges the lever by the targets, if there are any to judge it by.
void read_effect(const Value& value, const Targets* targeted, std::vector<Effect>& effects, Report& report) {
  const std::string key = "intervention.effects";
  const auto* table = std::get_if<Table>(&value.is);
  if (table == nullptr) {
    return tell_expected(
        {key, value}, "a table such as { lever = \"skill\", closes = 0.1, every = \"month\" }", report);
  }
  Keys keys(*table, key, value.place, report);
  Effect effect{};
  if (keys.choice("lever", effect.lever, lever_names())) {
    if (targeted) check_lever(keys, effect.lever, targeted->entity);
  } else if (!keys.has("lever")) {
    const Entity entity = targeted != nullptr ? targeted->entity : Entity::staff;
    keys.tell("lever", fmt::format("is missing. Say what the effect acts on: {}.", levers_of(entity)));
  }
  keys.real("closes", effect.closes, {{0, 1}, "share of the remaining gap"});
  if (!keys.has("closes"))
    keys.tell("closes", "is missing. Say which share of the gap the effect closes, 0..1.");
  keys.choice("every", effect.every, every_names);
  keys.tell_unknown();
  effects.push_back(effect);
}

void read_cost(const Table& table, const Place& place, Cost& cost, Report& report) {
  Keys keys(table, "intervention.cost", place, report);
  keys.real("set_up", cost.set_up, {{0, most_money}, "GBP"});
  keys.real("per_target", cost.per_target, {{0, most_money}, "GBP"});
  keys.real("per_target_month", cost.per_target_month, {{0, most_money}, "GBP a month"});
  keys.real("staff_hours_per_target_month", cost.staff_hours_per_target_month,
      {{0, hours_in_a_month}, "hours a month"});
  keys.choice("borne_by", cost.borne_by, bearer_names);
  keys.tell_unknown();
}

void read_intervention(const Table& table, const Place& place, Draft& draft) {
  Report& report = draft.report;
  Keys keys(table, "intervention", place, report);
  Intervention one;
  InterventionPlaces places;

  // Entries of the catalogue are to be looked up here, before the keys that change anything of them.
  keys.take("use", [&](const Named&) {
    keys.tell("use",
        "is no entry of the catalogue, which has none yet. Give the intervention a name, targets and "
        "effects of its own.");
    return false;
  });
  if (keys.text("name", one.name, Lines::one) ? one.name.empty() : !keys.has("name") && !keys.has("use")) {
    keys.tell("name", "is missing. Give the intervention a name to tell it from others by.");
  }
  keys.text("description", one.description, Lines::any);
  keys.text("source", one.source, Lines::any);
  keys.whole("start_month", one.start_month, {{1, most_months}, "months of the run"});
  keys.whole("end_month", one.end_month, {{0, most_months}, "months of the run; 0 for its last"});
  keys.whole("ramp_months", one.ramp_months, {{0, most_months}, "months"});
  keys.real("coverage", one.coverage, {{0, 1}, "share of those eligible"});
  const Targets* targeted = &one.targets;
  if (const Table* targets = keys.table("targets", "a table such as { entity = \"staff\" }")) {
    if (!read_targets(*targets, keys.place("targets"), one.targets, places, report)) targeted = nullptr;
  } else if (keys.has("targets")) {
    targeted = nullptr;
  }
  if (const List* effects = keys.list("effects", "a list of tables")) {
    for (const Value& effect : *effects) read_effect(effect, targeted, one.effects, report);
  }
  if (const Table* cost = keys.table("cost", "a table such as { per_target_month = 40 }")) {
    read_cost(*cost, keys.place("cost"), one.cost, report);
  }
  keys.tell_unknown();

  places.name = keys.place("name");
  places.start_month = keys.place("start_month");
  places.end_month = keys.place("end_month");
  draft.scenario.interventions.push_back(std::move(one));
  draft.intervention_places.push_back(std::move(places));
}

}  // namespace

void read_interventions(const Entry& entry, Draft& draft) {
  const auto* list = std::get_if<List>(&entry.value.is);
  if (list == nullptr) {
    return tell_expected(
        {entry.key, entry.value}, "[[intervention]], in two brackets, once for each", draft.report);
  }
  for (const Value& value : *list) {
    if (const auto* table = std::get_if<Table>(&value.is)) {
      read_intervention(*table, value.place, draft);
    } else {
      tell_expected({entry.key, value}, "[[intervention]], in two brackets, once for each", draft.report);
    }
  }
}

}  // namespace coadopt

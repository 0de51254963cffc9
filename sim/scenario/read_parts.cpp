#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "policy/target_keys.hpp"
#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/keys.hpp"

namespace coadopt {

namespace {

Structure structure_named(std::string_view name) {
  Structure structure;
  for_each_structure([&]<class Kind>() {
    if (Kind::table == name) structure = defaults<Kind>();
  });
  return structure;
}

}  // namespace

const std::vector<std::string_view>& structure_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for_each_structure([&]<class Kind>() { all.push_back(Kind::table); });
    return all;
  }();
  return names;
}

std::string_view name_of(const Structure& structure) {
  std::string_view name;
  for_each_structure([&]<class Kind>() {
    if (std::holds_alternative<Kind>(structure)) name = Kind::table;
  });
  return name;
}

std::optional<Entity> entity_of(const Structure& structure) {
  std::optional<Entity> entity;
  for_each_structure([&]<class Kind>() {
    if (std::holds_alternative<Kind>(structure)) entity = Kind::entity;
  });
  return entity;
}

void read_structure(const Table& table, const Place& place, Structure& structure, Report& report) {
  Keys keys(table, "intervention.structure", place, report);
  const std::vector<std::string_view>& names = structure_names();
  std::size_t kind = 0;
  if (keys.choice("kind", kind, names)) {
    if (name_of(structure) != names[kind]) structure = structure_named(names[kind]);
  } else if (!keys.has("kind") && std::holds_alternative<NoStructure>(structure)) {
    keys.refuse("kind", fmt::format("is missing. Say what it changes: {}.", fmt::join(names, ", ")));
    return;
  }
  for_each_structure([&]<class Kind>() {
    if (auto* of_kind = std::get_if<Kind>(&structure)) declare_structure(keys, *of_kind);
  });
  keys.refuse_unknown();
}

namespace {

// Forgets what narrowed an entry's targets and does not narrow targets of this entity.
class ForgetOther {
 public:
  explicit ForgetOther(Entity entity) : entity_(entity) {}
  void choice(std::string_view name, auto& into, const auto& /*labels*/) const { forget(name, into); }
  void which(std::string_view name, auto& into, std::string_view /*unit*/) const { forget(name, into); }
  void flag(std::string_view name, auto& into) const { forget(name, into); }

 private:
  void forget(std::string_view name, auto& into) const {
    const auto* const one = std::ranges::find(narrowing_keys, name, &NarrowingKey::name);
    if (!one->of.contains(entity_)) into.reset();
  }

  Entity entity_;
};

// What would otherwise be ignored.
void check_narrowing(Keys& keys, Entity entity) {
  for (const NarrowingKey& one : narrowing_keys) {
    if (!keys.has(one.name) || one.of.contains(entity)) continue;
    keys.refuse(
        one.name, fmt::format("does not narrow targets of entity \"{}\". Leave it out.", name_of(entity)));
  }
}

class TargetKeys : public Keys {
 public:
  TargetKeys(const Table& table, const Place& place, InterventionPlaces& places, Report& report)
      : Keys(table, "intervention.targets", place, report), places_(places), report_(report) {}

  // A number from 1 or a name; whether there is such is judged at the end, when it is known who there is.
  void which(std::string_view name, std::optional<std::uint32_t>& into, std::string_view unit) {
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    std::string& into_name = name == "organisation" ? places_.organisation_name : places_.community_name;
    take(name, [&](const Named& named) {
      if (std::holds_alternative<std::string>(named.value.is)) {
        const auto text = read_line(named, Lines::one, report_);
        if (!text) return false;
        into_name = *text;
        if (text->empty())
          report_.add(named.value.place, fmt::format("{} is empty. Give a name or a number.", named.key));
        return true;
      }
      const auto number = read_whole(named, {{1, most}, unit}, report_);
      if (number) into = static_cast<std::uint32_t>(*number - 1);
      return number.has_value();
    });
  }

 private:
  InterventionPlaces& places_;
  Report& report_;
};

}  // namespace

bool read_targets(
    const Table& table, const Place& place, Targets& targets, InterventionPlaces& places, Report& report) {
  TargetKeys keys(table, place, places, report);
  const bool known = keys.choice("entity", targets.entity, entity_names) || !keys.has("entity");
  declare_narrowing(keys, targets);
  keys.choice("choose", targets.choose, choose_names);
  keys.refuse_unknown();

  places.organisation = keys.place("organisation");
  places.community = keys.place("community");
  if (!known) return false;

  check_narrowing(keys, targets.entity);
  const ForgetOther others(targets.entity);
  declare_narrowing(others, targets);
  if (!described(targets.choose).of.contains(targets.entity)) {
    keys.refuse("choose", R"(does not order organisations. Use "random" or "least_practised".)");
  }
  return true;
}

}  // namespace coadopt

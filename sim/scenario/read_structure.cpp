#include <fmt/format.h>

#include "scenario/declared_keys.hpp"
#include "scenario/keys.hpp"
#include "scenario/read_intervention.hpp"

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

}  // namespace coadopt

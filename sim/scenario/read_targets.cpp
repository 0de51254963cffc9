#include <fmt/format.h>

#include <limits>
#include <optional>

#include "scenario/keys.hpp"
#include "scenario/read_intervention.hpp"

namespace coadopt {

namespace {

// A key that does not narrow such targets would be ignored: who wrote it must know.
void check_narrows(Keys& keys, std::string_view name, bool narrows, Entity entity) {
  if (keys.has(name) && !narrows) {
    keys.tell(name, fmt::format("does not narrow targets of entity \"{}\". Leave it out.", name_of(entity)));
  }
}

// Organisations and communities count from 1 in files, or are named; whether there are such is judged at the
// end, when it is known who there is.
void read_which(Keys& keys, std::string_view name, std::string_view unit, std::optional<std::uint32_t>& into,
    std::string& into_name, Report& report) {
  constexpr double most = std::numeric_limits<std::uint32_t>::max();
  keys.take(name, [&](const Named& named) {
    if (std::holds_alternative<std::string>(named.value.is)) {
      const auto text = read_line(named, Lines::one, report);
      if (!text) return false;
      into_name = *text;
      if (text->empty())
        report.tell(named.value.place, fmt::format("{} is empty. Give a name or a number.", named.key));
      return true;
    }
    const auto number = read_whole(named, {{1, most}, unit}, report);
    if (number) into = static_cast<std::uint32_t>(*number - 1);
    return number.has_value();
  });
}

template <class Choice>
void read_optional(
    Keys& keys, std::string_view name, std::span<const std::string_view> labels, std::optional<Choice>& into) {
  Choice choice{};
  if (keys.choice(name, choice, labels)) into = choice;
}

}  // namespace

bool read_targets(
    const Table& table, const Place& place, Targets& targets, InterventionPlaces& places, Report& report) {
  Keys keys(table, "intervention.targets", place, report);
  const bool known = keys.choice("entity", targets.entity, entity_names) || !keys.has("entity");
  read_optional(keys, "role", role_names, targets.role);
  read_optional(keys, "organisation_kind", organisation_kind_names, targets.organisation_kind);
  read_which(keys, "organisation", "organisations", targets.organisation, places.organisation_name, report);
  read_which(keys, "community", "communities", targets.community, places.community_name, report);
  keys.flag("user", targets.user);
  keys.flag("seldom_heard", targets.seldom_heard);
  keys.choice("choose", targets.choose, choose_names);
  keys.tell_unknown();

  places.organisation = keys.place("organisation");
  places.community = keys.place("community");
  if (!known) return false;

  const Entity entity = targets.entity;
  const bool employed = entity == Entity::staff || entity == Entity::team || entity == Entity::organisation;
  check_narrows(keys, "role", entity == Entity::staff, entity);
  check_narrows(keys, "organisation_kind", employed, entity);
  check_narrows(keys, "organisation", employed, entity);
  check_narrows(keys, "community", entity != Entity::organisation, entity);
  check_narrows(keys, "user", entity == Entity::person, entity);
  check_narrows(keys, "seldom_heard", entity == Entity::person, entity);
  const bool orders_persons =
      targets.choose == Choose::best_connected || targets.choose == Choose::seldom_heard_first;
  if (entity == Entity::organisation && orders_persons) {
    keys.tell("choose", R"(does not order organisations. Use "random" or "least_practised".)");
  }
  return true;
}

}  // namespace coadopt

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/draft.hpp"
#include "scenario/keys.hpp"

namespace coadopt {

namespace {

// What amounts are in proportion to must be something that targets have.
void check_sizes(Keys& keys, const Intervention& one) {
  const Entity entity = one.targets.entity;
  for (const auto& [name, size] :
      {std::pair("for_staff", one.cost.for_staff), {"for_residents", one.cost.for_residents}}) {
    if (size > 0.0 && size < 1.0)
      keys.refuse("cost",
          fmt::format("has {} = {:g}, less than one person. Allowed: 0 (amounts are for each target), or 1 "
                      "or more.",
              name, size));
  }
  if (one.cost.for_staff > 0.0 && one.cost.for_residents > 0.0) {
    keys.refuse(
        "cost", "has both for_staff and for_residents: amounts are in proportion to one. Set the other to 0.");
  }
  if (one.cost.for_residents > 0.0 && entity != Entity::community) {
    keys.refuse("cost",
        fmt::format("has for_residents, but targets.entity is \"{}\", and only communities have "
                    "residents. Set for_residents to 0, or write targets = {{ entity = \"community\" }}.",
            name_of(entity)));
  }
  if (one.cost.for_staff > 0.0 && (entity == Entity::staff || entity == Entity::person)) {
    keys.refuse("cost",
        fmt::format(
            "has for_staff, but targets.entity is \"{}\": each target is one {}, so that nothing is "
            "in proportion to staff. Set for_staff to 0, or target organisations, teams or communities.",
            name_of(entity), one_of(entity)));
  }
}

bool is_given(const Table* cost, const CostAmount& amount) {
  return cost != nullptr && entry_of(*cost, amount.name) != nullptr;
}

// How to pay an entry's price for everyone within targets of another kind, where a cost can say so.
std::string how_to_keep(Entity priced_for, Entity entity) {
  const bool by_residents = priced_for == Entity::person && entity == Entity::community;
  const bool by_staff = priced_for == Entity::staff && entity != Entity::person;
  if (!by_residents && !by_staff) return "Give";
  return fmt::format("Add cost = {{ {} = 1 }} to keep this price per {}, give",
      by_staff ? "for_staff" : "for_residents", one_of(priced_for));
}

// Whether amounts are in proportion to people of other targets too: because the entry's are, or because the
// intervention says so of an entry priced for each of these people.
bool is_in_proportion(const Table* cost, Entity priced_for, const Cost& of) {
  const auto holds = [&](double size, std::string_view name, Entity each) {
    const bool own = cost != nullptr && entry_of(*cost, name) != nullptr;
    return size > 0.0 && (!own || priced_for == each);
  };
  return holds(of.for_staff, "for_staff", Entity::staff) ||
         holds(of.for_residents, "for_residents", Entity::person);
}

// An amount for each target of the entry's kind says nothing of targets of another kind.
void check_price(Keys& keys, const Table* cost, Entity priced_for, const Intervention& one) {
  const Entity entity = one.targets.entity;
  if (entity == priced_for || is_in_proportion(cost, priced_for, one.cost)) return;
  std::vector<std::string> kept;
  for (const CostAmount& amount : cost_amounts) {
    const double value = one.cost.*amount.member;
    if (value > 0.0 && is_per_target(amount) && !is_given(cost, amount))
      kept.push_back(fmt::format("{} = {:g}", amount.name, value));
  }
  if (kept.empty()) return;
  keys.refuse("targets",
      fmt::format(
          "has entity \"{0}\", but the cost of the entry \"{1}\" is per {2}: {3}. {4} the amounts per {5} in "
          "cost, or keep entity = \"{6}\".",
          name_of(entity), one.entry, one_of(priced_for), fmt::join(kept, ", "),
          how_to_keep(priced_for, entity), one_of(entity), name_of(priced_for)));
}

}  // namespace

void check_cost(
    Keys& keys, const Table* cost, const std::optional<Entity>& priced_for, const Intervention& one) {
  check_sizes(keys, one);
  const std::optional<Entity> needed = entity_of(one.structure);
  const bool fits =
      !needed || *needed == one.targets.entity;  // else the targets are wrong, and not their price
  if (priced_for && fits) check_price(keys, cost, *priced_for, one);
}

}  // namespace coadopt

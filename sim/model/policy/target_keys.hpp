#pragma once

#include <array>
#include <initializer_list>
#include <string_view>

#include "policy/intervention.hpp"

namespace coadopt {

// Kinds of targets.
class Entities {
 public:
  constexpr Entities(std::initializer_list<Entity> all) {
    for (const Entity one : all) has_[static_cast<std::size_t>(one)] = true;
  }
  [[nodiscard]] constexpr bool contains(Entity one) const { return has_[static_cast<std::size_t>(one)]; }

 private:
  std::array<bool, entity_names.size()> has_ = {};
};

// A key that leaves only some targets of these kinds.
struct NarrowingKey {
  std::string_view name;
  Entities of;
  std::string_view meaning;
};

inline constexpr auto narrowing_keys = std::to_array<NarrowingKey>({
    {"role", {Entity::staff}, "Only staff in this role: \"frontline\", \"manager\" or \"leader\"."},
    {"organisation_kind", {Entity::staff, Entity::organisation, Entity::team},
        "Only in organisations of this kind: \"council\", \"health_board\", \"provider\" or \"third_sector\"."},
    {"organisation", {Entity::staff, Entity::organisation, Entity::team},
        "Only in this organisation: its number, from 1, or its name in a population file."},
    {"community", {Entity::staff, Entity::person, Entity::community, Entity::team},
        "Only in this community, or in teams that serve it: its number, from 1, or its name in a population "
        "file."},
    {"user", {Entity::person}, "Only users of services where true, only neighbours where false."},
    {"seldom_heard", {Entity::person},
        "Only persons who are seldom heard where true, only others where false."},
});

// A way to choose targets, in the order of `Choose`.
struct ChooseDescription {
  Entities of;
  std::string_view meaning;
};

inline constexpr std::array<ChooseDescription, choose_names.size()> choose_descriptions = {{
    {{Entity::staff, Entity::person, Entity::organisation, Entity::community, Entity::team},
        "At random. This is the default."},
    {{Entity::staff, Entity::person, Entity::organisation, Entity::community, Entity::team},
        "First come staff who try or use fewest of the Four Co's, teams whose members do so least on average, "
        "organisations in which the smallest shares of staff have them in use, persons who neither take part "
        "nor are willing to, and communities in which the smallest share takes part."},
    {{Entity::staff, Entity::person, Entity::community, Entity::team},
        "First come staff whom most colleagues name as a contact and teams of such staff, persons with most "
        "ties, and communities in which most people take part or are willing to."},
    {{Entity::staff, Entity::person, Entity::community, Entity::team},
        "First come persons who are seldom heard, communities with the largest share of them and the teams "
        "there, and staff with the largest share of them in their caseload."},
}};

[[nodiscard]] constexpr const ChooseDescription& described(Choose choose) {
  return choose_descriptions[static_cast<std::size_t>(choose)];
}

}  // namespace coadopt

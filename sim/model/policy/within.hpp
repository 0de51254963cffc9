#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "partnership/column.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// Whether an effect on a lever of `acts_on` may be had by targeting `targeted`: itself, or those within it.
[[nodiscard]] constexpr bool acts_within(Entity targeted, Entity acts_on) {
  if (targeted == acts_on) return true;
  switch (targeted) {
    case Entity::organisation:
    case Entity::team: return acts_on == Entity::staff;
    case Entity::community: return acts_on == Entity::staff || acts_on == Entity::person;
    case Entity::staff: return acts_on == Entity::person;  // those of the caseload
    case Entity::person: return false;
  }
  return false;
}

// Whom effects act on, and how strongly on each.
struct ActedOn {
  std::vector<std::uint32_t> numbers;
  std::vector<float> strength;
};

// All of the kind `acts_on` within the targets, each as strongly as its target.
[[nodiscard]] ActedOn within(const Partnership& partnership, Entity targeted,
    std::span<const std::uint32_t> targets, std::span<const float> strength, Entity acts_on);

// Takes hours of staff's month for an intervention, so many for each target: staff give their own; for a team
// or an organisation, all its staff share them; for a community or a person, the staff who serve the community.
// `sizes` multiplies them for each target of a team, an organisation or a community; empty: all 1.
void book_hours(Partnership& partnership, Entity entity, std::span<const std::uint32_t> targets,
    float hours_per_target, std::span<const float> sizes = {});

}  // namespace coadopt

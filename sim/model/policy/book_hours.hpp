#pragma once

#include <cstdint>
#include <span>

#include "partnership/entity.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// Takes hours of staff's month for an intervention, so many for each target: staff give their own; for a team
// or an organisation, all its staff share them; for a community or a person, the staff who serve the community.
void book_hours(
    Partnership& partnership, Entity entity, std::span<const std::uint32_t> targets, float hours_per_target);

}  // namespace coadopt

#pragma once

#include <array>

#include "barrier/barrier.hpp"
#include "partnership/co.hpp"
#include "policy/intervention.hpp"

namespace coadopt {

// For each barrier, in their order, whether an intervention lowers it: one of its effects closes part of the
// gap of a lever that is part of the barrier or leads to it, or its structure does so.
[[nodiscard]] std::array<bool, all_barriers.size()> barriers_lowered_by(const Intervention& one);

// The Co's that an intervention acts on: those that its levers and its structure bear on, as far as they are
// the work of the role that it is for.
[[nodiscard]] CoSet cos_acted_on_by(const Intervention& one);

}  // namespace coadopt

#pragma once

#include "parameter/parameter.hpp"
#include "partnership/role.hpp"

namespace coadopt {

struct CostParameters {
  static constexpr std::string_view table = "cost";

  PerRole<float> staff_hour;
  float citizen_session_hours;
};

template <>
inline constexpr auto declarations<CostParameters> = std::to_array<Parameter<CostParameters>>({
    {"staff_hour", at<&CostParameters::staff_hour>(), {50, 60, 80}, {0, 1000}, "GBP per hour",
        "Full cost of an hour of staff time.",
        assumed(
            "frontline GBP 40 to 60 for a social worker (PSSRU, from memory); managers and leaders a guess"),
        role_names},
    {"citizen_session_hours", at<&CostParameters::citizen_session_hours>(), 2, {0, 100}, "hours per session",
        "Hours a session takes of each user or neighbour, with the way there.", assumed("a guess")},
});

}  // namespace coadopt

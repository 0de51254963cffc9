#pragma once

#include "parameter/parameter.hpp"
#include "partnership/entity.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Ordinary posts beside a team, which take their share of its casework and nothing else.
struct ExtraStaff {
  static constexpr std::string_view table = "extra_staff";
  static constexpr Entity entity = Entity::team;

  std::int32_t posts_per_target;

  friend bool operator==(const ExtraStaff&, const ExtraStaff&) = default;
};

template <>
inline constexpr auto declarations<ExtraStaff> = std::to_array<Parameter<ExtraStaff>>({
    {"posts_per_target", at<&ExtraStaff::posts_per_target>(), 1, {0, 100}, "posts per team",
        "Frontline posts added to each team.", assumed("a post for a team of eight")},
});

void act(const ExtraStaff& extra, Acting& acting);

}  // namespace coadopt

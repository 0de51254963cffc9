#pragma once

#include "parameter/parameter.hpp"
#include "partnership/entity.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Staff who co-produce already and show colleagues how, beside their own work: untrained, unpaid for it, and
// only where somebody practises at all.
struct Champions {
  static constexpr std::string_view table = "champions";
  static constexpr Entity entity = Entity::staff;

  float staff_per_champion;
  float hours_per_colleague;
  float thinning;

  friend bool operator==(const Champions&, const Champions&) = default;
};

template <>
inline constexpr auto declarations<Champions> = std::to_array<Parameter<Champions>>({
    {"staff_per_champion", at<&Champions::staff_per_champion>(), 16, {1, 1000}, "colleagues per champion",
        "Colleagues for whom one champion is sought.", assumed("as coaches")},
    {"hours_per_colleague", at<&Champions::hours_per_colleague>(), 0.5, {0, 100}, "hours per month",
        "Hours a champion gives to each colleague.", assumed("half of a coach's, beside their own work")},
    {"thinning", at<&Champions::thinning>(), 16, {0.1, 1000}, "colleagues per champion",
        "Colleagues per champion at which the effect on each has halved.", assumed("as coaches")},
});

void act(const Champions& champions, Acting& acting);

}  // namespace coadopt

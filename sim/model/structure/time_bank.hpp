#pragma once

#include "parameter/parameter.hpp"
#include "partnership/entity.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Members give each other hours, unpaid. They come to know peers who support them, and part of the hours
// answers offers of residents that nobody else answered.
struct TimeBank {
  static constexpr std::string_view table = "time_bank";
  static constexpr Entity entity = Entity::person;

  float hours_per_member;
  float answering_share;
  float peer_support;

  friend bool operator==(const TimeBank&, const TimeBank&) = default;
};

template <>
inline constexpr auto declarations<TimeBank> = std::to_array<Parameter<TimeBank>>({
    {"hours_per_member", at<&TimeBank::hours_per_member>(), 3, {0, 744}, "hours per month",
        "Hours that a member gives.", assumed("a guess")},
    {"answering_share", at<&TimeBank::answering_share>(), 0.5, {0, 1}, "share of hours",
        "Share of the hours that answers residents' offers.", assumed("a guess")},
    {"peer_support", at<&TimeBank::peer_support>(), 0.02, {0, 1}, "share of gap per month",
        "How fast peer support would grow where every resident were a member.", assumed("a guess")},
});

void act(const TimeBank& bank, Acting& acting);

}  // namespace coadopt

#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>

#include "barrier/barrier.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// Removing a barrier is holding the state that makes it up at its best in every month, in the whole model, so
// that every law that reads the state feels it.

// A column that is part of a barrier, and its value where the barrier is gone.
template <class Holder, class Held>
struct BarrierState {
  consteval BarrierState(Barrier of, Held Holder::*column, float at_best)
      : barrier(of), member(column), best(at_best), name(declared_name(column)) {}

  Barrier barrier;
  Held Holder::*member;
  float best;
  std::string_view name;  // of the column
};

// Hours a month that suffice for all: no time is missing, so there is no overtime and no casework undone.
inline constexpr float hours_for_all = 1e5F;

// What each barrier is made of.
inline constexpr std::tuple barrier_states = {
    BarrierState{Barrier::power, &Staff::power_threat, 0.0F},
    BarrierState{Barrier::culture, &Staff::attitude, 1.0F},
    BarrierState{Barrier::time, &Staff::slack, hours_for_all},
    BarrierState{Barrier::systems, &OrganisationLevels::friction, 0.0F},
    BarrierState{Barrier::risk, &Staff::perceived_risk, 0.0F},
    BarrierState{Barrier::risk, &OrganisationLevels::blame, 0.0F},
    BarrierState{Barrier::language, &OrganisationLevels::jargon, 0.0F},
    BarrierState{Barrier::skill, &Staff::skill, 1.0F},
    BarrierState{Barrier::evidence, &OrganisationLevels::evidence, 1.0F},
    BarrierState{Barrier::resources, &OrganisationLevels::funding, 1.0F},
    BarrierState{Barrier::leadership, &OrganisationLevels::commitment, 1.0F},
    BarrierState{Barrier::short_termism, &OrganisationLevels::short_termism, 0.0F},
    BarrierState{Barrier::citizens, &Persons::capability, 1.0F},
    BarrierState{Barrier::citizens, &Persons::efficacy, 1.0F},
    BarrierState{Barrier::citizens, &Persons::trust, 1.0F},
    BarrierState{Barrier::citizens, &Persons::free_time, 1.0F},
    BarrierState{Barrier::citizens, &Persons::entitlement, 0.0F},
    BarrierState{Barrier::citizens, &Communities::capacity, 1.0F},
};

// Calls visit(state) for each of them.
template <class Visit>
constexpr void for_each_barrier_state(const Visit& visit) {
  std::apply([&](const auto&... state) { (visit(state), ...); }, barrier_states);
}

// Whether a column, such as those that a phase writes, is part of a barrier.
template <class Member>
[[nodiscard]] constexpr bool is_barrier_state(Member member) {
  if constexpr (std::is_same_v<Member, OrganisationLevels Organisations::*>) {
    return member == &Organisations::now;
  } else {
    bool found = false;
    for_each_barrier_state([&](const auto& state) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(state.member)>, Member>) {
        found = found || state.member == member;
      }
    });
    return found;
  }
}

// Holds the levels of all organisations at their best in what belongs to the barriers.
void hold_at_best(OrganisationLevels& now, BarrierSet removed);

// The same of a community, its staff and its residents.
void hold_at_best(Partnership& partnership, BarrierSet removed, CommunityId community);

}  // namespace coadopt

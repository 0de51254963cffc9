// What levers are declared to do to barriers, and what `coadopt diagnose` holds at its best to remove them.

#include "policy/lever.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

#include "barrier/removed.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

bool is_a_state_of(const LeverDescription& lever) {
  const std::string_view column = lever.name.substr(0, lever.name.find('.'));
  bool found = false;
  for_each_barrier_state([&](const auto& state) {
    if (state.name == column) found = state.barrier == lever.barrier;
  });
  return found;
}

TEST(ALever, IsPartOfABarrierWhereRemovingTheBarrierHoldsIt) {
  for (const LeverDescription& lever : levers)
    EXPECT_EQ(is_a_state_of(lever), lever.acts == Acts::part) << lever.name;
}

// How far what makes up a barrier is from its best, summed over everyone.
double distance(const Partnership& who, Barrier barrier) {
  double sum = 0.0;
  for_each_barrier_state([&]<class Holder, class Held>(const BarrierState<Holder, Held>& state) {
    if (state.barrier != barrier) return;
    const auto add = [&](const auto& column) {
      for (const auto one : column.ids())
        sum += std::abs(static_cast<double>(state.best) - static_cast<double>(column[one]));
    };
    if constexpr (std::is_same_v<Holder, Staff>) {
      add(who.staff.*state.member);
    } else if constexpr (std::is_same_v<Holder, Persons>) {
      add(who.persons.*state.member);
    } else if constexpr (std::is_same_v<Holder, Communities>) {
      add(who.communities.*state.member);
    } else if constexpr (std::is_same_v<Held, OfOrganisation<float>>) {
      add(who.organisations.now.*state.member);
    } else {
      for (const auto& one : (who.organisations.now.*state.member).values) add(one);
    }
  });
  return sum;
}

// After a year in which the lever stood at its ideal everywhere, or was left alone. Staff and communities begin
// better than newcomers and what communities drift back to, so that there is something to keep.
double distance_after_a_year(const LeverDescription& lever, bool at_ideal) {
  Intervention one;
  one.name = "a lever";
  one.targets.entity = lever.entity;
  if (at_ideal) one.effects = {{lever.lever, 1.0F, Every::month}};
  trial::Trial trial(trial::small(), {one});
  Partnership& who = trial.who();
  for (const StaffId each : who.staff.skill.ids()) who.staff.skill[each] = who.staff.attitude[each] = 0.9F;
  for (const CommunityId each : who.communities.capacity.ids()) who.communities.capacity[each] = 0.9F;
  for (int month = 0; month < 12; ++month) trial.month();
  return distance(who, lever.barrier);
}

TEST(ALever, ThatIsPartOfABarrierOrLeadsToItLowersIt) {
  for (const LeverDescription& lever : levers) {
    if (lever.acts == Acts::beside) continue;
    EXPECT_LT(distance_after_a_year(lever, true), distance_after_a_year(lever, false)) << lever.name;
  }
}

}  // namespace
}  // namespace coadopt

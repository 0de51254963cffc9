// A removed barrier's state stands at its best in every month; removing nothing changes nothing.

#include "barrier/removed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;

// A world of a small partnership under way, with barriers removed.
struct World {
  explicit World(BarrierSet removed, DecisionRule rule = DecisionRule::com_b)
      : parameters([rule] {
          Parameters p = small();
          p.decide.decision_rule = rule;
          return p;
        }()),
        traits(parameters.person_start),
        simulation(parameters, traits, nothing, {7, 0}, removed) {}

  Parameters parameters;
  PersonTraits traits;
  std::vector<Intervention> nothing;
  Simulation simulation;
};

template <class Id>
bool all_are(const Column<Id, float>& column, float value) {
  return std::all_of(column.data(), column.data() + column.size(), [&](float one) { return one == value; });
}

// Whether a state stands at its best everywhere.
template <class Holder, class Held>
bool at_best(const Partnership& who, const BarrierState<Holder, Held>& state) {
  if constexpr (std::is_same_v<Holder, Staff>) {
    return all_are(who.staff.*state.member, state.best);
  } else if constexpr (std::is_same_v<Holder, Persons>) {
    return all_are(who.persons.*state.member, state.best);
  } else if constexpr (std::is_same_v<Holder, Communities>) {
    return all_are(who.communities.*state.member, state.best);
  } else if constexpr (std::is_same_v<Held, OfOrganisation<float>>) {
    return all_are(who.organisations.now.*state.member, state.best);
  } else {
    const auto& columns = (who.organisations.now.*state.member).values;
    return std::ranges::all_of(columns, [&](const auto& one) { return all_are(one, state.best); });
  }
}

TEST(RemovedBarriers, StandAtTheirBestAtTheEndOfEveryMonth) {
  for (const BarrierDescription& one : all_barriers) {
    World world(BarrierSet().with(one.barrier));
    for (int month = 0; month < 6; ++month) {
      run_month(world.simulation);
      for_each_barrier_state([&](const auto& state) {
        if (state.barrier != one.barrier) return;
        EXPECT_TRUE(at_best(world.simulation.partnership, state)) << one.name;
      });
    }
  }
}

TEST(RemovedBarriers, OfRiskAreBlameAndPerceivedRiskTogether) {
  World world(BarrierSet().with(Barrier::risk));
  run_month(world.simulation);
  EXPECT_TRUE(all_are(world.simulation.partnership.staff.perceived_risk, 0.0F));
  EXPECT_TRUE(all_are(world.simulation.partnership.organisations.now.blame, 0.0F));
  EXPECT_FALSE(all_are(world.simulation.partnership.staff.power_threat, 0.0F));
}

TEST(RemovedBarriers, OfTimeLeaveNoOvertimeAndNothingUndone) {
  World world(BarrierSet().with(Barrier::time));
  world.parameters.workload.casework_hours = 60;
  for (int month = 0; month < 6; ++month) run_month(world.simulation);
  const Staff& staff = world.simulation.partnership.staff;
  EXPECT_TRUE(all_are(staff.overtime, 0.0F));
  EXPECT_TRUE(all_are(staff.unmet_casework, 0.0F));
  EXPECT_TRUE(all_are(staff.unmet_share, 0.0F));
}

TEST(RemovingNothing, ChangesNoBitUnderAnyRule) {
  for (const DecisionRule rule :
      {DecisionRule::com_b, DecisionRule::additive, DecisionRule::weakest_link, DecisionRule::persuasion}) {
    World world({}, rule);
    Parameters p = small();
    p.decide.decision_rule = rule;
    trial::Trial other(p);
    for (int month = 0; month < 12; ++month) {
      run_month(world.simulation);
      other.month();
    }
    EXPECT_EQ(changed_columns(world.simulation.partnership, other.who()), ColumnSet());
  }
}

TEST(RemovingABarrier, HeightIsNoneAsObserved) {
  for (const BarrierDescription& one : all_barriers) {
    World world(BarrierSet().with(one.barrier));
    Record record(3, {});
    for (int month = 0; month < 3; ++month) {
      run_month(world.simulation);
      observe(world.simulation, {}, record);
    }
    if (one.barrier == Barrier::citizens) continue;  // people must still be asked
    EXPECT_EQ(record.at(MeasureId::barrier_level, 3)[index(one.barrier)], 0.0) << one.name;
  }
}

TEST(EveryBarrier, HasAStateAndIsASet) {
  std::set<Barrier> with_state;
  for_each_barrier_state([&](const auto& state) { with_state.insert(state.barrier); });
  EXPECT_EQ(with_state.size(), barrier_count);
  const BarrierSet two = BarrierSet().with(Barrier::power).with(Barrier::citizens);
  EXPECT_TRUE(two.has(Barrier::power) && two.has(Barrier::citizens) && !two.has(Barrier::time));
  EXPECT_TRUE(BarrierSet().empty() && !two.empty());
  EXPECT_EQ(BarrierSet::all().bits(), 0xfffU);
}

}  // namespace
}  // namespace coadopt

// What interventions cost, by who bears it, and the hours that are beside the contracts of staff.

#include <gtest/gtest.h>

#include <numeric>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

constexpr Month months = 4;

Intervention named(const char* name, Bearer bearer) {
  Intervention one;
  one.name = name;
  one.cost.borne_by = bearer;
  return one;
}

Intervention training() {
  Intervention one = named("training", Bearer::organisation);
  one.cost.set_up = 1000;
  one.cost.per_target_month = 10;
  one.cost.staff_hours_per_target_month = 2;
  return one;
}

Intervention enablers() {
  Intervention one = named("enablers", Bearer::government);
  one.targets.entity = Entity::team;
  one.structure = defaults<EnablingStaff>();
  one.cost.per_post_month = 3000;
  return one;
}

Intervention panel() {
  Intervention one = named("panel", Bearer::users);
  one.targets.entity = Entity::community;
  one.cost.citizen_hours_per_target_month = 6;
  one.cost.per_target_month = 50;
  return one;
}

double at(const Record& record, MeasureId id, Month month, auto place) {
  return record.at(id, month)[static_cast<std::size_t>(place)];
}

TEST(Money, IsBookedToWhoeverBearsIt) {
  const Record record = Trial(small(), {training(), enablers(), panel()}).run(months);
  EXPECT_DOUBLE_EQ(at(record, MeasureId::cost_by_bearer, 1, Bearer::organisation), 1000 + 96 * 10);
  EXPECT_DOUBLE_EQ(at(record, MeasureId::cost_by_bearer, 2, Bearer::organisation), 96 * 10);
  EXPECT_DOUBLE_EQ(at(record, MeasureId::cost_by_bearer, 2, Bearer::government), 12 * 3000);
  EXPECT_DOUBLE_EQ(at(record, MeasureId::cost_by_bearer, 2, Bearer::users), 5 * 50);
  EXPECT_EQ(at(record, MeasureId::cost_by_bearer, 2, Bearer::community), 0);
}

TEST(Money, ByBearerAddsUpToWhatInterventionsCostWithoutStaffHours) {
  const Record record = Trial(small(), {training(), enablers(), panel()}).run(months);
  for (Month month = 1; month <= months; ++month) {
    const auto borne = record.at(MeasureId::cost_by_bearer, month);
    EXPECT_DOUBLE_EQ(std::accumulate(borne.begin(), borne.end(), 0.0),
        at(record, MeasureId::cost, month, Item::set_up) + at(record, MeasureId::cost, month, Item::running));
    EXPECT_GT(at(record, MeasureId::cost, month, Item::interventions), 0);
  }
}

TEST(Money, TellsHoursOfPostsAndOfCitizensBesideThoseOfStaff) {
  const Record record = Trial(small(), {training(), enablers(), panel()}).run(months);
  EXPECT_NEAR(at(record, MeasureId::staff_hours, 3, Item::posts), 12 * 96, 1e-3);
  EXPECT_NEAR(at(record, MeasureId::staff_hours, 3, Item::interventions), 96 * 2, 1e-3);
  EXPECT_DOUBLE_EQ(record.at(MeasureId::intervention_citizen_hours, 3)[0], 5 * 6);
}

TEST(Money, IsNothingWithoutInterventions) {
  const Record record = Trial(small()).run(1);
  for (const double borne : record.at(MeasureId::cost_by_bearer, 1)) EXPECT_EQ(borne, 0);
  EXPECT_EQ(record.at(MeasureId::intervention_citizen_hours, 1)[0], 0);
  EXPECT_EQ(at(record, MeasureId::staff_hours, 1, Item::posts), 0);
}

// Posts take casework over from staff, and cut posts leave theirs to the others; people need the same.
TEST(CaseworkNeeded, IsWhatPeopleNeedWhoeverIsThereToDoIt) {
  Intervention posts = named("posts", Bearer::government);
  posts.targets.entity = Entity::team;
  posts.structure = defaults<ExtraStaff>();
  Intervention cuts = named("cuts", Bearer::government);
  cuts.targets.entity = Entity::organisation;
  cuts.structure = defaults<Austerity>();
  const auto of_staff = [](const Record& record) {
    return at(record, MeasureId::staff_hours, 1, Item::casework) +
           at(record, MeasureId::unmet_hours, 1, Item::casework);
  };
  const Record usual = Trial(small()).run(1);
  const double needed = at(usual, MeasureId::casework_needed, 1, 0);
  EXPECT_GT(needed, 0);
  EXPECT_NEAR(of_staff(usual), needed, 1e-6 * needed);
  const Record helped = Trial(small(), {posts}).run(1);
  EXPECT_LT(of_staff(helped), 0.95 * needed);
  EXPECT_NEAR(at(helped, MeasureId::casework_needed, 1, 0), needed, 1e-4 * needed);
  EXPECT_NEAR(at(helped, MeasureId::staff_hours, 1, Item::posts), needed - of_staff(helped), 0.1 * needed);
  const Record cut = Trial(small(), {cuts}).run(1);
  EXPECT_GT(of_staff(cut), 1.05 * needed);
  EXPECT_NEAR(at(cut, MeasureId::casework_needed, 1, 0), needed, 1e-4 * needed);
}

}  // namespace
}  // namespace coadopt

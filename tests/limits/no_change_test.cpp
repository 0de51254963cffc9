// An intervention that reaches nobody, closes nothing or never runs changes nothing, bit for bit.

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

constexpr Month months = 14;

// One intervention for each entity, with an effect on each of its levers.
std::vector<Intervention> on_every_lever(float closes, float coverage, Month start, Month end) {
  std::vector<Intervention> all;
  for (std::size_t i = 0; i < entity_names.size(); ++i) {
    Intervention one;
    one.name = "all levers of " + std::string(entity_names[i]);
    one.targets.entity = static_cast<Entity>(i);
    one.coverage = coverage;
    one.start_month = start;
    one.end_month = end;
    for (const LeverDescription& lever : levers) {
      if (lever.entity != one.targets.entity) continue;
      one.effects.push_back({lever.lever, closes, Every::once});
      one.effects.push_back({lever.lever, closes, Every::month});
    }
    all.push_back(one);
  }
  return all;
}

std::vector<Intervention> costly(std::vector<Intervention> all) {
  for (Intervention& one : all) {
    one.cost = {.set_up = 1000,
        .per_target = 100,
        .per_target_month = 10,
        .per_post_month = 1000,
        .staff_hours_per_target = 7,
        .staff_hours_per_target_month = 5,
        .citizen_hours_per_target_month = 3,
        .borne_by = Bearer::partnership};
  }
  return all;
}

// Every structure, on all it can target.
std::vector<Intervention> of_every_structure() {
  std::vector<Intervention> all;
  for_each_structure([&]<class Kind>() {
    Intervention one;
    one.name = Kind::table;
    one.start_month = 2;
    one.end_month = months;
    one.targets.entity = Kind::entity;
    one.structure = defaults<Kind>();
    all.push_back(one);
  });
  return costly(all);
}

Record baseline() { return Trial(small()).run(months); }

TEST(AnIntervention, ChangesNothingWhereItCoversNobody) {
  EXPECT_TRUE(Trial(small(), costly(on_every_lever(0.5F, 0, 2, 0))).run(months) == baseline());
}

TEST(AnIntervention, ChangesNothingWhereItHasNoMoney) {
  std::vector<Intervention> poor = costly(on_every_lever(0.5F, 1, 2, 0));
  for (Intervention& one : poor) one.budget = 0;
  EXPECT_TRUE(Trial(small(), poor).run(months) == baseline());
}

TEST(AStructure, ChangesNothingWhereItCoversNobodyOrHasNoMoney) {
  const Record reference = baseline();
  for (Intervention one : of_every_structure()) {
    one.coverage = 0;
    EXPECT_TRUE(Trial(small(), {one}).run(months) == reference) << one.name;
    one.coverage = 1;
    one.budget = 0;
    EXPECT_TRUE(Trial(small(), {one}).run(months) == reference) << one.name;
  }
}

TEST(AStructure, ChangesSomethingWhereItReachesAll) {
  const Record reference = baseline();
  for (Intervention one : of_every_structure()) {
    one.cost = {};
    EXPECT_FALSE(Trial(small(), {one}).run(months) == reference) << one.name;
  }
}

TEST(AnIntervention, ChangesNothingWhereItClosesNoShareOfAnyGap) {
  EXPECT_TRUE(Trial(small(), on_every_lever(0, 1, 2, 0)).run(months) == baseline());
}

TEST(AnIntervention, ChangesNothingWhereItStartsAfterTheEnd) {
  EXPECT_TRUE(Trial(small(), costly(on_every_lever(0.5F, 1, months + 1, 0))).run(months) == baseline());
}

TEST(AnIntervention, ChangesNothingWhereNobodyIsEligible) {
  std::vector<Intervention> all = costly(on_every_lever(0.5F, 1, 2, 0));
  all.resize(1);
  all[0].targets.organisation = 999;
  EXPECT_TRUE(Trial(small(), all).run(months) == baseline());
}

TEST(AnIntervention, ChangesNothingBeforeItStartsAndSomethingAfterwards) {
  const Record with = Trial(small(), on_every_lever(0.5F, 0.5F, 7, 0)).run(months);
  const Record without = baseline();
  EXPECT_FALSE(with == without);
  for (const Measure& measure : measures) {
    if (with.all(measure.id).empty()) continue;  // of a group that is not observed unless asked for
    for (Month month = 1; month < 7; ++month) {
      const auto one = with.at(measure.id, month);
      const auto other = without.at(measure.id, month);
      EXPECT_TRUE(std::equal(one.begin(), one.end(), other.begin())) << measure.name << ' ' << month;
    }
  }
}

TEST(AnIntervention, CostsOnlyMoneyAndChangesNothingElseWhereItHasNoEffect) {
  Intervention one;
  one.name = "paper";
  one.cost.per_target_month = 10;
  const Record with = Trial(small(), {one}).run(months);
  const Record without = baseline();
  for (const Measure& measure : measures) {
    const auto some = with.all(measure.id);
    const auto other = without.all(measure.id);
    const bool same = std::equal(some.begin(), some.end(), other.begin());
    EXPECT_EQ(same, measure.id != MeasureId::cost && measure.id != MeasureId::cost_by_bearer) << measure.name;
  }
  EXPECT_EQ(with.at(MeasureId::cost, 3)[static_cast<std::size_t>(Item::running)], 960);
}

}  // namespace
}  // namespace coadopt

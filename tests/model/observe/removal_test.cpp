// What removing a barrier now would add to the chances to try and to keep a Co.

#include <gtest/gtest.h>

#include <cmath>

#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

Observed removal_alone() {
  Observed observed = {.groups = {}};
  observed.groups[static_cast<std::size_t>(MeasureGroup::removal)] = true;
  return observed;
}

// Where a value of these measures stands.
std::size_t place_of(Role role, Co co, OrganisationKind kind, Barrier barrier) {
  const std::size_t group =
      (index(role) * co_count + index(co)) * organisation_kind_count + static_cast<std::size_t>(kind);
  return group * barrier_count + index(barrier);
}

TEST(WhatRemovalAdds, IsLeftOutUnlessItIsAskedFor) {
  const Record record = Trial(small()).run(2);
  EXPECT_TRUE(record.all(MeasureId::added_to_trying).empty());
  EXPECT_FALSE(record.all(MeasureId::barrier_level).empty());
}

// Everyone espouses every Co, so that the gate alone decides.
TEST(WhatRemovalAdds, ToTryingIsTheMeanDifferenceAtTheGateOfThoseWhoDoNotPractise) {
  Parameters p = small();
  p.staff_start.espoused = {1, 1, 1, 1};
  p.espouse.espousal_fade = 0;
  p.espouse.push = 1;
  Trial trial(p);
  const Record record = trial.run(3, removal_alone());
  const Partnership& who = trial.who();
  const WeighParameters weigh = {p.decide, p.partner, p.workload};
  PerKind<PerRole<PerCo<std::array<double, barrier_count>>>> sums{};
  PerKind<PerRole<PerCo<int>>> counts{};
  for (const TeamId team : who.teams.staff.ids()) {
    const TeamView view = view_of_team(who, team);
    const OrganisationKind kind = who.organisations.kind[who.teams.organisation[team]];
    for (const StaffId one : who.teams.staff[team]) {
      const Role role = who.staff.role[one];
      for (const Co co : all_cos) {
        if (!relevant(role, co) || practising(who.staff.practice[co][one])) continue;
        if (!who.staff.espoused[one].has(co)) continue;  // who came in this month
        const PerCo<float> partner = partner_availability(p.partner, who, who.teams.community[team], one);
        Terms terms = terms_without_peers(who, weigh, partner, one, co);
        terms.peers = peers_of(who, p.decide, view, view_of_contacts(who, one), one, co);
        const float retry = who.staff.practice[co][one] == Practice::lapsed ? p.decide.retry_share : 1.0F;
        for (const BarrierDescription& barrier : all_barriers) {
          const float more =
              chance_to_try(p.decide, without(barrier.barrier, terms), co) - chance_to_try(p.decide, terms, co);
          sums[kind][role][co][index(barrier.barrier)] += static_cast<double>(retry * more);
        }
        ++counts[kind][role][co];
      }
    }
  }
  int compared = 0;
  for (const Role role : all_roles) {
    for (const Co co : all_cos) {
      for (std::size_t k = 0; k < organisation_kind_count; ++k) {
        const auto kind = static_cast<OrganisationKind>(k);
        for (const BarrierDescription& one : all_barriers) {
          const double found = record.at(MeasureId::added_to_trying, 3)[place_of(role, co, kind, one.barrier)];
          if (!relevant(role, co)) {
            EXPECT_TRUE(std::isnan(found));
          } else if (counts[kind][role][co] > 8) {
            const double mean = sums[kind][role][co][index(one.barrier)] / counts[kind][role][co];
            EXPECT_NEAR(found, mean, 0.25 * mean + 2e-3) << one.name;  // but for who came in this month
            ++compared;
          }
        }
      }
    }
  }
  EXPECT_GT(compared, 50);
}

TEST(WhatRemovalAdds, ToTryingCountsLanguageWhereACoIsNotEspousedYet) {
  Parameters p = small();
  p.staff_start.espoused = {0.3F, 0.3F, 0.3F, 0.3F};
  p.organisation_start.jargon = 0.9F;
  const Record record = Trial(p).run(2, removal_alone());
  const auto added = record.at(MeasureId::added_to_trying, 2);
  EXPECT_GT(added[place_of(Role::frontline, Co::deliver, OrganisationKind::council, Barrier::language)], 0.0);
}

TEST(WhatRemovalAdds, ToKeepingIsWhatKeepsPracticeUp) {
  Parameters p = small();
  p.organisation_start.commitment = 0.05F;
  p.commitment.results_weight = 0;
  p.workload.casework_hours = 14;
  p.decide.weight_power_threat = 2;
  Trial trial(p);
  const Record record = trial.run(4, removal_alone());
  const auto added = record.at(MeasureId::added_to_keeping, 4);
  const auto of = [&](Barrier barrier) {
    double sum = 0.0;
    for (std::size_t k = 0; k < organisation_kind_count; ++k) {
      const double one =
          added[place_of(Role::frontline, Co::deliver, static_cast<OrganisationKind>(k), barrier)];
      sum += std::isnan(one) ? 0.0 : one;
    }
    return sum;
  };
  for (const Barrier one :
      {Barrier::skill, Barrier::time, Barrier::systems, Barrier::citizens, Barrier::leadership}) {
    EXPECT_GT(of(one), 0.0) << all_barriers[index(one)].name;
  }
  for (const Barrier one : {Barrier::power, Barrier::language, Barrier::evidence, Barrier::resources}) {
    EXPECT_EQ(of(one), 0.0) << all_barriers[index(one)].name;
  }
}

}  // namespace
}  // namespace coadopt

// What entries of the catalogue claim: the barriers that they lower, the Co's that they act on, and that their
// levers move as they say.

#include "scenario/claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "month/trial.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

std::vector<CatalogueEntry> catalogue() {
  return or_throw(read_catalogue(own_scenarios().folder.value() + "/catalogue"));
}

// The sum of everyone's level of a lever; of the Co's espoused in all.
double sum_of(Partnership& who, Lever lever) {
  double sum = 0.0;
  const auto add = [&](const auto& column) {
    for (const auto one : column.ids()) sum += static_cast<double>(column[one]);
  };
  const std::string_view name = described(lever).name;
  switch (described(lever).entity) {
    case Entity::staff:
      if (lever != Lever::espoused) {
        add(column_of<StaffId>(who.staff, lever));
        return sum;
      }
      for (const StaffId one : who.staff.espoused.ids()) {
        for (const Co co : all_cos) sum += who.staff.espoused[one].has(co) ? 1.0 : 0.0;
      }
      return sum;
    case Entity::person:
      if (lever != Lever::connected) {
        add(column_of<PersonId>(who.persons, lever));
        return sum;
      }
      for (const PersonId one : who.persons.nature.ids())
        sum += who.persons.nature[one].is(Nature::connected) ? 1.0 : 0.0;
      return sum;
    case Entity::community: add(column_of<CommunityId>(who.communities, lever)); return sum;
    case Entity::organisation:
      if (!name.starts_with("friction")) {
        add(column_of<OrganisationId>(who.organisations.now, lever));
        return sum;
      }
      for (const Co co : all_cos) {
        if (lever == Lever::friction || name.ends_with(co_names[index(co)]))
          add(who.organisations.now.friction[co]);
      }
      return sum;
    case Entity::team: break;
  }
  return sum;
}

// What interventions alone do to a small partnership in five years, everyone eligible being reached.
class FiveYears {
 public:
  explicit FiveYears(Intervention one) : trial_(trial::small(), {everywhere(std::move(one))}) {
    for (Month month = 0; month < 60; ++month) {
      Simulation& world = trial_.world();
      ++world.moment.month;
      world.policies.act(world.partnership, world.parameters.benefit, world.ledger, world.moment);
    }
  }
  Partnership& who() { return trial_.who(); }

 private:
  static Intervention everywhere(Intervention one) {
    one.coverage = 1.0F;
    return one;
  }
  trial::Trial trial_;
};

Intervention doing_nothing() {
  Intervention nothing;
  nothing.name = "nothing";
  return nothing;
}

TEST(Claims, EveryLeverOfEveryEntryMovesAsItSays) {
  FiveYears untouched(doing_nothing());
  for (const CatalogueEntry& entry : catalogue()) {
    FiveYears five_years(entry.intervention);
    for (const Effect& effect : entry.intervention.effects) {
      const LeverDescription& lever = described(effect.lever);
      const double moved = sum_of(five_years.who(), effect.lever) - sum_of(untouched.who(), effect.lever);
      EXPECT_GT(lever.ideal > 0.0F ? moved : -moved, 0.0) << entry.intervention.name << ": " << lever.name;
    }
  }
}

TEST(Claims, EveryStructureDoesWhatItsEntrySays) {
  FiveYears untouched(doing_nothing());
  std::size_t looked_at = 0;
  const auto hours = [](Partnership& who) {
    double sum = 0.0;
    for (const CommunityId one : who.communities.teams.ids())
      sum += static_cast<double>(who.support.user_hours[one] + who.support.neighbour_hours[one]);
    return sum;
  };
  const auto moved = [&](FiveYears& five_years, Lever lever) {
    return sum_of(five_years.who(), lever) - sum_of(untouched.who(), lever);
  };
  for (const CatalogueEntry& entry : catalogue()) {
    const Structure& structure = entry.intervention.structure;
    FiveYears five_years(entry.intervention);
    ++looked_at;
    if (std::holds_alternative<EnablingStaff>(structure)) {
      EXPECT_GT(hours(five_years.who()), 0.0) << entry.intervention.name;
      EXPECT_GT(five_years.who().support.enablers[TeamId{0}], 0) << entry.intervention.name;
    } else if (std::holds_alternative<ExtraStaff>(structure)) {
      EXPECT_LT(five_years.who().support.casework[TeamId{0}], 1.0F) << entry.intervention.name;
    } else if (std::holds_alternative<PooledBudgets>(structure)) {
      EXPECT_LT(moved(five_years, Lever::friction_commission), 0.0) << entry.intervention.name;
      EXPECT_LT(moved(five_years, Lever::friction_deliver), 0.0) << entry.intervention.name;
    } else if (std::holds_alternative<ExpertsByExperience>(structure)) {
      EXPECT_GT(hours(five_years.who()), 0.0) << entry.intervention.name;
      EXPECT_GT(moved(five_years, Lever::attitude), 0.0) << entry.intervention.name;
      EXPECT_GT(moved(five_years, Lever::outreach), 0.0) << entry.intervention.name;
    } else if (std::holds_alternative<UserLedFunding>(structure)) {
      EXPECT_GT(hours(five_years.who()), 0.0) << entry.intervention.name;
      EXPECT_GT(moved(five_years, Lever::cash), 0.0) << entry.intervention.name;
    } else if (std::holds_alternative<TimeBank>(structure)) {
      EXPECT_GT(hours(five_years.who()), 0.0) << entry.intervention.name;
      EXPECT_GT(moved(five_years, Lever::peer_support), 0.0) << entry.intervention.name;
    } else if (std::holds_alternative<TenderRounds>(structure)) {
      TenderRounds unreformed = defaults<TenderRounds>();
      unreformed.closing_chance = 1.0F;
      Intervention rounds = entry.intervention;
      rounds.structure = unreformed;
      Intervention reformed = entry.intervention;
      std::get<TenderRounds>(reformed.structure).closing_chance = 1.0F;
      FiveYears without(rounds);
      FiveYears with(reformed);
      EXPECT_GE(sum_of(with.who(), Lever::capacity), sum_of(without.who(), Lever::capacity));
      EXPECT_LT(
          sum_of(with.who(), Lever::friction_commission), sum_of(without.who(), Lever::friction_commission));
    } else if (std::holds_alternative<Merger>(structure)) {
      EXPECT_GT(five_years.who().organisations.window_until[OrganisationId{0}], 0) << entry.intervention.name;
    } else {
      --looked_at;  // no structure, or one that only changes how strongly effects are felt
    }
  }
  EXPECT_GE(looked_at, 10U);
}

TEST(Claims, AnEntryNamesOnlyBarriersThatItLowers) {
  for (const CatalogueEntry& entry : catalogue()) {
    const auto lowered = barriers_lowered_by(entry.intervention);
    const bool any = std::ranges::find(lowered, true) != lowered.end();
    EXPECT_EQ(entry.barriers.empty(), !any) << entry.intervention.name;
    for (const BarrierDescription& barrier : all_barriers) {
      if (std::ranges::find(entry.barriers, barrier.name) == entry.barriers.end()) continue;
      EXPECT_TRUE(lowered[index(barrier.barrier)]) << entry.intervention.name << ": " << barrier.name;
    }
  }
}

std::vector<Co> cos_in(CoSet set) {
  std::vector<Co> cos;
  for (const Co co : all_cos) {
    if (set.has(co)) cos.push_back(co);
  }
  return cos;
}

TEST(Claims, AnInterventionActsOnTheCosOfItsLeversThatAreTheWorkOfItsTargets) {
  Intervention one;
  one.effects = {{Lever::friction_design, 0.1F}};
  EXPECT_THAT(cos_in(cos_acted_on_by(one)), ElementsAre(Co::design));
  one.effects.push_back({Lever::capacity, 0.1F});
  EXPECT_THAT(cos_in(cos_acted_on_by(one)), ElementsAre(Co::commission, Co::design, Co::assess));
  one.effects = {{Lever::skill, 0.1F}};
  EXPECT_EQ(cos_in(cos_acted_on_by(one)).size(), 4U);
  one.targets.role = Role::frontline;
  EXPECT_THAT(cos_in(cos_acted_on_by(one)), ElementsAre(Co::design, Co::deliver, Co::assess));
  one.effects.clear();
  one.structure = defaults<PooledBudgets>();
  one.targets.role.reset();
  EXPECT_THAT(cos_in(cos_acted_on_by(one)), ElementsAre(Co::commission, Co::deliver));
}

TEST(Claims, AnEffectOnALeverBesideABarrierDoesNotLowerIt) {
  Intervention one;
  one.effects = {
      {Lever::espoused, 0.1F}, {Lever::burnout, 0.1F}, {Lever::incentive, 0.1F}, {Lever::expectation, 0.1F}};
  const auto lowered = barriers_lowered_by(one);
  for (const BarrierDescription& barrier : all_barriers)
    EXPECT_EQ(lowered[index(barrier.barrier)], barrier.barrier == Barrier::leadership) << barrier.name;
}

TEST(Claims, AnEffectThatDoesHarmLowersNoBarrier) {
  Intervention one;
  one.effects = {{Lever::skill, -0.1F}, {Lever::attitude, 0.1F}};
  const auto lowered = barriers_lowered_by(one);
  EXPECT_FALSE(lowered[index(Barrier::skill)]);
  EXPECT_TRUE(lowered[index(Barrier::culture)]);
}

}  // namespace
}  // namespace coadopt

// Looking for entries of the catalogue.

#include "scenario/search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Found entry(std::string name, std::string barrier, Effect effect, Entity target, double money) {
  Found found;
  found.entry.barriers = {std::move(barrier)};
  found.entry.intervention.name = std::move(name);
  found.entry.intervention.title = "Title of " + found.entry.intervention.name;
  found.entry.intervention.effects = {effect};
  found.entry.intervention.targets.entity = target;
  found.in_place.emplace();
  found.in_place->years[0].money = money;
  return found;
}

Effect on(Lever lever, Basis basis) {
  Effect effect{lever, 0.1F};
  effect.grounds.basis = basis;
  return effect;
}

const std::vector<Found>& three() {
  static const std::vector<Found> entries = {
      entry("training", "skill", on(Lever::skill, Basis::trial), Entity::staff, 100),
      entry("tenders", "systems", on(Lever::friction_commission, Basis::expert), Entity::organisation, 50),
      entry("rules", "systems", on(Lever::friction, Basis::guess), Entity::organisation, 10)};
  return entries;
}

std::vector<std::string> names(const Search& search) {
  std::vector<std::string> all;
  for (const Found& one : fitting(three(), search)) all.push_back(one.entry.intervention.name);
  return all;
}

TEST(Search, FindsEverythingWhereNothingIsAsked) {
  EXPECT_FALSE(Search{}.asked());
  EXPECT_THAT(names({}), ElementsAre("training", "tenders", "rules"));
}

TEST(Search, FindsByEachThingAsked) {
  EXPECT_THAT(names({.barrier = Barrier::systems}), ElementsAre("tenders", "rules"));
  EXPECT_THAT(names({.co = Co::deliver}), ElementsAre("training", "rules"));
  EXPECT_THAT(names({.target = Entity::staff}), ElementsAre("training"));
  EXPECT_THAT(names({.cost_below = 50}), ElementsAre("rules"));
  EXPECT_THAT(names({.basis = Basis::expert}), ElementsAre("tenders"));
}

TEST(Search, FindsWordsInAnyOrderInCapitalsOrNot) {
  EXPECT_THAT(names({.words = "title  OF"}), ElementsAre("training", "tenders", "rules"));
  EXPECT_THAT(names({.words = "rules title"}), ElementsAre("rules"));
  EXPECT_THAT(names({.words = "nothing"}), ElementsAre());
}

TEST(Search, AsksForEverythingAtOnce) {
  EXPECT_THAT(names({.barrier = Barrier::systems, .co = Co::deliver}), ElementsAre("rules"));
  EXPECT_THAT(names({.barrier = Barrier::systems, .target = Entity::staff}), ElementsAre());
}

TEST(Search, SaysWhatThereIsWhereNothingFits) {
  const std::string why = why_none_fits(three(), {.barrier = Barrier::systems, .target = Entity::staff});
  EXPECT_THAT(why, HasSubstr("None of the 3 entries"));
  EXPECT_THAT(why, HasSubstr("Without barrier systems: 1 (skill 1)."));
  EXPECT_THAT(why, HasSubstr("Without target staff: 2 (organisation 2)."));
}

TEST(Search, SaysOfOneEntryThatItDoesNotFit) {
  const std::vector<Found> one = {three().front()};
  EXPECT_EQ(why_none_fits(one, {.barrier = Barrier::systems}),
      "training does not meet all of these conditions.\nWithout barrier systems: 1 (skill 1).");
}

TEST(Search, DoesNotFindByCostWhereNothingIsPriced) {
  Found unpriced = three().front();
  unpriced.in_place.reset();
  EXPECT_TRUE(fitting({unpriced}, {.cost_below = 1e9}).empty());
}

}  // namespace
}  // namespace coadopt

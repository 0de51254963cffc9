#include "experiment/plausible.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "experiment/design/design.hpp"
#include "month/declared.hpp"
#include "partnership/build.hpp"

namespace coadopt {
namespace {

TEST(WithinPlausible, IsAQuarterOfTheValueToEachSide) {
  EXPECT_DOUBLE_EQ(within_plausible(0.4, {0, 1}, 0.0), 0.3);
  EXPECT_DOUBLE_EQ(within_plausible(0.4, {0, 1}, 0.5), 0.4);
  EXPECT_DOUBLE_EQ(within_plausible(0.4, {0, 1}, 1.0), 0.5);
  EXPECT_DOUBLE_EQ(within_plausible(-4.2, {-20, 5}, 0.0), -5.25);
}

TEST(WithinPlausible, IsNoMoreThanAQuarterOfWhatIsAllowed) {
  EXPECT_DOUBLE_EQ(within_plausible(6.0, {5, 7}, 1.0), 6.5);
}

TEST(WithinPlausible, StaysWithinWhatIsAllowed) {
  EXPECT_DOUBLE_EQ(within_plausible(0.9, {0, 1}, 1.0), 1.0);
  EXPECT_DOUBLE_EQ(within_plausible(0.5, {0.5, 10}, 0.0), 0.5);
}

TEST(WithinPlausible, OfNothingIsNothing) { EXPECT_EQ(within_plausible(0.0, {0, 1}, 1.0), 0.0); }

TEST(ADerivedNumber, IsNoGuessOfItsOwn) {
  EXPECT_TRUE(is_a_guess(Kind::real, assumed("a test"), "example.rate"));
  EXPECT_FALSE(is_a_guess(Kind::real, derived("a test"), "example.rate"));
}

Scenario with_interventions() {
  Scenario scenario;
  Intervention coaching;
  coaching.name = "Coaches";
  coaching.structure = defaults<Coaches>();
  coaching.effects = {{Lever::skill, 0.08F, Every::month}, {Lever::attitude, 0.04F, Every::month}};
  Intervention proven = coaching;
  proven.name = "Proven";
  proven.sure = "strong";
  scenario.interventions = {coaching, proven};
  return scenario;
}

constexpr Stream draws = {20261, 0};

TEST(OtherGuesses, MoveWhatIsAssumedWithinItsRangeAndNothingElse) {
  const Scenario scenario = with_interventions();
  const Scenario other = with_other_guesses(scenario, draws, 2, 8);
  std::size_t moved = 0;
  for (const Declared& one : declared_parameters()) {
    const bool guess = one.source.evidence == Evidence::assumed && one.kind != Kind::choice &&
                       one.table != "population" && one.key != "start.organisation.lead_co";
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      const double before = one.read(scenario.parameters, slot);
      const double after = one.read(other.parameters, slot);
      if (!guess) {
        EXPECT_EQ(after, before) << one.key;
        continue;
      }
      EXPECT_GE(after, one.bounds.low) << one.key;
      EXPECT_LE(after, one.bounds.high) << one.key;
      const double rounding = one.kind == Kind::whole ? 0.5 : 1e-6;
      EXPECT_LE(std::abs(after - before), 0.25 * std::abs(before) + rounding) << one.key;
      moved += after != before ? 1 : 0;
    }
  }
  EXPECT_GT(moved, 120U);
}

TEST(OtherGuesses, MoveTheSizeOfEffectsUnlessTheyAreStronglyEvidenced) {
  const Scenario scenario = with_interventions();
  const Scenario other = with_other_guesses(scenario, draws, 2, 8);
  for (const std::size_t effect : {0U, 1U}) {
    const float before = scenario.interventions[0].effects[effect].closes;
    const float after = other.interventions[0].effects[effect].closes;
    EXPECT_NE(after, before);
    EXPECT_NEAR(after, before, 0.25 * static_cast<double>(before) + 1e-6);
    EXPECT_EQ(other.interventions[1].effects[effect].closes, before);
  }
}

TEST(OtherGuesses, KeepAHarmAHarm) {
  Scenario harm = with_interventions();
  harm.interventions[0].effects[0].closes = -1.0F;
  harm.interventions[0].effects[1].closes = -0.2F;
  for (std::uint32_t draw = 0; draw < 8; ++draw) {
    const Scenario other = with_other_guesses(harm, draws, draw, 8);
    EXPECT_GE(other.interventions[0].effects[0].closes, -1.0F);
    EXPECT_LE(other.interventions[0].effects[0].closes, -0.75F + 1e-6F);
    EXPECT_NE(other.interventions[0].effects[1].closes, -0.2F);
    EXPECT_NEAR(other.interventions[0].effects[1].closes, -0.2, 0.05 + 1e-6);
  }
}

TEST(OtherGuesses, MoveTheAssumedNumbersOfStructuresAndKeepTheCited) {
  const Scenario other = with_other_guesses(with_interventions(), draws, 2, 8);
  const auto& coaches = std::get<Coaches>(other.interventions[0].structure);
  EXPECT_EQ(coaches.staff_per_coach, 16);
  EXPECT_NE(coaches.hours_per_colleague, 1);
  EXPECT_NE(coaches.thinning, 16);
}

TEST(OtherGuesses, AreTheSameInEveryScenarioOfADraw) {
  const Scenario both = with_interventions();
  Scenario one = both;
  one.interventions.erase(one.interventions.begin() + 1);
  const Scenario other_both = with_other_guesses(both, draws, 5, 8);
  const Scenario other_one = with_other_guesses(one, draws, 5, 8);
  EXPECT_EQ(other_one.interventions[0].effects[0].closes, other_both.interventions[0].effects[0].closes);
  EXPECT_EQ(other_one.parameters.espouse.push_floor, other_both.parameters.espouse.push_floor);
}

TEST(OtherGuesses, LieAroundWhatAScenarioSays) {
  Scenario scenario;
  scenario.parameters.espouse.push_floor = 0.4F;
  EXPECT_NEAR(with_other_guesses(scenario, draws, 1, 8).parameters.espouse.push_floor, 0.4, 0.1 + 1e-6);
}

TEST(Guesses, AreAllThatOtherGuessesMove) {
  const Scenario scenario = with_interventions();
  const std::vector<Guess> before = guesses_of(scenario);
  const std::vector<Guess> after = guesses_of(with_other_guesses(scenario, draws, 2, 8));
  ASSERT_EQ(after.size(), before.size());
  std::set<std::string> names;
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(after[i].name, before[i].name);
    EXPECT_FALSE(before[i].meaning.empty()) << before[i].name;
    EXPECT_TRUE(names.insert(before[i].name).second) << before[i].name << " is there twice";
    const double place = latin_place(draws, before[i].name, 2, 8);
    EXPECT_NEAR(after[i].value, within_plausible(before[i].value, before[i].allowed, place), 0.5 + 1e-5);
  }
  EXPECT_TRUE(names.contains("adoption.push_floor"));
  EXPECT_TRUE(names.contains("intervention.Coaches.coaches.thinning"));
  EXPECT_TRUE(names.contains("intervention.Coaches.effect.1"));
  EXPECT_FALSE(names.contains("intervention.Proven.effect.0"));
  EXPECT_FALSE(names.contains("population.users"));
}

TEST(OtherGuesses, OfDifferentDrawsDiffer) {
  const Scenario scenario = with_interventions();
  EXPECT_NE(with_other_guesses(scenario, draws, 0, 8).parameters.espouse.push_floor,
      with_other_guesses(scenario, draws, 1, 8).parameters.espouse.push_floor);
}

}  // namespace
}  // namespace coadopt

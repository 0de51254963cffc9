#include "experiment/variant.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "experiment/given.hpp"
#include "experiment/rival.hpp"
#include "scenario/ensemble.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Scenario tiny(const std::string& name, std::uint32_t replicates) {
  Scenario scenario;
  scenario.name = name;
  scenario.run.replicates = replicates;
  scenario.run.months = 3;
  scenario.parameters.population.organisations = 1;
  scenario.parameters.population.communities = 2;
  scenario.parameters.population.staff = 16;
  return scenario;
}

std::vector<Scenario> two(std::uint32_t replicates = 8) {
  std::vector<Scenario> scenarios = {tiny("a", replicates), tiny("b", replicates)};
  scenarios[1].parameters.espouse.push = 0.5F;
  return scenarios;
}

std::vector<std::string> rules_of(const std::vector<Variant>& variants) {
  std::vector<std::string> names;
  for (const Variant& one : variants) {
    if (one.kind == VariantKind::rule) names.push_back(one.name);
  }
  return names;
}

TEST(Variants, AreTheRivalsOfTheReferencesRuleAndTheDraws) {
  EXPECT_THAT(rules_of(variants_of(two(), 0)), ElementsAre("additive", "weakest_link", "persuasion",
                                                   "espousal_policy", "espousal_attitude", "espousal_peers"));
  std::vector<Scenario> scenarios = two();
  for (Scenario& one : scenarios) {
    one.parameters.decide.decision_rule = DecisionRule::persuasion;
    one.parameters.espouse.espousal_rule = EspousalRule::peers;
  }
  const std::vector<Variant> variants = variants_of(scenarios, 2);
  EXPECT_THAT(rules_of(variants), ElementsAre("com_b", "additive", "weakest_link", "espousal_mixed",
                                      "espousal_policy", "espousal_attitude"));
  ASSERT_EQ(variants.size(), 10U);
  for (const Scenario& one : variants[0].scenarios) {
    EXPECT_EQ(one.parameters.decide.decision_rule, DecisionRule::com_b);
    EXPECT_EQ(one.parameters.espouse.espousal_rule, EspousalRule::peers);
    EXPECT_EQ(one.parameters.espouse.talk, scenarios[0].parameters.espouse.talk);
  }
  for (const Scenario& one : variants[4].scenarios) {
    EXPECT_EQ(one.parameters.decide.decision_rule, DecisionRule::persuasion);
    EXPECT_EQ(one.parameters.espouse.espousal_rule, EspousalRule::policy);
  }
  const float casework = scenarios[0].parameters.workload.casework_hours;
  EXPECT_EQ(variants[6].name, "a quarter more casework");
  EXPECT_EQ(variants[6].scenarios[1].parameters.workload.casework_hours, 1.25F * casework);
  EXPECT_EQ(variants[7].scenarios[1].parameters.workload.casework_hours, 0.75F * casework);
  EXPECT_EQ(variants[7].scenarios[1].parameters.decide.decision_rule, DecisionRule::persuasion);
  EXPECT_NE(variants[8].scenarios[0].parameters.espouse.push_floor, scenarios[0].parameters.espouse.push_floor);
  EXPECT_EQ(variants[9].scenarios[0].parameters.decide.decision_rule, DecisionRule::persuasion);
}

TEST(Variants, HaveAQuarterOfTheReplicatesButThreeWhereThereAreAsMany) {
  const auto replicates = [](std::uint32_t all) {
    return variants_of(two(all), 0).front().scenarios.front().run.replicates;
  };
  EXPECT_EQ(replicates(40), 10U);
  EXPECT_EQ(replicates(8), 3U);
  EXPECT_EQ(replicates(2), 2U);
}

std::vector<std::optional<Comparison>> compared(
    const std::vector<Variant>& variants, std::uint32_t threads, const Stop& stop) {
  return compare_variants(variants, threads, stop, [] {});
}

TEST(CompareVariants, ComesToTheSameByAnyNumberOfThreads) {
  const std::vector<Variant> variants = variants_of(two(), 2);
  const Stop stop = false;
  const auto by_one = compared(variants, 1, stop);
  const auto by_many = compared(variants, 7, stop);
  ASSERT_EQ(by_one.size(), 10U);
  ASSERT_EQ(by_many.size(), 10U);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(by_one[i]->replicates(), 3U);
    for (std::size_t outcome = 0; outcome < outcomes().size(); ++outcome) {
      EXPECT_EQ(by_one[i]->values(1, outcome), by_many[i]->values(1, outcome)) << outcomes()[outcome].name;
    }
  }
}

TEST(CompareVariants, MeetsTheSameRandomNumbersAsTheComparison) {
  std::vector<Variant> variants = variants_of(two(), 1);
  variants.back().scenarios = two(3);  // no other guesses after all
  const Stop stop = false;
  const Comparison variant = *compared(variants, 2, stop).back();
  std::vector<std::vector<Summary>> summaries(2, std::vector<Summary>(3, Summary(outcomes().size())));
  run_replicates(two(3), 1, stop,
      {.month = {}, .replicate = [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
         summaries[scenario][replicate] = summarise(record, sizes_of(two().front().parameters.population));
       }});
  const std::size_t practice = outcome_index("espoused");
  EXPECT_EQ(variant.values(1, practice), Comparison(summaries).values(1, practice));
}

// Outcomes that count people do so among those counted, not among the sizes that such a population leaves
// unused.
TEST(CompareVariants, CountAmongThePeopleOfARealPlace) {
  Census census;
  census.organisations.resize(1);
  census.communities.resize(1);
  census.communities[0].neighbours = 50;
  CountedTeam team;
  team.staff.values = {4, 1, 0};
  team.users = 30;
  census.teams = {team};
  const auto with_unused_staff = [&](std::int64_t staff) {
    std::vector<Scenario> scenarios = two(3);
    for (Scenario& one : scenarios) {
      one.parameters.census = std::make_shared<const Census>(census);
      one.parameters.population.staff = staff;
    }
    const Stop stop = false;
    return compared(variants_of(scenarios, 0), 1, stop).front()->values(0, outcome_index("persons_active"));
  };
  const std::vector<double> people = with_unused_staff(16);
  EXPECT_EQ(people, with_unused_staff(1600));
  EXPECT_GT(people.front(), 0.0);
  EXPECT_LE(people.front(), 80.0);
}

TEST(CompareVariants, KeepsWhatWasFinishedBeforeAStop) {
  const std::vector<Variant> variants = variants_of(two(), 1);
  Stop stop = false;
  std::atomic<int> months = 0;
  // One variant is 2 scenarios of 3 replicates of 3 months.
  const auto comparisons = compare_variants(variants, 1, stop, [&] { stop = ++months == 20; });
  ASSERT_EQ(comparisons.size(), 9U);
  EXPECT_TRUE(comparisons[0].has_value());
  EXPECT_FALSE(comparisons[1].has_value());
  EXPECT_FALSE(comparisons[8].has_value());
}

TEST(CompareVariants, DoesNotRunAgainWhatIsKept) {
  const std::vector<Variant> variants = variants_of(two(), 1);
  ASSERT_EQ(variants.size(), variant_count(1));
  std::map<std::tuple<std::size_t, std::size_t, std::uint32_t>, Summary> kept;
  std::mutex mutex;
  const VariantKeeper keeper = {.find = [&](std::size_t variant, std::size_t scenario,
                                            std::uint32_t replicate) -> std::optional<Summary> {
                                  const auto found = kept.find({variant, scenario, replicate});
                                  return found == kept.end() ? std::nullopt : std::optional(found->second);
                                },
      .keep =
          [&](std::size_t variant, std::size_t scenario, std::uint32_t replicate, const Summary& summary) {
            const std::lock_guard lock(mutex);
            EXPECT_TRUE(kept.emplace(std::tuple(variant, scenario, replicate), summary).second) << "came twice";
          }};
  Stop stop = false;
  std::atomic<int> months = 0;
  static_cast<void>(compare_variants(
      variants, 1, stop, [&] { stop = ++months == 20; }, keeper));
  EXPECT_EQ(kept.size(), 6U);  // of the first variant, and none of the second
  stop = false;
  const auto resumed = compare_variants(
      variants, 3, stop, [&] { ++months; }, keeper);
  EXPECT_EQ(kept.size(), 54U);
  EXPECT_EQ(months, 20 + 8 * 18);
  const auto whole = compared(variants, 1, stop);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char* name : {"practice_in_use", "persons_active"}) {
      EXPECT_EQ(resumed[i]->values(1, outcome_index(name)), whole[i]->values(1, outcome_index(name)));
    }
  }
}

const std::size_t practice = outcome_index("practice_in_use");

Comparison of(double reference, double scenario) {
  return given::comparison("practice_in_use", {{reference, reference}, {scenario, scenario + 1e-9}});
}

std::vector<Variant> rules_and_draws() {
  return {{"weakest_link", VariantKind::rule, {}}, {"additive", VariantKind::rule, {}},
      {"draw 1", VariantKind::draw, {}}, {"draw 2", VariantKind::draw, {}}};
}

TEST(Claim, IsMadeOnlyWhereTheIntervalLeavesOutNothing) {
  const Comparison unclear = given::comparison("practice_in_use", {{.2, .2}, {.3, .1}});
  EXPECT_FALSE(claim_of(unclear, 0, 1, practice).has_value());
  const auto claim = claim_of(of(0.1, 0.3), 0, 1, practice);
  ASSERT_TRUE(claim.has_value());
  EXPECT_TRUE(claim->more);
  EXPECT_FALSE(claim_of(of(0.3, 0.1), 0, 1, practice)->more);
}

TEST(Judge, FindsAClaimSurvivingWhereItsSignHoldsThroughout) {
  const Claim claim = {0, 1, practice, true};
  const Survival survival = judge(claim, rules_and_draws(), {of(.1, .2), of(.1, .11), of(.1, .9), of(.3, .4)});
  EXPECT_EQ(survival.rules_held(), 2U);
  EXPECT_EQ(survival.draws_held(), 2U);
  EXPECT_TRUE(survival.survives());
}

TEST(Judge, LeavesOutAVariantUnderWhichTheOutcomeIsNotKnown) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const Claim less = {0, 1, practice, false};
  const Survival survival =
      judge(less, rules_and_draws(), {of(.2, unknown), of(.3, .2), of(.3, .2), of(.3, .2)});
  EXPECT_EQ(survival.rules.size(), 1U);
  EXPECT_EQ(survival.rules_held(), 1U);
  EXPECT_FALSE(fate_under(less, of(.2, unknown)).has_value());
  EXPECT_FALSE(fate_under(less, std::nullopt).has_value());
  EXPECT_EQ(fate_under(less, of(.3, .2)), Fate::holds);
  EXPECT_EQ(fate_under(less, of(.2, .3)), Fate::reversed);
}

TEST(Judge, NamesTheRuleThatTurnsItRound) {
  const Claim claim = {0, 1, practice, true};
  const Survival survival = judge(claim, rules_and_draws(), {of(.2, .1), of(.1, .2), of(.1, .2), of(.1, .2)});
  EXPECT_EQ(survival.rules[0].name, "weakest_link");
  EXPECT_EQ(survival.rules[0].fate, Fate::reversed);
  EXPECT_EQ(survival.rules[1].fate, Fate::holds);
  EXPECT_FALSE(survival.survives());
}

TEST(Judge, DoesNotLetAClaimSurviveADrawThatTurnsItOrMakesItNil) {
  const Claim claim = {0, 1, practice, false};
  const Comparison nil = given::comparison("practice_in_use", {{.2, .3}, {.2, .3}});
  const Survival survival = judge(claim, rules_and_draws(), {of(.2, .1), of(.2, .1), nil, of(.1, .2)});
  EXPECT_EQ(survival.draws[0].fate, Fate::vanishes);
  EXPECT_EQ(survival.draws[1].fate, Fate::reversed);
  EXPECT_EQ(survival.rules_held(), 2U);
  EXPECT_EQ(survival.draws_held(), 0U);
  EXPECT_FALSE(survival.survives());
}

TEST(Judge, LeavesOutWhatWasNotFinishedAndFindsNothingSurvivingNothing) {
  const Claim claim = {0, 1, practice, true};
  const Survival some = judge(claim, rules_and_draws(), {of(.1, .2), {}, {}, {}});
  EXPECT_EQ(some.rules.size(), 1U);
  EXPECT_TRUE(some.survives());
  EXPECT_FALSE(judge(claim, rules_and_draws(), {{}, {}, {}, {}}).survives());
}

TEST(Variants, ChangeTheWorkloadOfEverySetOfAnEnsemble) {
  std::vector<Scenario> scenarios = two();
  Ensemble ensemble;
  ensemble.parameters = {"workload.casework_hours", "adoption.talk"};
  ensemble.sets = {{8.0, 0.25}, {16.0, 0.5}};
  for (Scenario& one : scenarios) one.ensemble = std::make_shared<const Ensemble>(ensemble);
  const std::vector<Variant> variants = variants_of(scenarios, 0);
  const Variant& more = *std::ranges::find(variants, "a quarter more casework", &Variant::name);
  for (const Scenario& one : more.scenarios) {
    EXPECT_THAT(one.ensemble->sets, ElementsAre(ElementsAre(10.0, 0.25), ElementsAre(20.0, 0.5)));
  }
}

TEST(Variants, OfAWorkloadBeyondItsRangeAreRefused) {
  std::vector<Scenario> scenarios = two();
  scenarios[0].parameters.workload.casework_hours = 80;
  EXPECT_THAT(workload_problems(scenarios), IsEmpty());
  scenarios[1].file = "b.toml";
  scenarios[1].parameters.workload.casework_hours = 100;
  EXPECT_EQ(lines_of(workload_problems(scenarios)),
      "b.toml: workload.casework_hours = 100 is too much for --robust, which also tries a quarter more "
      "casework: 125, "
      "beyond its range (0..100 hours per unit of need). Set it to 80 at most, or leave out --robust.");
  Ensemble ensemble;
  ensemble.parameters = {"workload.casework_hours"};
  ensemble.sets = {{8.0}, {90.0}};
  scenarios[1].ensemble = std::make_shared<const Ensemble>(ensemble);
  EXPECT_THAT(lines_of(workload_problems(scenarios)), HasSubstr("casework_hours = 90 is too much"));
}

}  // namespace
}  // namespace coadopt

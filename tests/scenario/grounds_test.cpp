// What the sizes of effects and costs rest on, as files write it.

#include "policy/grounds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::read;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::size_t set_up = 0;
constexpr std::size_t per_target = 1;

Intervention intervention_of(const std::string& lines) {
  return read("[[intervention]]\nname = \"a\"\n" + lines).interventions.front();
}

std::vector<std::string> wrong_with(const std::string& lines) {
  return complaints("[[intervention]]\nname = \"a\"\n" + lines);
}

TEST(Grounds, AreReadBesideAnEffectsShare) {
  const Effect effect = intervention_of(
      "effects = [{ lever = \"skill\", closes = 0.3, range = [0.1, 0.5], basis = \"trial\", source = \"s\" }]")
                            .effects.front();
  EXPECT_EQ(effect.grounds.basis, Basis::trial);
  EXPECT_EQ(effect.grounds.range, (Bounds{0.1, 0.5}));
  EXPECT_EQ(effect.grounds.source, "s");
  EXPECT_EQ(range_of(effect), (Bounds{0.1, 0.5}));
}

TEST(Grounds, OfAnAmountStandInATableOrBesideAllAmounts) {
  const Intervention one = intervention_of(
      "cost = { set_up = 100, per_target = { amount = 40, range = [20, 60], basis = \"review\", source = \"s\" "
      "}, "
      "basis = \"guess\" }");
  EXPECT_EQ(one.cost.set_up, 100.0);
  EXPECT_EQ(one.cost_grounds[set_up].basis, Basis::guess);
  EXPECT_EQ(cost_range_of(one, set_up), (Bounds{50, 200}));
  EXPECT_EQ(one.cost.per_target, 40.0);
  EXPECT_EQ(one.cost_grounds[per_target].basis, Basis::review);
  EXPECT_EQ(one.cost_grounds[per_target].source, "s");
  EXPECT_EQ(cost_range_of(one, per_target), (Bounds{20, 60}));
  EXPECT_FALSE(one.cost_grounds[2].basis) << "of an amount that is not given";
}

TEST(Grounds, AreNotOfHowManyPeopleAnAmountIsFor) {
  const Intervention one = intervention_of(
      "targets.entity = \"organisation\"\ncost = { per_target = 10, for_staff = 100, basis = \"guess\" }");
  for (std::size_t i = 0; i < cost_amounts.size(); ++i)
    EXPECT_EQ(one.cost_grounds[i].basis.has_value(), cost_amounts[i].name == "per_target")
        << cost_amounts[i].name;
}

TEST(Amounts, AreForAtLeastOnePersonOrForEachTarget) {
  const std::string target = "targets.entity = \"organisation\"\n";
  EXPECT_THAT(wrong_with(target + "cost = { per_target = 10, for_staff = 1e-30 }"),
      ElementsAre(HasSubstr("for_staff = 1e-30, less than one person")));
  EXPECT_THAT(wrong_with(target + "cost = { per_target = 10, for_staff = 1 }"), IsEmpty());
  EXPECT_THAT(wrong_with(target + "cost = { per_target = 10, for_staff = 0 }"), IsEmpty());
}

TEST(Grounds, MayBeLeftOutWhereTheSizeIsMeantAsItIs) {
  const Intervention one =
      intervention_of("effects = [{ lever = \"skill\", closes = 0.25 }]\ncost = { set_up = 7 }");
  EXPECT_FALSE(one.effects.front().grounds.stated());
  EXPECT_EQ(range_of(one.effects.front()), (Bounds{0.25, 0.25}));
  EXPECT_EQ(cost_range_of(one, set_up), (Bounds{7, 7}));
}

TEST(Grounds, GiveTheRangeOfTheirBasisWhereASizeHasNoneOfItsOwn) {
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const BasisDescription& basis = bases[i];
    const Effect effect = intervention_of(
        "effects = [{ lever = \"skill\", closes = 0.25, basis = \"" + std::string(basis.name) + "\" }]")
                              .effects.front();
    EXPECT_EQ(effect.grounds.basis, static_cast<Basis>(i));
    EXPECT_EQ(range_of(effect), (Bounds{0.25 * basis.effect.low, 0.25 * basis.effect.high}));
    for (const Bounds& multiples : {basis.effect, basis.cost}) {
      EXPECT_LE(multiples.low, 1.0) << "the size itself lies within";
      EXPECT_GE(multiples.high, 1.0);
    }
    if (i == 0) continue;
    EXPECT_GE(basis.effect.high - basis.effect.low, bases[i - 1].effect.high - bases[i - 1].effect.low)
        << "what is less firm has no narrower range";
  }
}

TEST(Grounds, OfHarmTurnTheRangeRoundAndNoShareExceedsTheWholeGap) {
  const Effect harm =
      intervention_of("effects = [{ lever = \"skill\", closes = -0.5, basis = \"guess\" }]").effects.front();
  EXPECT_EQ(range_of(harm), (Bounds{-1, 0}));
}

TEST(Grounds, ComplainOfWhatDoesNotFit) {
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.6, range = [0.1, 0.5] }]"),
      ElementsAre(HasSubstr("does not contain closes = 0.6. Write a range around it.")));
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.3, range = [0.1, 0.3] }]"), IsEmpty())
      << "its ends are within it";
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.3, range = [0.5, 0.1] }]"),
      ElementsAre(HasSubstr("Write [0.1, 0.5].")));
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.3, range = [0.1] }]"),
      ElementsAre(HasSubstr("is not two numbers")));
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.3, range = 0.1 }]"),
      ElementsAre(HasSubstr("expected the lowest and the highest, such as [0.1, 0.5]")));
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.3, range = [0.1, 3] }]"),
      ElementsAre(HasSubstr("out of range (-1..1")));
  EXPECT_THAT(wrong_with("effects = [{ lever = \"skill\", closes = 0.3, basis = \"triall\" }]"),
      ElementsAre(
          HasSubstr("expected one of \"trial\", \"review\", \"case\", \"expert\", \"guess\". Did you mean "
                    "\"trial\"?")));
  EXPECT_THAT(wrong_with("cost = { set_up = { amount = 5, range = [6, 7] } }"),
      ElementsAre(HasSubstr("does not contain amount = 5. Write a range around it.")));
  EXPECT_THAT(wrong_with("cost = { set_up = { range = [6, 7] } }"),
      ElementsAre(HasSubstr("intervention.cost.set_up.amount is missing")));
  EXPECT_THAT(wrong_with("cost = { set_up = { amount = 5, bases = \"guess\" } }"),
      ElementsAre(HasSubstr("Did you mean intervention.cost.set_up.basis?")));
}

TEST(Grounds, AreKeptInTheResolvedText) {
  const Scenario scenario = read(
      "[[intervention]]\nname = \"a\"\neffects = [{ lever = \"skill\", closes = 0.3, range = [0.1, 0.5], basis "
      "= "
      "\"case\", source = \"s\" }]\ncost = { set_up = { amount = 5, range = [4, 7], basis = \"expert\" }, "
      "per_target "
      "= 3, basis = \"guess\" }\n");
  const std::string text = resolved_text(scenario);
  EXPECT_THAT(text, HasSubstr("range = [0.1, 0.5], basis = \"case\", source = \"s\" }"));
  EXPECT_THAT(text, HasSubstr("set_up = { amount = 5, range = [4, 7], basis = \"expert\" }"));
  EXPECT_THAT(text, HasSubstr("per_target = { amount = 3, basis = \"guess\" }"));
  const Scenario again = read(text);
  EXPECT_EQ(again.interventions, scenario.interventions);
  EXPECT_EQ(resolved_text(again), text);
}

}  // namespace
}  // namespace coadopt

// The resolved text says all of a scenario, so that reading it gives the same scenario again.

#include "scenario/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "month/declared.hpp"
#include "reading.hpp"

namespace coadopt {
namespace {

using reading::read;
using ::testing::HasSubstr;

void expect_same(const Structure& one, const Structure& other) {
  ASSERT_EQ(one.index(), other.index());
  for_each_structure([&]<class Kind>() {
    if (!std::holds_alternative<Kind>(one)) return;
    for (const Parameter<Kind>& parameter : declarations<Kind>) {
      EXPECT_EQ(parameter.access.read(std::get<Kind>(one), 0), parameter.access.read(std::get<Kind>(other), 0))
          << Kind::table << "." << parameter.name;
    }
  });
}

void expect_same(const Intervention& one, const Intervention& other) {
  EXPECT_EQ(one.name, other.name);
  EXPECT_EQ(one.description, other.description);
  EXPECT_EQ(one.source, other.source);
  EXPECT_EQ(one.start_month, other.start_month);
  EXPECT_EQ(one.end_month, other.end_month);
  EXPECT_EQ(one.ramp_months, other.ramp_months);
  EXPECT_EQ(one.coverage, other.coverage);
  EXPECT_EQ(one.budget, other.budget);
  EXPECT_EQ(one.targets.entity, other.targets.entity);
  EXPECT_EQ(one.targets.role, other.targets.role);
  EXPECT_EQ(one.targets.organisation_kind, other.targets.organisation_kind);
  EXPECT_EQ(one.targets.organisation, other.targets.organisation);
  EXPECT_EQ(one.targets.community, other.targets.community);
  EXPECT_EQ(one.targets.user, other.targets.user);
  EXPECT_EQ(one.targets.seldom_heard, other.targets.seldom_heard);
  EXPECT_EQ(one.targets.choose, other.targets.choose);
  ASSERT_EQ(one.effects.size(), other.effects.size());
  for (std::size_t i = 0; i < one.effects.size(); ++i) {
    EXPECT_EQ(one.effects[i].lever, other.effects[i].lever);
    EXPECT_EQ(one.effects[i].closes, other.effects[i].closes);
    EXPECT_EQ(one.effects[i].every, other.effects[i].every);
  }
  EXPECT_EQ(one.cost.set_up, other.cost.set_up);
  EXPECT_EQ(one.cost.per_target, other.cost.per_target);
  EXPECT_EQ(one.cost.per_target_month, other.cost.per_target_month);
  EXPECT_EQ(one.cost.per_post_month, other.cost.per_post_month);
  EXPECT_EQ(one.cost.staff_hours_per_target, other.cost.staff_hours_per_target);
  EXPECT_EQ(one.cost.staff_hours_per_target_month, other.cost.staff_hours_per_target_month);
  EXPECT_EQ(one.cost.citizen_hours_per_target_month, other.cost.citizen_hours_per_target_month);
  expect_same(one.structure, other.structure);
  EXPECT_EQ(one.cost.borne_by, other.cost.borne_by);
}

void expect_same(const Scenario& one, const Scenario& other) {
  EXPECT_EQ(one.name, other.name);
  EXPECT_EQ(one.description, other.description);
  EXPECT_EQ(one.source, other.source);
  EXPECT_EQ(one.run.months, other.run.months);
  EXPECT_EQ(one.run.first_month, other.run.first_month);
  EXPECT_EQ(one.run.replicates, other.run.replicates);
  EXPECT_EQ(one.run.seed, other.run.seed);
  EXPECT_EQ(one.run.observe.groups, other.run.observe.groups);
  for (const Declared& parameter : declared_parameters()) {
    for (std::size_t slot = 0; slot < parameter.slots; ++slot) {
      EXPECT_EQ(parameter.read(one.parameters, slot), parameter.read(other.parameters, slot)) << parameter.key;
    }
  }
  ASSERT_EQ(one.interventions.size(), other.interventions.size());
  for (std::size_t i = 0; i < one.interventions.size(); ++i) {
    expect_same(one.interventions[i], other.interventions[i]);
  }
}

TEST(ResolvedText, SaysEverythingInItsDeclaredOrder) {
  const std::string text =
      resolved_text(read("scenario.name = \"a \\\"b\\\" Café\\\\\"\nscenario.description = \"c\\nd\""));
  EXPECT_THAT(
      text, HasSubstr("[scenario]\nname = \"a \\\"b\\\" Café\\\\\"\ndescription = \"c\\nd\"\nsource = \"\"\n"));
  EXPECT_THAT(
      text, HasSubstr("[run]\nmonths = 120\nfirst_month = \"2026-01\"\nreplicates = 30\nseed = 20261\n"));
  EXPECT_THAT(text, HasSubstr("[population]\norganisations = 12\ncommunities = 24\nstaff = 1200\n"));
  EXPECT_THAT(text, HasSubstr("[start.staff]\nattitude = 0.45\nskill = 0.28\n"));
  EXPECT_THAT(text, HasSubstr("friction = [0.6, 0.45, 0.4, 0.45]\n"));
  for (const Declared& one : declared_parameters()) {
    EXPECT_THAT(text, HasSubstr("\n" + std::string(one.name) + " = ")) << one.key;
  }
}

TEST(ResolvedText, OfTheDefaultsIsReadBack) {
  Scenario scenario;
  scenario.name = "defaults";
  expect_same(read(resolved_text(scenario)), scenario);
}

// Random scenarios within all ranges, told in the test's own words and not by the reader.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  double real(const Bounds& bounds) {
    return bounds.low + (bounds.high - bounds.low) * std::uniform_real_distribution<double>(0, 1)(engine_);
  }
  std::uint32_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, static_cast<std::uint32_t>(limit - 1))(engine_);
  }
  bool flip() { return below(2) == 0; }
  template <class Choice>
  Choice choice(std::size_t count) {
    return static_cast<Choice>(below(count));
  }
  std::string text() {
    static constexpr std::array<std::string_view, 12> parts = {
        "a", "B ", "é", "🌈", "\"", "\\", "\n", "\t", "#", "'", "=", "\"\"\""};
    std::string text;
    for (std::uint32_t i = below(12); i-- > 0;) text += parts[below(parts.size())];
    return text;
  }

 private:
  std::mt19937 engine_;
};

Parameters random_parameters(Dice& dice) {
  Parameters parameters;
  for (const Declared& one : declared_parameters()) {
    if (one.table == "population" || one.key == "start.organisation.lead_co") continue;
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      double value = one.kind == Kind::choice ? dice.below(one.labels.size()) : dice.real(one.bounds);
      if (one.kind == Kind::whole) value = std::floor(value);
      one.write(parameters, slot, value);
    }
  }
  parameters.population.neighbours_per_user = dice.real({0, 3});
  parameters.population.frontline_share = dice.real({0, 0.8});
  parameters.population.ties_rewired = dice.real({0, 1});
  return parameters;
}

// One of the structures for targets of an entity, or none, its parameters anywhere in their ranges.
Structure random_structure(Dice& dice, Entity entity) {
  Structure structure;
  for_each_structure([&]<class Kind>() {
    if (Kind::entity != entity || dice.flip()) return;
    Kind one = defaults<Kind>();
    for (const Parameter<Kind>& parameter : declarations<Kind>) {
      const double value = dice.real(parameter.bounds);
      const bool whole = parameter.access.kind != coadopt::Kind::real;
      parameter.access.write(one, 0, whole ? std::floor(value) : value);
    }
    structure = one;
  });
  return structure;
}

Intervention random_intervention(Dice& dice, std::size_t number, Month months) {
  Intervention one;
  one.name = "intervention é " + std::to_string(number);
  one.description = dice.text();
  one.source = dice.text();
  one.start_month = 1 + dice.below(months);
  one.end_month = dice.flip() ? 0 : one.start_month + dice.below(20);
  one.ramp_months = dice.below(20);
  one.coverage = static_cast<float>(dice.real({0, 1}));
  Targets& targets = one.targets;
  targets.entity = dice.choice<Entity>(entity_names.size());
  const bool employed = targets.entity == Entity::staff || targets.entity == Entity::team ||
                        targets.entity == Entity::organisation;
  if (targets.entity == Entity::staff && dice.flip()) targets.role = dice.choice<Role>(role_count);
  if (employed && dice.flip())
    targets.organisation_kind = dice.choice<OrganisationKind>(organisation_kind_count);
  if (employed && dice.flip()) targets.organisation = dice.below(12);
  if (targets.entity != Entity::organisation && dice.flip()) targets.community = dice.below(24);
  if (targets.entity == Entity::person && dice.flip()) targets.user = dice.flip();
  if (targets.entity == Entity::person && dice.flip()) targets.seldom_heard = dice.flip();
  targets.choose = dice.choice<Choose>(targets.entity == Entity::organisation ? 2 : choose_names.size());
  for (const LeverDescription& lever : levers) {
    if (lever.entity != targets.entity || dice.flip()) continue;
    one.effects.push_back(
        {lever.lever, static_cast<float>(dice.real({0, 1})), dice.choice<Every>(every_names.size())});
  }
  one.cost = {dice.real({0, 1e6}), dice.real({0, 1e3}), dice.real({0, 1e-9}), dice.real({0, 1e4}),
      dice.real({0, 744}), dice.real({0, 744}), dice.real({0, 744}),
      targets.entity == Entity::organisation ? dice.real({0, 1e4}) : 0.0, 0.0,
      dice.choice<Bearer>(bearer_names.size())};
  if (dice.flip()) one.budget = dice.real({0, 1e7});
  if (one.budget && one.end_month == 0) one.end_month = months;
  if (one.budget) one.coverage = 1;
  one.structure = random_structure(dice, targets.entity);
  return one;
}

TEST(ResolvedText, OfAnyScenarioIsReadBackAsItWas) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    Dice dice(seed);
    Scenario scenario;
    scenario.name = "scenario \"é\" " + std::to_string(seed);
    scenario.description = dice.text();
    scenario.source = dice.text();
    scenario.run.months = 1 + dice.below(1200);
    scenario.run.first_month = dice.flip() ? "2031-12" : "1999-01";
    scenario.run.replicates = 1 + dice.below(100'000);
    scenario.run.seed = dice.flip() ? dice.below(1000) : std::numeric_limits<std::int64_t>::max();
    for (bool& group : scenario.run.observe.groups) group = dice.flip();
    scenario.parameters = random_parameters(dice);
    for (std::size_t i = dice.below(4); i-- > 0;) {
      scenario.interventions.push_back(random_intervention(dice, i, scenario.run.months));
    }
    const std::string text = resolved_text(scenario);
    expect_same(read(text), scenario);
    EXPECT_EQ(resolved_text(read(text)), text);
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace coadopt

// Extreme partnerships run, and everything measured in them is a number within its range.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

constexpr std::array means_of_groups = {
    MeasureId::participation, MeasureId::withdrawn, MeasureId::wellbeing, MeasureId::need};

// Means over groups are missing, all of them together, where nobody is in the group.
bool is_of_nobody(const Record& record, const Measure& measure, std::size_t place) {
  if (std::ranges::find(means_of_groups, measure.id) == means_of_groups.end()) return false;
  return std::ranges::all_of(means_of_groups, [&](MeasureId id) {
    return std::isnan(record.all(id)[place]);
  }) && record.all(MeasureId::citizen_hours)[place] == 0;
}

void expect_in_range(const Record& record) {
  for (const Measure& measure : measures) {
    for (std::size_t place = 0; place < record.all(measure.id).size(); ++place) {
      const double value = record.all(measure.id)[place];
      if (is_of_nobody(record, measure, place)) continue;
      ASSERT_TRUE(std::isfinite(value)) << measure.name;
      if (measure.units == "1") {
        ASSERT_GE(value, 0) << measure.name;
        ASSERT_LE(value, 1 + 1e-12) << measure.name;
      } else if (measure.units == "count") {
        ASSERT_GE(value, 0) << measure.name;
        ASSERT_EQ(value, std::floor(value)) << measure.name;
      } else if (measure.id == MeasureId::cost || measure.id == MeasureId::citizen_hours) {
        ASSERT_GE(value, 0) << measure.name;
      }
    }
  }
}

Parameters few() {
  Parameters p = small();
  p.population.staff = 24;
  p.population.communities = 2;
  return p;
}

// As a trial, with the tables that persons are drawn from made beforehand: they take most of its time.
Record run(const Parameters& p, const PersonTraits& traits, Month months) {
  const std::vector<Intervention> nothing_done;
  Simulation world(p, traits, nothing_done, {7, 0});
  Record record(months, {});
  for (Month month = 1; month <= months; ++month) {
    run_month(world);
    observe(world, {}, record);
  }
  return record;
}

using Change = void (*)(Parameters&);

const std::vector<std::pair<const char*, Change>>& extremes() {
  static const std::vector<std::pair<const char*, Change>> all = {
      {"no users", [](Parameters& p) { p.population.caseload = 0; }},
      {"one user each", [](Parameters& p) { p.population.caseload = 1; }},
      {"no neighbours", [](Parameters& p) { p.population.neighbours_per_user = 0; }},
      {"one member of staff", [](Parameters& p) { p.population.staff = 1; }},
      {"one member of staff and one community",
          [](Parameters& p) {
            p.population.staff = 1;
            p.population.communities = 1;
            p.population.organisations = 1;
            p.population.frontline_share = 1;
          }},
      {"one organisation", [](Parameters& p) { p.population.organisations = 1; }},
      {"more organisations than teams", [](Parameters& p) { p.population.organisations = 40; }},
      {"more communities than teams", [](Parameters& p) { p.population.communities = 50; }},
      {"teams of one", [](Parameters& p) { p.population.team_size = 1; }},
      {"leaders only",
          [](Parameters& p) {
            p.population.frontline_share = 0;
            p.population.manager_share = 0;
          }},
      {"frontline staff only", [](Parameters& p) { p.population.frontline_share = 1; }},
      {"large caseloads", [](Parameters& p) { p.population.caseload = 200; }},
      {"everyone willing and active",
          [](Parameters& p) {
            p.person_start.willing = 1;
            p.person_start.active_where_practised = 1;
            p.organisation_start.in_use = {{1, 1, 1, 1}};
          }},
      {"everything at nothing",
          [](Parameters& p) {
            p.staff_start = StaffStart{0, 0, 0, 0, 0, 0, {}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10};
            p.person_start.capability = p.person_start.efficacy = p.person_start.trust = 0;
            p.person_start.need = p.person_start.wellbeing = 0;
            p.community_start = CommunityStart{0, 0, 0, 0, 10};
          }},
      {"everything at its fullest",
          [](Parameters& p) {
            p.staff_start = StaffStart{1, 1, 1, 1, 1, 1, {{1, 1, 1, 1}}, 1, 1, 1, 1, 1, 1, 1, 1, 1, 10};
            p.person_start.capability = p.person_start.efficacy = p.person_start.trust = 1;
            p.person_start.need = p.person_start.wellbeing = 1;
            p.community_start = CommunityStart{1, 1, 1, 1, 10};
          }},
      {"a harmful effect",
          [](Parameters& p) {
            p.benefit_start.effect_mean = -1;
            p.benefit_start.effect_deviation = 2;
          }},
      {"traits at odds",
          [](Parameters& p) {
            p.staff_start.concentration = p.person_start.concentration = 0.5F;
            p.organisation_start.concentration = p.community_start.concentration = 0.5F;
          }},
      {"nobody is sorted into ties",
          [](Parameters& p) {
            p.population.ties_rewired = 1;
            p.population.ties_across_communities = 1;
          }},
  };
  return all;
}

TEST(AnExtremePartnership, RunsWithEveryMeasureFiniteAndInItsRange) {
  for (const auto& [name, change] : extremes()) {
    SCOPED_TRACE(name);
    Parameters p = small();
    change(p);
    expect_in_range(Trial(p).run(12));
  }
}

TEST(AnExtremePartnership, RunsUnderEveryPairOfRules) {
  for (const auto& [name, change] : extremes()) {
    SCOPED_TRACE(name);
    Parameters p = few();
    change(p);
    const PersonTraits traits(p.person_start);
    for (std::uint32_t rule = 0; rule < decision_rule_names.size(); ++rule) {
      for (std::uint32_t espousal = 0; espousal < espousal_rule_names.size(); ++espousal) {
        p.decide.decision_rule = static_cast<DecisionRule>(rule);
        p.espouse.espousal_rule = static_cast<EspousalRule>(espousal);
        expect_in_range(run(p, traits, 3));
      }
    }
  }
}

// Every parameter in turn at the end of its range, but for sizes.
TEST(AnExtremePartnership, RunsWithEveryParameterAtEitherEndOfItsRange) {
  const PersonTraits usual(few().person_start);
  for_each_struct([&](auto member) {
    using Struct = std::remove_cvref_t<decltype(std::declval<Parameters&>().*member)>;
    if constexpr (!std::is_same_v<Struct, PopulationParameters>) {
      for (const Parameter<Struct>& one : declarations<Struct>) {
        for (const double value : {one.bounds.low, one.bounds.high}) {
          SCOPED_TRACE(
              std::string(Struct::table) + "." + std::string(one.name) + " = " + std::to_string(value));
          Parameters p = few();
          for (std::size_t slot = 0; slot < one.access.slots; ++slot) one.access.write(p.*member, slot, value);
          if constexpr (std::is_same_v<Struct, PersonStart>) {
            expect_in_range(run(p, PersonTraits(p.person_start), 4));
          } else {
            expect_in_range(run(p, usual, 4));
          }
        }
      }
    }
  });
}

}  // namespace
}  // namespace coadopt

// Whether the cost of a catalogue's entry fits the targets that a scenario gives it.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "reading.hpp"
#include "scenario/price.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto all_entities =
    std::to_array({Entity::staff, Entity::person, Entity::organisation, Entity::community, Entity::team});
const std::string all_amounts =
    "cost = { per_target = 40, per_target_month = 20, staff_hours_per_target = 4, "
    "staff_hours_per_target_month = 1, citizen_hours_per_target_month = 2 }\n";

// A folder with a catalogue that has an entry for each kind of target.
class AnEntrysPrice : public ::testing::Test {
 protected:
  AnEntrysPrice() {
    for (const Entity one : all_entities) entry(name_of(one), name_of(one), "set_up = 100, " + amounts);
    entry("sized", "organisation", "for_staff = 100, " + amounts);
    entry("free", "staff", "set_up = 100");
  }
  void entry(std::string_view name, std::string_view entity, const std::string& cost) {
    const std::string narrowed = entity == "staff" ? ", role = \"frontline\"" : "";
    folder_.write(fmt::format("catalogue/{}.toml", name),
        fmt::format("[entry]\ntitle = \"T\"\nsure = \"weak\"\n[intervention]\n"
                    "targets = {{ entity = \"{}\"{} }}\ncost = {{ {}, basis = \"guess\" }}\n",
            entity, narrowed, cost));
  }
  std::string file(std::string_view use, Entity entity, const std::string& more) {
    return folder_.write(
        "x.toml", fmt::format("[[intervention]]\nuse = \"{}\"\n{}targets = {{ entity = \"{}\" }}\n", use, more,
                      name_of(entity)));
  }
  std::vector<std::string> complaints(std::string_view use, Entity entity, const std::string& more = "") {
    file(use, entity, more);
    return folder_.complaints("x.toml");
  }
  Scenario read(std::string_view use, Entity entity, const std::string& more = "") {
    return or_throw(read_scenario(file(use, entity, more)));
  }

  const std::string amounts =
      "per_target = 40, per_target_month = 20, staff_hours_per_target = 4, staff_hours_per_target_month = 1, "
      "citizen_hours_per_target_month = 2";
  reading::Folder folder_;
};

TEST_F(AnEntrysPrice, IsForNoOtherKindOfTargetThanTheEntryIsFor) {
  for (const Entity from : all_entities) {
    for (const Entity to : all_entities) {
      SCOPED_TRACE(fmt::format("{} {}", name_of(from), name_of(to)));
      if (from == to) {
        EXPECT_THAT(complaints(name_of(from), to), IsEmpty());
        continue;
      }
      EXPECT_THAT(complaints(name_of(from), to),
          ElementsAre(AllOf(HasSubstr("x.toml:3: intervention.targets"),
              HasSubstr(fmt::format("per {}: per_target = 40, ", one_of(from))),
              HasSubstr("citizen_hours_per_target_month = 2"), Not(HasSubstr("set_up")),
              HasSubstr(fmt::format("the amounts per {} in cost", one_of(to))))));
      EXPECT_THAT(complaints(name_of(from), to, all_amounts), IsEmpty()) << "a price of its own";
    }
  }
}

TEST_F(AnEntrysPrice, IsRefusedForWhatTheScenarioDoesNotGiveAnew) {
  EXPECT_THAT(complaints("staff", Entity::team, "cost = { per_target = 200, borne_by = \"government\" }\n"),
      ElementsAre(
          AllOf(HasSubstr("per member of staff: per_target_month = 20,"), Not(HasSubstr("per_target = 40")))));
  EXPECT_THAT(complaints("free", Entity::team), IsEmpty()) << "nothing to multiply";
}

TEST_F(AnEntrysPrice, OfOneMayBePaidForEachWithinATarget) {
  for (const Entity to : {Entity::team, Entity::organisation, Entity::community}) {
    EXPECT_THAT(
        complaints("staff", to), ElementsAre(HasSubstr("Add cost = { for_staff = 1 } to keep this price")));
    const Scenario scenario = read("staff", to, "cost = { for_staff = 1 }\n");
    EXPECT_EQ(scenario.interventions.front().cost.per_target, 40.0);
    EXPECT_EQ(scenario.interventions.front().cost.for_staff, 1.0);
  }
  EXPECT_THAT(complaints("person", Entity::community),
      ElementsAre(HasSubstr("Add cost = { for_residents = 1 } to keep")));
  EXPECT_THAT(complaints("person", Entity::community, "cost = { for_residents = 1 }\n"), IsEmpty());
  EXPECT_THAT(complaints("team", Entity::organisation), ElementsAre(Not(HasSubstr("for_staff"))));
}

TEST_F(AnEntrysPrice, OfOneIsNotPaidForEachOfAnotherKindOfPeople) {
  for (const auto* const use : {"team", "person", "organisation"}) {
    EXPECT_THAT(complaints(use, Entity::community, "cost = { for_staff = 1 }\n"),
        ElementsAre(HasSubstr(fmt::format("per {}: per_target = 40", use))));
  }
  EXPECT_THAT(complaints("staff", Entity::community, "cost = { for_residents = 1 }\n"),
      ElementsAre(HasSubstr("per member of staff: per_target = 40")));
}

TEST_F(AnEntrysPrice, InProportionToStaffIsThatOfAnyTargetThatHasStaff) {
  EXPECT_THAT(complaints("sized", Entity::team), IsEmpty());
  EXPECT_THAT(complaints("sized", Entity::community), IsEmpty());
  EXPECT_THAT(complaints("sized", Entity::team, "cost = { for_staff = 0 }\n"),
      ElementsAre(HasSubstr("per organisation")));
}

TEST_F(AnEntrysPrice, OfWholeTeamsIsThatOfTheirStaff) {
  folder_.write(
      "catalogue/everyone.toml", "[entry]\ntitle = \"T\"\nsure = \"weak\"\n[intervention]\ncost = { " +
                                     amounts + ", basis = \"guess\" }\n");
  const auto price = [&](const std::string& rest) {
    const Scenario scenario = or_throw(read_scenario(folder_.write("y.toml",
        "[population]\nstaff = 96\norganisations = 2\ncommunities = 4\n[[intervention]]\nuse = \"everyone\"\n" +
            rest)));
    return Pricing(scenario).of(scenario.interventions.front());
  };
  const InPlace each = price("");
  const InPlace in_teams = price("targets = { entity = \"team\" }\ncost = { for_staff = 1 }\n");
  EXPECT_EQ(each.targets, 96U);
  EXPECT_LT(in_teams.targets, 96U);
  EXPECT_EQ(in_teams.staff, 96U);
  EXPECT_DOUBLE_EQ(in_teams.years[0].money, each.years[0].money);
  EXPECT_NEAR(in_teams.years[0].staff_hours, each.years[0].staff_hours, 1e-3);
}

TEST_F(AnEntrysPrice, LeavesBehindWhatNarrowedTargetsOfAnotherKind) {
  const Scenario scenario = read("staff", Entity::team, all_amounts);
  EXPECT_FALSE(scenario.interventions.front().targets.role);
  EXPECT_TRUE(read_scenario_text(resolved_text(scenario), "saved.toml"));
}

}  // namespace
}  // namespace coadopt

// Measures are what a plain count of the world gives.

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

class Observing : public ::testing::Test {
 protected:
  Observing() : trial_(small()), record_(trial_.run(6)) {}
  const Partnership& who() { return trial_.who(); }
  double at(MeasureId id, std::size_t i = 0) { return record_.at(id, 6)[i]; }
  Trial trial_;
  Record record_;
};

TEST_F(Observing, CountsPracticeOfThoseWhoseWorkItIs) {
  double pairs = 0;
  double used = 0;
  double said = 0;
  for (const Co co : all_cos) {
    double all = 0;
    double in_use = 0;
    double trying = 0;
    double lapsed = 0;
    double espoused = 0;
    double sessions = 0;
    double failed = 0;
    for (const StaffId one : who().staff.role.ids()) {
      if (!relevant(who().staff.role[one], co)) continue;
      const Practice practice = who().staff.practice[co][one];
      ++all;
      in_use += practice == Practice::in_use ? 1 : 0;
      trying += practice == Practice::trying ? 1 : 0;
      lapsed += practice == Practice::lapsed ? 1 : 0;
      espoused += who().staff.espoused[one].has(co) ? 1 : 0;
      sessions += who().staff.sessions[co][one];
      failed += who().staff.failed[co][one];
    }
    EXPECT_DOUBLE_EQ(at(MeasureId::in_use, index(co)), in_use / all);
    EXPECT_DOUBLE_EQ(at(MeasureId::trying, index(co)), trying / all);
    EXPECT_DOUBLE_EQ(at(MeasureId::lapsed, index(co)), lapsed / all);
    EXPECT_DOUBLE_EQ(at(MeasureId::espoused, index(co)), espoused / all);
    EXPECT_EQ(at(MeasureId::sessions, index(co)), sessions);
    EXPECT_EQ(at(MeasureId::failed_sessions, index(co)), failed);
    pairs += all;
    used += in_use;
    said += espoused;
  }
  EXPECT_DOUBLE_EQ(at(MeasureId::practice_in_use), used / pairs);
  EXPECT_DOUBLE_EQ(at(MeasureId::practice_espoused), said / pairs);
}

TEST_F(Observing, WeighsBarriersOverPairsOfStaffAndTheirWork) {
  std::array<double, barrier_count> level{};
  double pairs = 0;
  const auto floor = static_cast<double>(defaults<DecideParameters>().risk_floor);
  for (const StaffId one : who().staff.role.ids()) {
    const OrganisationId own = who().organisation_of(one);
    const OrganisationLevels& now = who().organisations.now;
    const auto add = [&](Barrier barrier, double height) { level[index(barrier)] += height; };
    for (const Co co : all_cos) {
      if (!relevant(who().staff.role[one], co)) continue;
      ++pairs;
      add(Barrier::power, static_cast<double>(who().staff.power_threat[one]));
      add(Barrier::culture, 1 - static_cast<double>(who().staff.attitude[one]));
      add(Barrier::skill, 1 - static_cast<double>(who().staff.skill[one]));
      add(Barrier::risk, static_cast<double>(who().staff.perceived_risk[one]) *
                             (floor + (1 - floor) * static_cast<double>(now.blame[own])));
      add(Barrier::language, static_cast<double>(now.jargon[own]));
      add(Barrier::evidence, 1 - static_cast<double>(now.evidence[own]));
      add(Barrier::resources, 1 - static_cast<double>(now.funding[own]));
      add(Barrier::leadership, 1 - static_cast<double>(now.commitment[own]));
      add(Barrier::short_termism, static_cast<double>(now.short_termism[own]));
    }
  }
  for (const Barrier one : {Barrier::power, Barrier::culture, Barrier::skill, Barrier::risk, Barrier::language,
           Barrier::evidence, Barrier::resources, Barrier::leadership, Barrier::short_termism}) {
    EXPECT_NEAR(at(MeasureId::barrier_level, index(one)), level[index(one)] / pairs, 1e-6) << index(one);
  }
}

TEST_F(Observing, CountsHowLongPracticeHasLastedAndWhoEverHadIt) {
  const Staff& staff = who().staff;
  double ever = 0;
  for (const Co co : all_cos) {
    double relevant_staff = 0;
    double used = 0;
    double in_use = 0;
    double months = 0;
    std::array<double, 256> spells{};
    for (const StaffId one : staff.role.ids()) {
      if (!relevant(staff.role[one], co)) continue;
      ++relevant_staff;
      used += staff.used[one].has(co) ? 1 : 0;
      in_use += staff.practice[co][one] == Practice::in_use ? 1 : 0;
      months += staff.months_in_use[co][one];
      ++spells[staff.months_in_use[co][one]];
    }
    EXPECT_DOUBLE_EQ(at(MeasureId::used, index(co)), used / relevant_staff);
    EXPECT_NEAR(at(MeasureId::spell_length, index(co)), in_use > 0 ? months / in_use : 0.0, 1e-5);
    EXPECT_EQ(at(MeasureId::spells_of_3_months, index(co)), spells[3]);
    EXPECT_EQ(at(MeasureId::spells_of_a_year, index(co)), spells[12]);
    EXPECT_GE(used, in_use);
    ever += months;
  }
  EXPECT_GT(ever, 0);
}

TEST_F(Observing, CountsGroupsOfPersons) {
  const auto member = [&](Group group, PersonId one) {
    const Nature nature = who().persons.nature[one];
    switch (group) {
      case Group::users: return nature.is(Nature::user);
      case Group::seldom_heard: return nature.is(Nature::user) && nature.is(Nature::seldom_heard);
      case Group::low_efficacy: return nature.is(Nature::low_efficacy);
      case Group::high_need: return nature.is(Nature::high_need);
      case Group::neighbours: return !nature.is(Nature::user);
      case Group::everyone: return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < group_count; ++i) {
    double all = 0;
    double active = 0;
    double withdrawn = 0;
    double wellbeing = 0;
    double need = 0;
    double sessions = 0;
    for (const PersonId one : who().persons.need.ids()) {
      if (!member(static_cast<Group>(i), one)) continue;
      ++all;
      active += who().persons.participation[one] == Participation::active ? 1 : 0;
      withdrawn += who().persons.participation[one] == Participation::withdrawn ? 1 : 0;
      wellbeing += static_cast<double>(who().persons.wellbeing[one]);
      need += static_cast<double>(who().persons.need[one]);
      sessions += who().persons.sessions[one];
    }
    ASSERT_GT(all, 0) << group_names[i];
    EXPECT_DOUBLE_EQ(at(MeasureId::participation, i), active / all) << group_names[i];
    EXPECT_DOUBLE_EQ(at(MeasureId::withdrawn, i), withdrawn / all) << group_names[i];
    EXPECT_NEAR(at(MeasureId::wellbeing, i), wellbeing / all, 1e-6) << group_names[i];
    EXPECT_NEAR(at(MeasureId::need, i), need / all, 1e-6) << group_names[i];
    EXPECT_EQ(at(MeasureId::citizen_hours, i), 2 * sessions) << group_names[i];
  }
}

TEST_F(Observing, AddsUpHoursAndWhatTheyCost) {
  double sessions = 0;
  double cost = 0;
  double casework = 0;
  double worth = 0;
  const PerRole<double> per_hour = {{50, 60, 80}};
  for (const StaffId one : who().staff.role.ids()) {
    const auto hours = static_cast<double>(who().staff.session_hours[one]);
    sessions += hours;
    cost += hours * per_hour[who().staff.role[one]];
    const auto needed = static_cast<double>(who().staff.casework_hours[one]);
    casework += needed;
    worth += needed * per_hour[who().staff.role[one]];
  }
  EXPECT_NEAR(at(MeasureId::staff_hours, static_cast<std::size_t>(Item::sessions)), sessions, 1e-9);
  EXPECT_NEAR(at(MeasureId::cost, static_cast<std::size_t>(Item::casework)), worth, 1e-6);
  EXPECT_NEAR(at(MeasureId::cost, static_cast<std::size_t>(Item::sessions)), cost, 1e-6);
  EXPECT_NEAR(at(MeasureId::saving, static_cast<std::size_t>(Item::casework)),
      50 * (trial_.world().casework_at_start - casework), 1e-6);
  EXPECT_GT(sessions, 0);
}

TEST_F(Observing, CountsWhoIsShortOfTimeAndWhatForWantOfItIsNotDone) {
  const Staff& staff = who().staff;
  PerRole<double> all;
  PerRole<double> are_short;
  PerRole<double> overtime;
  double casework = 0;
  double sessions = 0;
  for (const StaffId one : staff.role.ids()) {
    ++all[staff.role[one]];
    const bool practises = staff.practising_any(one);
    // Who practises nothing lacks the time for three first sessions of four and a half hours.
    are_short[staff.role[one]] += (practises ? staff.unmet_share[one] > 0 : staff.slack[one] < 13.5F) ? 1 : 0;
    overtime[staff.role[one]] += static_cast<double>(staff.overtime[one]);
    casework += static_cast<double>(staff.unmet_casework[one]);
    sessions += static_cast<double>(staff.unmet_sessions[one]);
  }
  for (const Role role : all_roles) {
    EXPECT_DOUBLE_EQ(at(MeasureId::short_of_time, index(role)), are_short[role] / all[role]);
    EXPECT_NEAR(at(MeasureId::overtime, index(role)), overtime[role], 1e-6);
  }
  EXPECT_NEAR(at(MeasureId::unmet_hours, static_cast<std::size_t>(Item::casework)), casework, 1e-6);
  EXPECT_NEAR(at(MeasureId::unmet_hours, static_cast<std::size_t>(Item::sessions)), sessions, 1e-6);
  EXPECT_GT(are_short[Role::frontline], 10);
  EXPECT_GT(casework, 1);
}

TEST_F(Observing, TellsOfOrganisationsAndCommunities) {
  double commitment = 0;
  for (const OrganisationId one : who().organisations.kind.ids()) {
    commitment += static_cast<double>(who().organisations.now.commitment[one]) / 4;
  }
  EXPECT_DOUBLE_EQ(at(MeasureId::commitment), commitment);
  EXPECT_EQ(at(MeasureId::turnover), trial_.world().staff_left() / 96.0);
}

TEST(Measures, HaveNamesOfTheirOwnAndUnits) {
  std::set<std::string_view> names;
  for (const Measure& measure : measures) {
    EXPECT_TRUE(names.insert(measure.name).second);
    EXPECT_FALSE(measure.units.empty() || measure.long_name.empty());
  }
}

TEST(ObservingWhoTookPart, TellsStaffsSessionsFromThoseOfPosts) {
  Intervention posts;
  posts.name = "posts";
  posts.targets.entity = Entity::team;
  posts.structure = defaults<EnablingStaff>();
  Trial trial(small(), {posts});
  const Record record = trial.run(6);
  const Persons& persons = trial.who().persons;
  double met = 0;
  double sessions = 0;
  for (const PersonId one : persons.sessions.ids()) {
    met += persons.sessions[one] > 0 ? 1 : 0;
    sessions += persons.sessions[one];
  }
  const auto people = record.at(MeasureId::taking_part, 6);
  const auto hours = record.at(MeasureId::session_hours_of_persons, 6);
  EXPECT_GT(people[0], 0);
  EXPECT_GT(people[1], 0);
  EXPECT_EQ(people[0] + people[1], met);
  EXPECT_EQ(hours[1], 2 * people[1]) << "one session of two hours each";
  EXPECT_EQ(hours[0] + hours[1], 2 * sessions);
  EXPECT_EQ(Trial(small()).run(6).at(MeasureId::taking_part, 6)[1], 0);
}

}  // namespace
}  // namespace coadopt

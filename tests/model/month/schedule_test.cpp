// The schedule is the model's one page, and it is what runs.

#include "month/schedule.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "month/trial.hpp"

namespace coadopt {
namespace {

TEST(TheSchedule, HasTenPhasesInTheirOrderEachWithWhatItDoesReadsAndWrites) {
  const std::vector<std::string_view> names = {"policies due", "organisations", "espouse", "decide",
      "invite and respond", "meet", "learn", "settle", "come and go", "observe"};
  ASSERT_EQ(schedule().size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Phase& phase = schedule()[i];
    EXPECT_EQ(phase.number, static_cast<int>(i) + 1);
    EXPECT_EQ(phase.name, names[i]);
    EXPECT_FALSE(phase.does.empty() || phase.reads.empty() || phase.writes.empty());
    EXPECT_EQ(phase.in_community == nullptr && phase.overall == nullptr, phase.name == "observe");
  }
}

// Interventions on every lever and with every structure, so that no column keeps its value for want of one.
std::vector<Intervention> everything() {
  std::vector<Intervention> all;
  for (std::size_t i = 0; i < lever_count; ++i) {
    Intervention one;
    one.name = std::string(levers[i].name);
    one.targets.entity = levers[i].entity;
    one.effects = {{static_cast<Lever>(i), 0.2F, Every::month}};
    all.push_back(one);
  }
  for_each_structure([&]<class Kind>() {
    Intervention one;
    one.name = std::string(Kind::table);
    one.targets.entity = Kind::entity;
    one.structure = defaults<Kind>();
    one.start_month = 4;
    all.push_back(one);
  });
  return all;
}

TEST(AMonth, RunsThePhasesOfTheScheduleOneAfterTheOther) {
  trial::Trial whole(trial::small(), everything());
  trial::Trial by_phase(trial::small(), everything());
  for (int month = 0; month < 6; ++month) {
    whole.month();
    ++by_phase.world().moment.month;
    for (const Phase& phase : schedule()) run_phase(by_phase.world(), phase);
    ASSERT_EQ(names_of(changed_columns(whole.who(), by_phase.who())), "");
  }
  EXPECT_EQ(whole.world().moment.month, 6U);
}

constexpr ColumnSet who_belongs_where = {"staff.role", "staff.team", "staff.caseload", "staff.contacts",
    "teams.*", "communities.teams", "communities.users", "communities.neighbours", "communities.reached",
    "organisations.kind"};

// Another value that is allowed too.
void change(float& x) { x = 0.5F * x + 0.3F; }
void change(CoSet& set) { set.has(Co::design) ? set.remove(Co::design) : set.add(Co::design); }
void change(Nature& nature) {
  nature.bits = static_cast<std::uint8_t>(nature.bits ^ (Nature::seldom_heard | Nature::connected));
}
template <class T>
  requires std::is_integral_v<T> || std::is_enum_v<T>
void change(T& code) {
  code = static_cast<T>(static_cast<std::uint32_t>(code) ^ 1U);
}
template <class Other>
void change(Other&) {}

template <class AnyId, class T>
void change_all(Column<AnyId, T>& column) {
  for (const AnyId one : column.ids()) change(column[one]);
}
template <template <class> class Several, class AnyId, class T>
void change_all(Several<Column<AnyId, T>>& columns) {
  for (auto& column : columns.values) change_all(column);
}
void change_all(OrganisationLevels& levels) {
  for_each_column(levels, [](auto& column, const auto&) { change_all(column); });
}

// Gives other values to all columns but these.
void change_all_but(const ColumnSet& kept, Partnership& who) {
  std::size_t id = 0;
  for_each_declared_column([&](const auto& holder, const auto& column) {
    if (!kept.has(id++)) change_all(who.*holder.member.*column.member);
  });
}

TEST(APhase, WritesWhatItSaysAndReadsNothingElse) {
  trial::Trial trial(trial::small(), everything());
  Simulation& world = trial.world();
  for (int month = 1; month <= 6; ++month) {
    ++world.moment.month;
    for (const Phase& phase : schedule()) {
      const Partnership before = world.partnership;
      Simulation other = world;
      change_all_but(phase.reads_columns | phase.writes_columns | who_belongs_where, other.partnership);
      const Partnership other_before = other.partnership;
      run_phase(world, phase);
      run_phase(other, phase);
      const ColumnSet changed = changed_columns(before, world.partnership);
      EXPECT_EQ(names_of(changed - phase.writes_columns), "") << phase.name << " in month " << month;
      EXPECT_EQ(names_of(changed_columns(other_before, other.partnership) - phase.writes_columns), "");
      const ColumnSet unlike = changed_columns(world.partnership, other.partnership);
      const ColumnSet written_alike = phase.writes_columns - unlike;
      EXPECT_EQ(names_of(phase.writes_columns - written_alike), "")
          << phase.name << " in month " << month << " reads something that it does not say";
    }
  }
}

TEST(APhase, SaysNoMoreThanItWrites) {
  Parameters p = trial::small();
  p.star.star_rate = 1;           // so that a merger finds steps to level
  p.workload.session_hours = 20;  // so that hours do not suffice
  p.ending.ending = {{0.3F, 0.3F, 0.3F, 0.3F}};
  p.risk.incident_chance = 0.1F;
  trial::Trial trial(p, everything());
  Simulation& world = trial.world();
  std::vector<ColumnSet> written(schedule().size());
  for (int month = 1; month <= 12; ++month) {
    ++world.moment.month;
    for (std::size_t i = 0; i < schedule().size(); ++i) {
      const Partnership before = world.partnership;
      run_phase(world, schedule()[i]);
      written[i] = written[i] | changed_columns(before, world.partnership);
    }
  }
  for (std::size_t i = 0; i < schedule().size(); ++i) {
    const Phase& phase = schedule()[i];
    // Who responds to an invitation becomes willing; the active are counted anew, and are as many as before.
    const std::string_view same =
        phase.name == "invite and respond"
            ? "communities.active_users, communities.active_neighbours, communities.active_share"
            : "";
    EXPECT_EQ(names_of(phase.writes_columns - written[i]), same) << phase.name;
  }
}

TEST(ColumnSets, AreNamedByHolderAndColumn) {
  constexpr ColumnSet two = {"staff.skill", "persons.need"};
  EXPECT_EQ(names_of(two), "staff.skill, persons.need");
  EXPECT_EQ(names_of(two - ColumnSet{"staff.*"}), "persons.need");
  EXPECT_EQ(names_of(ColumnSet{"teams.*"}),
      "teams.organisation, teams.community, teams.staff, teams.tries, teams.refused");
  EXPECT_EQ(names_of(ColumnSet{"staff.role"} | ColumnSet{"staff.role"}), "staff.role");
}

TEST(AWorld, IsReadyForItsFirstMonth) {
  trial::Trial trial(trial::small());
  EXPECT_EQ(trial.world().moment.month, 0U);
  double casework = 0;
  for (const StaffId one : trial.who().staff.role.ids()) {
    casework += static_cast<double>(trial.who().staff.casework_hours[one]);
    EXPECT_EQ(trial.who().staff.seen_espoused[one], trial.who().staff.espoused[one]);
  }
  EXPECT_EQ(trial.world().casework_at_start, casework);
  EXPECT_GT(casework, 0);
}

}  // namespace
}  // namespace coadopt

// The schedule is the model's one page, and it is what runs.

#include "month/schedule.hpp"

#include <gtest/gtest.h>

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

TEST(AMonth, RunsThePhasesOfTheScheduleOneAfterTheOther) {
  trial::Trial whole(trial::small());
  trial::Trial by_phase(trial::small());
  for (int month = 0; month < 3; ++month) {
    whole.month();
    ++by_phase.world().moment.month;
    for (const Phase& phase : schedule()) run_phase(by_phase.world(), phase);
  }
  EXPECT_EQ(whole.world().moment.month, 3U);
  for (const PersonId one : whole.who().persons.need.ids()) {
    ASSERT_EQ(whole.who().persons.need[one], by_phase.who().persons.need[one]);
  }
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

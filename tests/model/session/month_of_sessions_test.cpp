// A month of sessions: how many each member of staff holds, who takes part in them, and how they go.

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

// A small partnership in which everyone practises all that is their work, and many users take part.
class AMonthOfSessions : public ::testing::Test {
 protected:
  AMonthOfSessions() : trial_(parameters()) {
    for (const StaffId one : staff().role.ids()) {
      staff().slack[one] = 30;
      for (const Co co : all_cos) {
        if (relevant(staff().role[one], co)) staff().practice[co][one] = Practice::in_use;
      }
    }
  }
  static Parameters parameters() {
    Parameters p = trial::small();
    p.person_start.willing = 0.4F;
    p.person_start.active_where_practised = 0.4F;
    p.person_start.seldom_heard_active = 1;
    return p;
  }
  Partnership& who() { return trial_.who(); }
  Staff& staff() { return trial_.who().staff; }
  Persons& persons() { return trial_.who().persons; }
  void hold() {
    trial::in_every_community(who(), [&](CommunityId in) {
      meet(who(), in, {p_, partner_, workload_}, moment_);
    });
  }
  double sessions_of(Co co, bool failed) {
    double all = 0;
    for (const StaffId one : staff().role.ids()) all += (failed ? staff().failed : staff().sessions)[co][one];
    return all;
  }
  trial::Trial trial_;
  SessionParameters p_ = defaults<SessionParameters>();
  PartnerParameters partner_ = defaults<PartnerParameters>();
  WorkloadParameters workload_ = defaults<WorkloadParameters>();
  Moment moment_{{3, 0}, 2};
};

TEST_F(AMonthOfSessions, TakesTheTimeThatIsFoundAndAccountsForTheRest) {
  for (const StaffId one : staff().role.ids()) staff().slack[one] = static_cast<float>(one.value % 5) * 10 - 20;
  hold();
  double unmet = 0;
  double hurried = 0;
  for (const StaffId one : staff().role.ids()) {
    const CommunityId community = who().teams.community[staff().team[one]];
    const PerCo<float> partner = partner_availability(partner_, who(), community, one);
    float wanted = 0;
    float held = 0;
    for (const Co co : all_cos) {
      const float hours = session_time(workload_, staff().experience[co][one], false);
      if (relevant(staff().role[one], co)) wanted += sessions_wanted(p_, co, partner[co]) * hours;
      held += static_cast<float>(staff().sessions[co][one]) * hours;
    }
    const HoursOf of = hours_of(staff(), one);
    const TimeFound time = time_for_sessions(workload_, of, wanted);
    held *= length_in_haste(workload_, 1 - unmet_share(wanted, time));
    const HoursWorked worked = hours_worked(of, staff().session_hours[one], time.overtime);
    ASSERT_NEAR(staff().unmet_share[one], unmet_share(wanted, time), 1e-5);
    ASSERT_NEAR(staff().unmet_sessions[one], wanted - time.sessions, 1e-4);
    ASSERT_NEAR(staff().session_hours[one], held, 1e-4);
    ASSERT_LE(staff().session_hours[one], std::max(time.sessions, of.slack) + 1e-4F);
    ASSERT_NEAR(staff().overtime[one], worked.overtime, 1e-4);
    ASSERT_NEAR(staff().unmet_casework[one], worked.unmet_casework, 1e-4);
    unmet += static_cast<double>(staff().unmet_share[one]);
    hurried += of.slack < 0 ? static_cast<double>(staff().session_hours[one]) : 0;
  }
  EXPECT_GT(unmet, 10);
  EXPECT_GT(hurried, 10) << "some hold sessions though their casework alone exceeds their contract";
}

TEST_F(AMonthOfSessions, GoesLessWellInHaste) {
  const auto share_failed = [&] {
    hold();
    double failed = 0;
    double all = 0;
    for (const Co co : all_cos) {
      failed += sessions_of(co, true);
      all += sessions_of(co, false);
    }
    return failed / all;
  };
  workload_.haste = 0.9F;
  p_.success_haste = 1;
  for (const StaffId one : staff().role.ids()) staff().slack[one] = 100;
  const double at_leisure = share_failed();
  for (const StaffId one : staff().role.ids()) staff().slack[one] = -10;
  EXPECT_GT(share_failed(), at_leisure + 0.1);
}

TEST_F(AMonthOfSessions, GivesTheEngagedOfACaseloadDeliverSessionsInEqualShare) {
  p_.seats = {};
  p_.volunteer_seats = 0;
  hold();
  std::uint32_t several = 0;
  for (const StaffId one : staff().role.ids()) {
    int fewest = 255;
    int most = 0;
    int all = 0;
    int failed = 0;
    for (const PersonId user : staff().caseload[one]) {
      const int sessions = persons().sessions[user];
      all += sessions;
      failed += persons().failed[user];
      if (!engaged(persons().participation[user])) {
        ASSERT_EQ(sessions, 0);
        continue;
      }
      fewest = std::min(fewest, sessions);
      most = std::max(most, sessions);
    }
    ASSERT_EQ(all, staff().sessions[Co::deliver][one]);
    ASSERT_EQ(failed, staff().failed[Co::deliver][one]);
    ASSERT_TRUE(all == 0 || most - fewest <= 1);
    several += all > staff().engaged[one] ? 1U : 0U;
  }
  EXPECT_GT(several, 0U);
}

TEST_F(AMonthOfSessions, SetsOutASeatForEachResidentOfASession) {
  hold();
  for (const CommunityId community : who().communities.teams.ids()) {
    double seats = 0;
    double collective = 0;
    for (const StaffId one : who().staff_of(community)) {
      const auto held = [&](Co co) { return static_cast<double>(staff().sessions[co][one]); };
      collective += held(Co::commission) + held(Co::design) + held(Co::assess);
      seats += 0.25 * held(Co::commission) + 0.7 * held(Co::design) + 2 * held(Co::assess) +
               0.05 * held(Co::deliver);
    }
    EXPECT_NEAR(who().communities.seats[community], seats, 1e-3);
    EXPECT_EQ(who().communities.collective_sessions[community], collective);
    EXPECT_GT(collective, 0);
  }
}

TEST_F(AMonthOfSessions, KeepsUsersSeatsForUsersAndNeighboursForNeighbours) {
  p_.volunteer_seats = 0;
  const auto attended = [&](bool users) {
    double all = 0;
    for (const PersonId one : persons().sessions.ids()) {
      if (persons().nature[one].is(Nature::user) == users) all += persons().attended[one];
    }
    return all;
  };
  hold();
  const double users = attended(true);
  const double neighbours = attended(false);
  EXPECT_GT(users, 0);
  EXPECT_GT(neighbours, 0);
  for (const PersonId one : persons().participation.ids()) {
    if (!persons().nature[one].is(Nature::user)) persons().participation[one] = Participation::passive;
  }
  who().communities.active_neighbours.fill(0);
  who().communities.engaged_neighbours.fill(0);
  hold();
  EXPECT_EQ(attended(true), users) << "users have their own seats, whoever takes the others";
  EXPECT_EQ(attended(false), 0);
}

TEST_F(AMonthOfSessions, SeatsUsersWhoWantASayInServicesAlone) {
  hold();
  std::uint32_t own_care = 0;
  for (const PersonId one : persons().nature.ids()) {
    if (persons().nature[one].is(Nature::wants_services)) continue;
    ++own_care;
    ASSERT_EQ(persons().attended[one], 0);
    ASSERT_TRUE(persons().nature[one].is(Nature::user));
  }
  EXPECT_GT(own_care, 100U);
}

TEST_F(AMonthOfSessions, GoesWellWhereStaffAreSkilledAndBadlyWhereNot) {
  p_.success_base = -2;  // at 20 a level the middle of skill, where it is as likely as not
  p_.success_skill = 20;
  p_.success_capability = 0;
  p_.success_friction = p_.success_haste = 0;
  for (const StaffId one : staff().role.ids()) staff().skill[one] = 1;
  hold();
  for (const Co co : all_cos) {
    EXPECT_GT(sessions_of(co, false), 5);
    EXPECT_EQ(sessions_of(co, true), 0) << co_names[index(co)];
  }
  for (const StaffId one : staff().role.ids()) staff().skill[one] = 0;
  hold();
  for (const Co co : all_cos) EXPECT_EQ(sessions_of(co, true), sessions_of(co, false)) << co_names[index(co)];
  double attended = 0;
  for (const PersonId one : persons().sessions.ids()) {
    ASSERT_EQ(persons().failed[one], persons().sessions[one]);
    attended += persons().sessions[one];
  }
  EXPECT_GT(attended, sessions_of(Co::deliver, false));
}

TEST_F(AMonthOfSessions, GoesWellWithCapablePartnersAndBadlyAgainstFriction) {
  p_.success_base = 0;
  p_.success_skill = 0;
  p_.success_capability = 20;
  p_.success_friction = 1;
  p_.success_haste = 0;
  OrganisationLevels& now = who().organisations.now;
  for (const OrganisationId one : now.blame.ids()) {
    for (const Co co : all_cos) now.friction[co][one] = co == Co::assess ? 1.0F : 0.0F;
  }
  for (const PersonId one : persons().need.ids()) persons().capability[one] = 1;
  for (const CommunityId one : who().communities.teams.ids()) who().communities.engaged_capability[one] = 1;
  hold();
  for (const Co co : all_cos) {
    EXPECT_EQ(sessions_of(co, true), co == Co::assess ? sessions_of(co, false) : 0) << co_names[index(co)];
  }
}

TEST_F(AMonthOfSessions, BeginsWithNobodyHavingMet) {
  for (const PersonId one : persons().sessions.ids()) persons().sessions[one] = persons().failed[one] = 9;
  for (const StaffId one : staff().role.ids()) {
    for (const Co co : all_cos) staff().practice[co][one] = Practice::lapsed;
    staff().sessions[Co::assess][one] = staff().failed[Co::assess][one] = 9;
    staff().session_hours[one] = 9;
  }
  hold();
  for (const PersonId one : persons().sessions.ids()) {
    ASSERT_EQ(persons().sessions[one], 0);
    ASSERT_EQ(persons().failed[one], 0);
  }
  for (const StaffId one : staff().role.ids()) {
    ASSERT_EQ(staff().sessions[Co::assess][one] + staff().failed[Co::assess][one], 0);
    ASSERT_EQ(staff().session_hours[one], 0.0F);
  }
}

}  // namespace
}  // namespace coadopt

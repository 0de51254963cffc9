// Organisations that end, and those that take over.

#include "organisation/ending.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "month/trial.hpp"
#include "organisation/staff_turnover.hpp"

namespace coadopt {
namespace {

class Ending : public ::testing::Test {
 protected:
  Ending() : trial_(trial::small()) {}
  Organisations& organisations() { return trial_.who().organisations; }
  void end() { end_organisations(trial_.who(), p_, start_, moment_); }

  trial::Trial trial_;
  EndingParameters p_ = defaults<EndingParameters>();
  OrganisationStart start_ = defaults<OrganisationStart>();
  Moment moment_{{7, 0}, 13};
};

TEST_F(Ending, IsForTheKindsThatEndAndChangesNothingWithoutAChance) {
  p_.ending = {};
  const Organisations before = organisations();
  end();
  EXPECT_TRUE(before.now == organisations().now);
  p_.ending[OrganisationKind::provider] = 1;
  end();
  for (const OrganisationId one : before.kind.ids()) {
    const bool ends = before.kind[one] == OrganisationKind::provider;
    EXPECT_EQ(organisations().ended[one], ends ? 13 : 0);
    EXPECT_EQ(organisations().base.jargon[one] != before.base.jargon[one], ends);
  }
}

TEST_F(Ending, LeavesANewOrganisationOfTheSameKindThatHasToBegin) {
  p_.ending = {{1, 1, 1, 1}};
  start_.concentration = 1e6F;
  const Organisations before = organisations();
  for (const OrganisationId one : before.kind.ids()) organisations().star_step[one] = StarStep::people;
  end();
  for (const OrganisationId one : before.kind.ids()) {
    EXPECT_EQ(organisations().kind[one], before.kind[one]);
    EXPECT_EQ(organisations().star_step[one], StarStep::none);
    EXPECT_EQ(organisations().results[one], 0.0F);
    EXPECT_NEAR(organisations().base.commitment[one], start_.commitment, 0.01) << "drawn as any is";
    EXPECT_NEAR(organisations().base.friction[Co::commission][one], start_.friction[Co::commission], 0.01);
  }
  EXPECT_TRUE(organisations().now == organisations().base);
}

TEST_F(Ending, LetsPartOfTheStaffGo) {
  StaffTurnoverParameters turnover = defaults<StaffTurnoverParameters>();
  turnover.staff_leaving = 0;
  const OrganisationId ends{0};
  organisations().ended[ends] = 13;
  Partnership& who = trial_.who();
  std::uint32_t in_it = 0;
  std::uint32_t left = 0;
  for (const CommunityId one : who.communities.teams.ids()) {
    left += staff_turnover(who, one, turnover, 0.3F, defaults<StaffStart>(), moment_);
  }
  for (const StaffId one : who.staff.role.ids()) {
    const bool own = who.organisation_of(one) == ends;
    in_it += own ? 1U : 0U;
    EXPECT_TRUE(own || who.staff.joined[one] != 13);
  }
  EXPECT_NEAR(left, 0.3 * in_it, 3 * std::sqrt(0.21 * in_it));
  EXPECT_EQ(either(0, 0.3F), 0.3F);
  EXPECT_FLOAT_EQ(either(0.5F, 0.5F), 0.75F);
  for (const CommunityId one : who.communities.teams.ids()) {
    EXPECT_EQ(staff_turnover(who, one, turnover, 0.3F, defaults<StaffStart>(), {{7, 0}, 14}), 0U);
  }
}

TEST_F(Ending, AndLeavingAreWhatTheKindOfOrganisationMakesThem) {
  StaffTurnoverParameters turnover = defaults<StaffTurnoverParameters>();
  turnover.staff_leaving = 1;
  turnover.burnout_slope = 0;
  turnover.leaving_of_kind = {};
  turnover.leaving_of_kind[OrganisationKind::council] = 1;
  Partnership& who = trial_.who();
  for (const CommunityId one : who.communities.teams.ids()) {
    static_cast<void>(staff_turnover(who, one, turnover, 0, defaults<StaffStart>(), moment_));
  }
  for (const StaffId one : who.staff.role.ids()) {
    const bool council = who.organisations.kind[who.organisation_of(one)] == OrganisationKind::council;
    EXPECT_EQ(who.staff.joined[one], council ? 13 : 0);
  }
}

}  // namespace
}  // namespace coadopt

// Whether there is anyone to co-produce with.

#include "adoption/partner.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const PartnerParameters p = defaults<PartnerParameters>();

TEST(APartner, InCommissioningIsTheUserLedOrganisationAndItsResidents) {
  EXPECT_FLOAT_EQ(partner_availability(p, 1, 1, 0)[Co::commission], 1);
  EXPECT_FLOAT_EQ(partner_availability(p, 1, 0, 0)[Co::commission], 0.4F);
  EXPECT_FLOAT_EQ(partner_availability(p, 0.5F, 0.5F, 0)[Co::commission], 0.35F);
  EXPECT_EQ(partner_availability(p, 0, 1, 1)[Co::commission], 0);
}

TEST(AUserLedOrganisation, IsNeededToCommissionTogether) {
  EXPECT_EQ(user_led_organisation(p, 0), 0.0F);
  EXPECT_FLOAT_EQ(user_led_organisation(p, 0.15F), 0.5F);
  EXPECT_GT(user_led_organisation(p, 0.4F), 0.85F);
  PartnerParameters any = p;
  any.commission_capacity = 0;
  EXPECT_EQ(user_led_organisation(any, 0.01F), 1.0F);
  EXPECT_EQ(user_led_organisation(any, 0), 0.0F);
}

TEST(APartner, InDesignIsTheCommunityOrTheCaseloadWhicheverIsMore) {
  EXPECT_FLOAT_EQ(partner_availability(p, 1, 1, 0)[Co::design], 0.8F);
  EXPECT_FLOAT_EQ(partner_availability(p, 0, 0, 0.25F)[Co::design], 0.5F);
  EXPECT_FLOAT_EQ(partner_availability(p, 0, 0, 0.6F)[Co::design], 1);
  EXPECT_FLOAT_EQ(partner_availability(p, 1, 1, 0.3F)[Co::design], 0.8F);
}

TEST(APartner, InDeliveryIsTheOwnCaseloadAlone) {
  EXPECT_EQ(partner_availability(p, 1, 1, 0)[Co::deliver], 0);
  EXPECT_FLOAT_EQ(partner_availability(p, 0, 0, 0.2F)[Co::deliver], 0.5F);
  EXPECT_FLOAT_EQ(partner_availability(p, 0, 0, 0.5F)[Co::deliver], 1);
}

TEST(APartner, InAssessmentIsResidentsAndTheUserLedOrganisation) {
  EXPECT_FLOAT_EQ(partner_availability(p, 0, 1, 0)[Co::assess], 0.6F);
  EXPECT_FLOAT_EQ(partner_availability(p, 1, 0, 0)[Co::assess], 0.4F);
  EXPECT_FLOAT_EQ(partner_availability(p, 1, 1, 0)[Co::assess], 1);
}

TEST(APartner, IsReadFromTheCommunityAndTheCaseloadOfTheMemberOfStaff) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  StaffId worker{0};
  while (who.staff.role[worker] != Role::frontline) ++worker.value;
  const CommunityId community = who.teams.community[who.staff.team[worker]];
  who.communities.engaged_share[community] = 0.075F;  // half of what makes a full partner
  who.communities.capacity[community] = 0.5F;
  who.staff.engaged[worker] = 1;  // of ten
  const PerCo<float> partner = partner_availability(p, who, community, worker);
  EXPECT_FLOAT_EQ(partner[Co::commission], 0.5F * 0.7F);
  EXPECT_FLOAT_EQ(partner[Co::design], 0.4F);
  EXPECT_FLOAT_EQ(partner[Co::deliver], 0.25F);
  EXPECT_FLOAT_EQ(partner[Co::assess], 0.5F);
  who.communities.engaged_share[community] = 0.9F;
  EXPECT_FLOAT_EQ(partner_availability(p, who, community, worker)[Co::assess], 0.8F);
}

}  // namespace
}  // namespace coadopt

// A column is declared once; its size, its bytes and what a newcomer begins with follow.

#include "partnership/column.hpp"

#include <gtest/gtest.h>

#include <set>

#include "partnership/build.hpp"

namespace coadopt {
namespace {

Sizes five_kinds() {
  return {.organisations = 2,
      .communities = 3,
      .teams = 5,
      .staff = 7,
      .frontline = 6,
      .users = 11,
      .neighbours = 13};
}

TEST(Columns, AreEachDeclaredOnceAndSizedByTheKindTheyAreOf) {
  Partnership who = empty_partnership(five_kinds());
  std::set<const void*> seen;
  std::size_t bytes = 0;
  for_each_column(who, [&]<class AnyId, class T>(const Column<AnyId, T>& column, const auto& declared) {
    EXPECT_TRUE(seen.insert(&column).second) << declared.name << " is visited twice";
    bytes += sizeof(column);
    const std::uint32_t size = std::is_same_v<AnyId, OrganisationId> ? 2
                               : std::is_same_v<AnyId, CommunityId>  ? 3
                               : std::is_same_v<AnyId, TeamId>       ? 5
                               : std::is_same_v<AnyId, StaffId>      ? 7
                                                                     : 24;
    EXPECT_EQ(column.size(), size) << declared.name;
  });
  EXPECT_EQ(bytes, sizeof(Organisations) + sizeof(Teams) + sizeof(Staff) + sizeof(Communities) +
                       sizeof(Persons) + sizeof(Support));
  EXPECT_EQ(who.support.casework[TeamId{4}], 1.0F);
  EXPECT_EQ(who.support.enablers[TeamId{4}], 0);
}

TEST(TheBytesOfEach, AreThoseOfItsColumns) {
  EXPECT_EQ((bytes_of_each<PersonId, Partnership>()), 9U + 13U * 4U + 8U * 4U);
  EXPECT_EQ((bytes_of_each<TeamId, Partnership>()), 4U + 4U + 8U + 4U + 4U + 1U + 4U);
  EXPECT_EQ((bytes_of_each<OrganisationId, OrganisationLevels>()), 14U * 4U);
}

TEST(ANewcomer, BeginsAnewInWhatLastsAsLongAsAHolderAndFindsTheRestOfThePlace) {
  Partnership who = empty_partnership(five_kinds());
  Staff& staff = who.staff;
  const StaffId one{3};
  const StaffId other{4};
  for (const StaffId each : {one, other}) {
    staff.practice[Co::assess][each] = Practice::in_use;
    staff.experience[Co::deliver][each] = 5.0F;
    staff.skill[each] = 0.5F;
    staff.role[each] = Role::leader;
    staff.protected_time[each] = 0.25F;
    staff.sessions[Co::assess][each] = 2;
  }
  begin_anew(staff, one);
  EXPECT_EQ(staff.practice[Co::assess][one], Practice::not_yet);
  EXPECT_EQ(staff.experience[Co::deliver][one], 0.0F);
  EXPECT_EQ(staff.skill[one], 0.0F);
  EXPECT_EQ(staff.role[one], Role::leader);
  EXPECT_EQ(staff.protected_time[one], 0.25F);
  EXPECT_EQ(staff.sessions[Co::assess][one], 2);
  EXPECT_EQ(staff.practice[Co::assess][other], Practice::in_use);

  reset(who.staff);
  EXPECT_EQ(staff.role[other], Role::frontline);
}

}  // namespace
}  // namespace coadopt

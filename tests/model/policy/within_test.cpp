#include "policy/within.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

bool holds(Range<PersonId> range, std::uint32_t one) {
  bool found = false;
  for (const PersonId person : range) found = found || person.value == one;
  return found;
}

// Who is within two targets, of which one is acted on with half the strength.
class Within : public ::testing::Test {
 protected:
  Within() : trial_(small()) {}
  const Partnership& who() { return trial_.who(); }

  // Numbers of those within targets 1 and 3, where they are acted on with the strengths of their target.
  template <class Belongs>
  void expect_all(Entity targeted, Entity acts_on, std::uint32_t agents, const Belongs& belongs) {
    const ActedOn found = within(who(), targeted, targets_, strength_, acts_on);
    const std::set<std::uint32_t> once(found.numbers.begin(), found.numbers.end());
    ASSERT_EQ(once.size(), found.numbers.size());
    ASSERT_FALSE(once.empty());
    std::size_t expected = 0;
    for (std::uint32_t agent = 0; agent < agents; ++agent) expected += belongs(agent, 1) || belongs(agent, 3);
    EXPECT_EQ(found.numbers.size(), expected);
    for (std::size_t i = 0; i < found.numbers.size(); ++i) {
      const bool of_first = belongs(found.numbers[i], 1);
      EXPECT_TRUE(of_first || belongs(found.numbers[i], 3));
      EXPECT_EQ(found.strength[i], of_first ? 1.0F : 0.5F);
    }
  }

  std::uint32_t staff() { return static_cast<std::uint32_t>(who().staff.role.ids().size()); }
  std::uint32_t persons() { return static_cast<std::uint32_t>(who().persons.need.ids().size()); }

  Trial trial_;
  std::array<std::uint32_t, 2> targets_ = {1, 3};
  std::array<float, 2> strength_ = {1.0F, 0.5F};
};

TEST_F(Within, OrganisationsAreTheirStaff) {
  expect_all(Entity::organisation, Entity::staff, staff(),
      [&](std::uint32_t one, std::uint32_t of) { return who().organisation_of(StaffId{one}).value == of; });
}

TEST_F(Within, TeamsAreTheirStaff) {
  expect_all(Entity::team, Entity::staff, staff(),
      [&](std::uint32_t one, std::uint32_t of) { return who().staff.team[StaffId{one}].value == of; });
}

TEST_F(Within, StaffAreTheirCaseloads) {
  expect_all(Entity::staff, Entity::person, persons(),
      [&](std::uint32_t one, std::uint32_t of) { return holds(who().staff.caseload[StaffId{of}], one); });
}

TEST_F(Within, CommunitiesAreTheirStaffOrTheirResidentsByWhomIsActedOn) {
  expect_all(Entity::community, Entity::staff, staff(), [&](std::uint32_t one, std::uint32_t of) {
    return who().teams.community[who().staff.team[StaffId{one}]].value == of;
  });
  expect_all(Entity::community, Entity::person, persons(), [&](std::uint32_t one, std::uint32_t of) {
    return holds(who().communities.residents(CommunityId{of}), one);
  });
}

}  // namespace
}  // namespace coadopt

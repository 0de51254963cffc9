// Who is tied to whom.

#include <gtest/gtest.h>

#include <map>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, int>;

Pairs pairs_of(const Partnership& who) {
  Pairs count;
  for (const PersonId person : who.persons.need.ids()) {
    for (const PersonId tie : ties_of(who.persons, person)) ++count[{person.value, tie.value}];
  }
  return count;
}

TEST(PersonalTies, AreKnownAtBothEndsAndNeverToOneself) {
  for (const double rewired : {0.0, 0.1, 1.0}) {
    Parameters p = small();
    p.population.ties_rewired = rewired;
    p.population.ties_across_communities = rewired;
    Trial trial(p);
    const Pairs ties = pairs_of(trial.who());
    for (const auto& [pair, count] : ties) {
      ASSERT_NE(pair.first, pair.second);
      const auto back = ties.find({pair.second, pair.first});
      ASSERT_TRUE(back != ties.end());
      ASSERT_EQ(back->second, 1);
      ASSERT_EQ(count, 1);
    }
  }
}

TEST(PersonalTies, AreSixEachWhereNoneIsRewired) {
  Parameters p = small();
  p.population.ties_rewired = 0;
  Trial trial(p);
  for (const PersonId one : trial.who().persons.need.ids()) EXPECT_EQ(trial.who().persons.tie_count[one], 6);
}

TEST(PersonalTies, AreSixOnAverageAndEightAtMost) {
  Trial trial(small());
  double all = 0;
  for (const PersonId one : trial.who().persons.need.ids()) {
    ASSERT_LE(trial.who().persons.tie_count[one], 8);
    all += trial.who().persons.tie_count[one];
  }
  EXPECT_NEAR(all / trial.who().persons.need.size(), 6, 0.1);
}

TEST(PersonalTies, AreKeptOnceEachWithoutOneselfUpToEight) {
  Trial trial(small());
  Persons& persons = trial.who().persons;
  for (const PersonId one : persons.need.ids()) {
    persons.tie_count[one] = persons.active_near[one] = 0;
    persons.participation[one] = Participation::active;
  }
  tie(persons, PersonId{3}, PersonId{3});
  EXPECT_EQ(persons.tie_count[PersonId{3}], 0);
  tie(persons, PersonId{3}, PersonId{5});
  tie(persons, PersonId{5}, PersonId{3});
  EXPECT_EQ(persons.tie_count[PersonId{3}], 1);
  EXPECT_EQ(persons.active_near[PersonId{5}], 1);
  for (std::uint32_t other = 10; other < 20; ++other) tie(persons, PersonId{other}, PersonId{3});
  EXPECT_EQ(persons.tie_count[PersonId{3}], 8);
  EXPECT_EQ(persons.tie_count[PersonId{17}], 0) << "the other has no room";
  untie(persons, PersonId{3}, PersonId{17});
  EXPECT_EQ(persons.tie_count[PersonId{3}], 8) << "they were not tied";
  untie(persons, PersonId{10}, PersonId{3});
  EXPECT_EQ(persons.tie_count[PersonId{3}], 7);
  EXPECT_EQ(persons.active_near[PersonId{3}], 7);
  EXPECT_EQ(persons.tie_count[PersonId{10}], 0);
  EXPECT_EQ(persons.active_near[PersonId{10}], 0);
}

TEST(PersonalTies, OfUsersAreTheSameHoweverManyNeighboursLiveFurtherOff) {
  Parameters p = small();
  p.population.ties_rewired = 0;
  for (const double neighbours : {1.0, 5.0, 20.0}) {
    p.population.neighbours_per_user = neighbours;
    Trial trial(p);
    const Persons& persons = trial.who().persons;
    double users = 0;
    double to_users = 0;
    for (const PersonId one : persons.need.ids()) {
      if (!persons.nature[one].is(Nature::user)) continue;
      users += 1;
      ASSERT_EQ(persons.tie_count[one], 6) << neighbours;
      for (const PersonId tie : ties_of(persons, one)) to_users += persons.nature[tie].is(Nature::user) ? 1 : 0;
    }
    EXPECT_NEAR(to_users / users, 3, 0.3) << neighbours;
  }
}

TEST(PersonalTies, StayInTheCommunityUnlessTheyCrossIt) {
  Parameters p = small();
  p.population.ties_rewired = 1;
  p.population.ties_across_communities = 0;
  const auto crossing = [](const Partnership& who) {
    std::uint32_t all = 0;
    std::uint32_t count = 0;
    for (const CommunityId community : who.communities.teams.ids()) {
      const Range<PersonId> here = who.communities.residents(community);
      for (const PersonId one : here) {
        for (const PersonId other : ties_of(who.persons, one)) {
          ++all;
          count += here.first <= other && other < here.last ? 0U : 1U;
        }
      }
    }
    return static_cast<double>(count) / static_cast<double>(all);
  };
  EXPECT_EQ(crossing(Trial(p).who()), 0);
  p.population.ties_across_communities = 1;
  EXPECT_NEAR(crossing(Trial(p).who()), 0.8, 0.03);  // five communities
}

TEST(Contacts, AreNeverOneself) {
  Trial trial(small());
  for (const StaffId one : trial.who().staff.role.ids()) {
    for (const StaffId contact : trial.who().staff.contacts[one]) {
      EXPECT_NE(contact, one);
      EXPECT_LT(contact.value, 96U);
    }
  }
}

TEST(Contacts, AreOfTheOwnOrganisationAndOfLikeRoleWhereThatIsSaid) {
  Parameters p = small();
  p.population.contacts_same_organisation = 1;
  p.population.contacts_same_role = 1;
  Trial trial(p);
  const Partnership& who = trial.who();
  int unlike = 0;
  for (const StaffId one : who.staff.role.ids()) {
    for (const StaffId contact : who.staff.contacts[one]) {
      EXPECT_EQ(who.organisation_of(contact), who.organisation_of(one));
      unlike +=
          (who.staff.role[contact] == Role::frontline) == (who.staff.role[one] == Role::frontline) ? 0 : 1;
    }
  }
  EXPECT_LT(unlike, 24);  // of 384: nobody alike was met in sixteen tries
}

TEST(Contacts, CrossOrganisationsAsChanceHasItWhereNothingHoldsThem) {
  Parameters p = small();
  p.population.staff = 960;
  p.population.contacts_same_organisation = 0;
  p.population.contacts_same_role = 0;
  Trial trial(p);
  double inside = 0;
  for (const StaffId one : trial.who().staff.role.ids()) {
    for (const StaffId contact : trial.who().staff.contacts[one]) {
      inside += trial.who().organisation_of(contact) == trial.who().organisation_of(one) ? 1 : 0;
    }
  }
  EXPECT_NEAR(inside / (960 * 4), 0.25, 0.03);
}

}  // namespace
}  // namespace coadopt

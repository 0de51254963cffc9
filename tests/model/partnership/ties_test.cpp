// Who is tied to whom.

#include <gtest/gtest.h>

#include <map>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, int>;

Pairs ties_of(const Partnership& who) {
  Pairs count;
  for (std::uint32_t person = 0; person < who.persons.need.size(); ++person) {
    for (std::uint32_t i = who.ties.first[person]; i < who.ties.first[person + 1]; ++i) {
      ++count[{person, who.ties.others[i].value}];
    }
  }
  return count;
}

TEST(PersonalTies, AreKnownAtBothEndsAndNeverToOneself) {
  for (const double rewired : {0.0, 0.1, 1.0}) {
    Parameters p = small();
    p.population.ties_rewired = rewired;
    p.population.ties_across_communities = rewired;
    Trial trial(p);
    const Pairs ties = ties_of(trial.who());
    for (const auto& [pair, count] : ties) {
      ASSERT_NE(pair.first, pair.second);
      const auto back = ties.find({pair.second, pair.first});
      ASSERT_TRUE(back != ties.end());
      ASSERT_EQ(back->second, count);
    }
  }
}

TEST(PersonalTies, AreSixEachWhereNoneIsRewired) {
  Parameters p = small();
  p.population.ties_rewired = 0;
  Trial trial(p);
  for (const PersonId one : trial.who().persons.need.ids()) EXPECT_EQ(trial.who().persons.tie_count[one], 6);
}

TEST(PersonalTies, AreAsManyAsTheCountSays) {
  Trial trial(small());
  const Ties& ties = trial.who().ties;
  ASSERT_EQ(ties.others.size(), ties.first.back());
  double all = 0;
  for (const PersonId one : trial.who().persons.need.ids()) {
    ASSERT_EQ(trial.who().persons.tie_count[one], ties.first[one.value + 1] - ties.first[one.value]);
    all += trial.who().persons.tie_count[one];
  }
  EXPECT_NEAR(all / trial.who().persons.need.size(), 6, 0.05);
}

TEST(PersonalTies, StayInTheCommunityUnlessTheyCrossIt) {
  Parameters p = small();
  p.population.ties_rewired = 1;
  p.population.ties_across_communities = 0;
  const auto crossing = [](const Partnership& who) {
    std::uint32_t count = 0;
    for (const CommunityId community : who.communities.teams.ids()) {
      const Range<PersonId> here = who.communities.residents(community);
      for (const PersonId one : here) {
        for (std::uint32_t i = who.ties.first[one.value]; i < who.ties.first[one.value + 1]; ++i) {
          const PersonId other = who.ties.others[i];
          count += here.first <= other && other < here.last ? 0U : 1U;
        }
      }
    }
    return static_cast<double>(count) / static_cast<double>(who.ties.others.size());
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

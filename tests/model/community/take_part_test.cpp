// Participation after a month, users who come and go, and the capacity of communities. Draws are scripted.

#include "community/take_part.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "community/capacity.hpp"
#include "community/resident_turnover.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

const TakePartParameters taking_part = defaults<TakePartParameters>();
constexpr float just = 1e-4F;

TEST(TheWilling, BecomeActiveWithASession) {
  for (const float u : {just, 0.5F, 1 - just}) {
    EXPECT_EQ(participation_next(taking_part, Participation::willing, 1, 0, u), Participation::active);
  }
}

TEST(TheWilling, MayTurnPassiveWhereTheirOfferIsNotAnswered) {
  EXPECT_EQ(
      participation_next(taking_part, Participation::willing, 0, 0, 0.06F - just), Participation::passive);
  EXPECT_EQ(
      participation_next(taking_part, Participation::willing, 0, 0, 0.06F + just), Participation::willing);
}

TEST(TheActive, WithdrawSeldomUnlessTheyAreTired) {
  EXPECT_EQ(
      participation_next(taking_part, Participation::active, 1, 0.6F, 0.012F - just), Participation::withdrawn);
  EXPECT_EQ(
      participation_next(taking_part, Participation::active, 1, 0.6F, 0.012F + just), Participation::active);
  EXPECT_EQ(
      participation_next(taking_part, Participation::active, 1, 1, 0.092F - just), Participation::withdrawn);
  EXPECT_EQ(participation_next(taking_part, Participation::active, 1, 1, 0.092F + just), Participation::active);
}

TEST(TheActive, MayFallBackToWillingWithoutASession) {
  EXPECT_EQ(
      participation_next(taking_part, Participation::active, 0, 0, 0.012F - just), Participation::withdrawn);
  EXPECT_EQ(
      participation_next(taking_part, Participation::active, 0, 0, 0.012F + just), Participation::willing);
  EXPECT_EQ(
      participation_next(taking_part, Participation::active, 0, 0, 0.112F - just), Participation::willing);
  EXPECT_EQ(participation_next(taking_part, Participation::active, 0, 0, 0.112F + just), Participation::active);
}

TEST(Trust, IsLostByTheWillingWhoseOfferIsNotAnsweredAndNobodyElse) {
  EXPECT_FLOAT_EQ(trust_after_waiting(taking_part, 0.5F, Participation::willing, 0), 0.495F);
  EXPECT_EQ(trust_after_waiting(taking_part, 0.5F, Participation::willing, 1), 0.5F);
  for (const Participation now : {Participation::passive, Participation::active, Participation::withdrawn}) {
    EXPECT_EQ(trust_after_waiting(taking_part, 0.5F, now, 0), 0.5F);
  }
}

TEST(TheWithdrawn, RestBeforeTheyArePassiveAgain) {
  EXPECT_EQ(
      participation_next(taking_part, Participation::withdrawn, 0, 1, 0.03F - just), Participation::passive);
  EXPECT_EQ(
      participation_next(taking_part, Participation::withdrawn, 3, 1, 0.03F + just), Participation::withdrawn);
}

TEST(ThePassive, StayPassive) {
  EXPECT_EQ(participation_next(taking_part, Participation::passive, 3, 1, just), Participation::passive);
}

TEST(UsersWhoStay, AreGeometricInNumberBeforeTheNextWhoLeaves) {
  constexpr int grid = 100'000;
  std::vector<double> shares(17, 0.0);
  const StayingBeforeNext staying(0.2F);
  for (int i = 0; i < grid; ++i) {
    shares[staying((static_cast<float>(i) + 0.5F) / grid, 16)] += 1.0 / grid;
  }
  for (std::size_t stay = 0; stay < 16; ++stay) {
    EXPECT_NEAR(shares[stay], 0.2 * std::pow(0.8, stay), 3e-5) << stay;
  }
  EXPECT_NEAR(shares[16], std::pow(0.8, 16), 3e-5);
}

TEST(UsersWhoStay, AreAllOrNoneAtTheEnds) {
  EXPECT_EQ(StayingBeforeNext(0.0F)(0.001F, 16), 16U);
  EXPECT_EQ(StayingBeforeNext(1.0F)(0.999F, 16), 0U);
  EXPECT_EQ(StayingBeforeNext(1e-7F)(0x1p-25F, 16), 16U);
  EXPECT_EQ(StayingBeforeNext(0.02F)(1 - 0x1p-24F, 16), 0U);
}

TEST(UsersWhoStay, AreAllOfThemWhereTheFirstDrawSaysSo) {
  for (const float change : {0.0F, 1e-7F, 1e-4F, 0.02F, 0.3F, 0.999F, 1.0F}) {
    for (std::uint32_t caseload = 1; caseload <= 200; ++caseload) {
      const float below = nobody_leaves_below(change, caseload);
      const float u = std::nextafter(below, 0.0F);
      if (u > 0x1p-25F) {
        ASSERT_EQ(StayingBeforeNext(change)(u, caseload), caseload) << change;
      }
      ASSERT_GE(static_cast<double>(below), 0.998 * std::pow(1 - static_cast<double>(change), caseload));
    }
  }
}

TEST(Capacity, GrowsWithActiveResidentsAndFallsBackToItsBase) {
  const CapacityParameters c = defaults<CapacityParameters>();
  EXPECT_NEAR(capacity_next(c, 0.3F, 0.3F, 0, 0), 0.3, 1e-6);
  EXPECT_NEAR(capacity_next(c, 0.5F, 0.3F, 0, 0), 0.494, 1e-6);
  EXPECT_NEAR(capacity_next(c, 0.5F, 0.3F, 1, 0), 0.497, 1e-6);
  const double grown = 0.3 + 0.005 * 0.7;
  EXPECT_NEAR(capacity_next(c, 0.3F, 0.3F, 0, 0.15F), grown - 0.03 * (grown - 0.3), 1e-6);
  EXPECT_EQ(capacity_next(c, 0.3F, 0.3F, 0, 0.9F), capacity_next(c, 0.3F, 0.3F, 0, 0.15F));
}

TEST(Capacity, StaysWhereItIsFromTheBaseThatIsFoundForIt) {
  CapacityParameters c = defaults<CapacityParameters>();
  for (const float active : {0.0F, 0.05F, 0.15F, 0.9F}) {
    EXPECT_NEAR(capacity_next(c, 0.3F, capacity_base(c, 0.3F, 0.4F, active), 0.4F, active), 0.3, 1e-6)
        << active;
  }
  EXPECT_NEAR(capacity_base(c, 0.3F, 0, 0), 0.3, 1e-6) << "nothing adds to it";
  EXPECT_EQ(capacity_base(c, 0.05F, 1, 0.15F), 0.0F) << "no base is low enough";
  c.capacity_return = 0;
  EXPECT_EQ(capacity_base(c, 0.3F, 0, 0.15F), 0.3F);
}

TEST(SettlingCommunities, BringsEachLevelBackToItsOwnBase) {
  trial::Trial trial(trial::small());
  Communities& c = trial.who().communities;
  const CommunityId one{2};
  c.capacity[one] = 0.9F;
  c.cash[one] = c.peer_support[one] = c.recognition[one] = 0.9F;
  c.base_capacity[one] = 0.1F;
  c.base_cash[one] = 0.2F;
  c.base_peer_support[one] = 0.3F;
  c.base_recognition[one] = 0.4F;
  c.active_share[one] = 0.03F;
  CapacityParameters quick = defaults<CapacityParameters>();
  quick.support_return = 0.5F;
  trial::in_every_community(trial.who(), [&](CommunityId in) { settle_capacity(trial.who(), in, quick); });
  EXPECT_FLOAT_EQ(c.capacity[one], capacity_next(quick, 0.9F, 0.1F, 0.9F, 0.03F));
  EXPECT_FLOAT_EQ(c.cash[one], 0.55F);
  EXPECT_FLOAT_EQ(c.peer_support[one], 0.6F);
  EXPECT_FLOAT_EQ(c.recognition[one], 0.65F);
}

TEST(SettlingPersons, GoesByEachOnesSessionsFatigueAndDraw) {
  Parameters many = trial::small();
  many.person_start.willing = 0.5F;
  many.person_start.active_where_practised = 0.5F;
  trial::Trial trial(many);
  Persons& persons = trial.who().persons;
  for (const PersonId one : persons.participation.ids()) {
    if (one.value % 7 == 0) persons.participation[one] = Participation::withdrawn;
    persons.sessions[one] = one.value % 3 == 0 ? 1 : 0;
    persons.fatigue[one] = 0.9F;
  }
  TakePartParameters quick = taking_part;
  quick.rest = quick.willing_idle = quick.active_idle = 0.3F;
  quick.unanswered_trust = 0.5F;
  const Persons before = persons;
  const Moment moment{{3, 0}, 2};
  trial::in_every_community(
      trial.who(), [&](CommunityId in) { settle_participation(trial.who(), in, quick, moment); });
  std::array<std::uint32_t, participation_count> became{};
  for (const PersonId one : persons.participation.ids()) {
    const Participation was = before.participation[one];
    const float u = uniform(moment.stream, Purpose::settle_participation, moment.month, one.value);
    const Participation now = participation_next(quick, was, before.sessions[one], 0.9F, u);
    ASSERT_EQ(persons.participation[one], now);
    became[static_cast<std::size_t>(now)] += now != was ? 1U : 0U;
    const bool unanswered = was == Participation::willing && before.sessions[one] == 0;
    ASSERT_FLOAT_EQ(persons.trust[one], before.trust[one] * (unanswered ? 0.5F : 1.0F));
    const bool rested = now == Participation::passive && was != Participation::passive;
    ASSERT_EQ(persons.fatigue[one], rested ? 0.0F : 0.9F);
  }
  for (const std::uint32_t count : became) EXPECT_GT(count, 5U);
}

TEST(Newcomers, AreDrawnAnewWhereTheDrawSaysThatAUserLeftOrANeighbourMoved) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  const ResidentTurnoverParameters quick = {.caseload_change = 0.3F, .resident_moves = 0.1F};
  const PersonTraits traits(defaults<PersonStart>());
  for (const PersonId one : who.persons.need.ids()) who.persons.fatigue[one] = 0.5F;
  const Moment moment{{3, 0}, 2};
  trial::in_every_community(who, [&](CommunityId in) { resident_turnover(who, in, quick, traits, moment); });
  Persons fresh = who.persons;
  const auto share_new = [&](bool users) {
    double all = 0;
    double newcomers = 0;
    for (const PersonId one : who.persons.need.ids()) {
      if (who.persons.nature[one].is(Nature::user) != users) continue;
      ++all;
      if (who.persons.fatigue[one] > 0) continue;
      ++newcomers;
      traits.draw(fresh, one, users, moment.stream, moment.month);
      EXPECT_EQ(who.persons.participation[one], Participation::passive);
      EXPECT_EQ(who.persons.need[one], fresh.need[one]);
      EXPECT_EQ(who.persons.trust[one], fresh.trust[one]);
    }
    return newcomers / all;
  };
  const double users = who.persons.need.size() / 2;
  EXPECT_NEAR(share_new(true), 0.3, 4 * std::sqrt(0.3 * 0.7 / users));
  EXPECT_NEAR(share_new(false), 0.1, 4 * std::sqrt(0.1 * 0.9 / users));
}

TEST(Newcomers, AreNoneWhereNobodyLeavesOrMoves) {
  trial::Trial trial(trial::small());
  const Persons before = trial.who().persons;
  const PersonTraits traits(defaults<PersonStart>());
  trial::in_every_community(trial.who(), [&](CommunityId in) {
    resident_turnover(trial.who(), in, {.caseload_change = 0, .resident_moves = 0}, traits, {{3, 0}, 2});
  });
  EXPECT_EQ(trial.who().persons.trust, before.trust);
  EXPECT_EQ(trial.who().persons.joined, before.joined);
}

}  // namespace
}  // namespace coadopt

// Espousal: a push from outside or talk among colleagues, less what jargon swallows.

#include "adoption/espouse.hpp"

#include <gtest/gtest.h>

#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

EspouseParameters usual() {
  EspouseParameters p = defaults<EspouseParameters>();
  p.push = 0.004F;
  p.push_floor = 0.5F;
  p.talk = 0.08F;
  p.jargon_weight = 0.6F;
  p.market_push = 0.004F;
  return p;
}

TEST(TheChanceToEspouse, IsThePushTimesAHalfAndCommitmentWhereNobodyTalks) {
  EXPECT_NEAR(chance_to_espouse(usual(), {}), 0.002, 1e-6);
  EXPECT_NEAR(chance_to_espouse(usual(), {.commitment = 1, .jargon = 1}), 0.006, 1e-6);
  EXPECT_NEAR(chance_to_espouse(usual(), {.marketing = 0.5F}), 0.004, 1e-6);
}

TEST(TheChanceToEspouse, NeverExceedsTheMostItCanBe) {
  for (const EspouseParameters& p : {usual(), defaults<EspouseParameters>(),
           EspouseParameters{.push = 1,
           .push_floor = 0,
           .talk = 1,
           .jargon_weight = 1,
           .espousal_fade = 0,
           .market_push = 1}}) {
    for (const float commitment : {0.0F, 0.37F, 1.0F}) {
      for (const float marketing : {0.0F, 0.61F, 1.0F}) {
        const float most = most_chance_to_espouse(p, commitment, marketing);
        for (const float peers : {0.0F, 0.33F, 1.0F}) {
          for (const float jargon : {0.0F, 0.45F, 1.0F}) {
            EXPECT_LE(chance_to_espouse(p, {.commitment = commitment,
                                               .marketing = marketing,
                                               .espousing_peers = peers,
                                               .practising_peers = peers,
                                               .jargon = jargon}),
                most);
          }
        }
        EXPECT_NEAR(chance_to_espouse(p, {.commitment = commitment,
                                             .marketing = marketing,
                                             .espousing_peers = 1,
                                             .practising_peers = 1}),
            most, 2e-5);
      }
    }
  }
}

TEST(TheChanceToEspouse, IsTalkTimesTheMeanOfPeersWhoEspouseAndWhoPractise) {
  EspouseParameters p = usual();
  p.push = 0;
  EXPECT_NEAR(chance_to_espouse(p, {.commitment = 1, .espousing_peers = 1, .practising_peers = 1}), 0.08, 1e-6);
  EXPECT_NEAR(chance_to_espouse(p, {.commitment = 1, .espousing_peers = 1}), 0.04, 1e-6);
  EXPECT_NEAR(chance_to_espouse(p, {.commitment = 1, .practising_peers = 0.5F}), 0.02, 1e-6);
  EXPECT_NEAR(chance_to_espouse(p, {.commitment = 1, .espousing_peers = 1, .practising_peers = 1, .jargon = 1}),
      0.08 * 0.4, 1e-6);
  EXPECT_NEAR(
      chance_to_espouse(p, {.commitment = 1, .espousing_peers = 1, .practising_peers = 1, .jargon = 0.5F}),
      0.08 * 0.7, 1e-6);
}

TEST(TheChanceToEspouse, IsThatOfEitherPushOrTalkSucceeding) {
  EspouseParameters p = usual();
  p.push = 0.2F;
  EXPECT_NEAR(chance_to_espouse(p, {.commitment = 0.5F, .espousing_peers = 1, .practising_peers = 1}),
      1 - (1 - 0.2) * (1 - 0.08), 1e-6);
}

TEST(TheChanceToEspouse, IsNeverMoreThanCertain) {
  EspouseParameters p = usual();
  p.push = 1;
  p.push_floor = 10;
  p.talk = 1;
  EXPECT_EQ(
      chance_to_espouse(p, {.commitment = 1, .marketing = 1, .espousing_peers = 1, .practising_peers = 1}),
      1.0F);
}

// The first team of a small partnership in which nobody but those set here espouse or practise.
class ATeam : public ::testing::Test {
 protected:
  ATeam() : trial_(trial::small()) {
    for (const StaffId one : staff().role.ids()) {
      staff().espoused[one] = {};
      for (const Co co : all_cos) staff().practice[co][one] = Practice::not_yet;
    }
    see_colleagues(trial_.who());
  }
  Staff& staff() { return trial_.who().staff; }
  std::uint32_t espousing(Co co) {
    std::uint32_t count = 0;
    for (const StaffId one : staff().role.ids()) count += staff().espoused[one].has(co) ? 1U : 0U;
    return count;
  }
  trial::Trial trial_;
  Moment moment_{{1, 0}, 1};
};

TEST_F(ATeam, TakesUpOnlyWhatIsTheirWork) {
  EspouseParameters p = usual();
  p.push = 1;
  p.push_floor = 1;
  espouse(trial_.who(), p, 0.6F, moment_);
  for (const StaffId one : staff().role.ids()) {
    for (const Co co : all_cos) EXPECT_EQ(staff().espoused[one].has(co), relevant(staff().role[one], co));
  }
}

TEST_F(ATeam, LetsGoOfWhatFadesUnlessTheyPractiseIt) {
  EspouseParameters p = usual();
  p.espousal_fade = 1;
  p.push = 0;
  p.talk = 0;
  for (const StaffId one : staff().role.ids()) staff().espoused[one].add(Co::assess);
  staff().practice[Co::assess][StaffId{3}] = Practice::trying;
  staff().practice[Co::assess][StaffId{4}] = Practice::in_use;
  staff().practice[Co::assess][StaffId{5}] = Practice::lapsed;
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_EQ(espousing(Co::assess), 2U);
  EXPECT_TRUE(staff().espoused[StaffId{3}].has(Co::assess));
  EXPECT_TRUE(staff().espoused[StaffId{4}].has(Co::assess));
}

TEST_F(ATeam, TalksAboutWhatWasSeenLastMonthNotWhatIsNew) {
  EspouseParameters p = usual();
  p.push = 0;
  p.talk = 1;
  p.jargon_weight = 0;
  for (const StaffId one : staff().role.ids()) staff().espoused[one].add(Co::assess);
  staff().espoused[StaffId{0}].remove(Co::assess);
  p.espousal_fade = 0;
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_FALSE(staff().espoused[StaffId{0}].has(Co::assess));  // nobody has shown it yet
  for (const StaffId one : staff().role.ids()) staff().practice[Co::assess][one] = Practice::in_use;
  see_colleagues(trial_.who());
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_TRUE(staff().espoused[StaffId{0}].has(Co::assess));
}

TEST_F(ATeam, HearsOfItFromOrganisationsThatMarketIt) {
  EspouseParameters p = usual();
  p.push = 0;
  p.talk = 0;
  p.market_push = 1;
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_EQ(espousing(Co::assess), 0U);
  for (const OrganisationId one : trial_.who().organisations.kind.ids()) {
    trial_.who().organisations.star_step[one] = StarStep::market;
  }
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_EQ(espousing(Co::assess), 96U);
}

}  // namespace
}  // namespace coadopt

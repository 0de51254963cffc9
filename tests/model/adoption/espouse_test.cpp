// Espousal: a push from outside or talk among colleagues, less what jargon swallows.

#include "adoption/espouse.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

EspouseParameters usual() {
  EspouseParameters p = defaults<EspouseParameters>();
  p.push = 0.004F;
  p.push_floor = 0.5F;
  p.persuasion = 0.1F;
  p.talk = 0.08F;
  p.talk_floor = 0.25F;
  p.words_weight = 0.6F;
  p.jargon_weight = 0.6F;
  p.espousal_fade = 0.03F;
  p.market_push = 0.004F;
  p.policy_scale = 3;
  p.attitude_scale = 2;
  p.peers_scale = 5;
  return p;
}

// As staff and organisations are at the start.
EspousalTerms at_the_start() {
  return {.attitude = defaults<StaffStart>().attitude,
      .commitment = defaults<OrganisationStart>().commitment,
      .evidence = defaults<OrganisationStart>().evidence,
      .success = 0.5F,
      .espousing_peers = 0.55F,
      .practising_peers = 0.14F,
      .jargon = defaults<OrganisationStart>().jargon};
}

TEST(ThePush, IsPolicyTimesAHalfAndCommitmentAndTheStarsMarketWhateverOnesAttitude) {
  for (const float attitude : {0.0F, 0.4F, 1.0F}) {
    EXPECT_NEAR(chance_pushed(usual(), {.attitude = attitude}), 0.002, 1e-7);
    EXPECT_NEAR(chance_pushed(usual(), {.attitude = attitude, .commitment = 1, .jargon = 1}), 0.006, 1e-7);
    EXPECT_NEAR(chance_pushed(usual(), {.attitude = attitude, .marketing = 0.5F}), 0.004, 1e-7);
  }
}

TEST(Persuasion, IsAttitudeTimesTheEvidenceOrTheSuccessThatColleaguesShow) {
  EXPECT_NEAR(chance_persuaded(usual(), {.attitude = 1, .evidence = 1}), 0.1, 1e-7);
  EXPECT_NEAR(chance_persuaded(usual(), {.attitude = 0.5F, .evidence = 0.4F}), 0.1 * 0.5 * 0.4, 1e-7);
  EXPECT_NEAR(
      chance_persuaded(usual(), {.attitude = 1, .success = 0.5F, .practising_peers = 0.5F}), 0.1 * 0.25, 1e-7);
  EXPECT_NEAR(
      chance_persuaded(usual(),
          {.attitude = 1, .evidence = 0.4F, .success = 0.5F, .espousing_peers = 1, .practising_peers = 0.5F}),
      0.1 * (0.4 + 0.6 * 0.25), 1e-7);
}

TEST(Persuasion, IsLostOnThoseWhoDoNotBelieveInPeople) {
  EXPECT_EQ(
      chance_persuaded(usual(), {.evidence = 1, .success = 1, .espousing_peers = 1, .practising_peers = 1}),
      0.0F);
}

TEST(Talk, CountsColleaguesWhoPractiseFullyAndThoseWhoOnlyEspouseForAShare) {
  EXPECT_NEAR(chance_copied(usual(), {.attitude = 1, .espousing_peers = 1, .practising_peers = 1}), 0.08, 1e-7);
  EXPECT_NEAR(chance_copied(usual(), {.attitude = 1, .espousing_peers = 1}), 0.08 * 0.6, 1e-7);
  EXPECT_NEAR(chance_copied(usual(), {.attitude = 1, .espousing_peers = 0.5F, .practising_peers = 0.25F}),
      0.08 * (0.25 + 0.6 * 0.25), 1e-7);
}

TEST(Talk, IsSwallowedByJargonAndByDoubtInPart) {
  const EspousalTerms all = {.attitude = 1, .espousing_peers = 1, .practising_peers = 1};
  EspousalTerms terms = all;
  terms.jargon = 1;
  EXPECT_NEAR(chance_copied(usual(), terms), 0.08 * 0.4, 1e-7);
  terms.jargon = 0.5F;
  EXPECT_NEAR(chance_copied(usual(), terms), 0.08 * 0.7, 1e-7);
  terms = all;
  terms.attitude = 0;
  EXPECT_NEAR(chance_copied(usual(), terms), 0.08 * 0.25, 1e-7);
  terms.attitude = 0.5F;
  EXPECT_NEAR(chance_copied(usual(), terms), 0.08 * 0.625, 1e-7);
}

TEST(TheChanceToEspouse, IsThatOfAnyOfTheThreeOrUnderARivalRuleOfOneOfThem) {
  EspouseParameters p = usual();
  const EspousalTerms terms = at_the_start();
  const double pushed = chance_pushed(p, terms);
  const double persuaded = chance_persuaded(p, terms);
  const double copied = chance_copied(p, terms);
  EXPECT_NEAR(chance_to_espouse(p, terms), 1 - (1 - pushed) * (1 - persuaded) * (1 - copied), 1e-7);
  p.espousal_rule = EspousalRule::policy;
  EXPECT_NEAR(chance_to_espouse(p, terms), 3 * pushed, 1e-7);
  p.espousal_rule = EspousalRule::attitude;
  EXPECT_NEAR(chance_to_espouse(p, terms), 2 * persuaded, 1e-7);
  p.espousal_rule = EspousalRule::peers;
  EXPECT_NEAR(chance_to_espouse(p, terms), 5 * copied, 1e-7);
}

TEST(TheChanceToEspouse, IsAboutTheSameAtTheStartUnderEveryRule) {
  EspouseParameters p = defaults<EspouseParameters>();
  const float mixed = chance_to_espouse(p, at_the_start());
  for (const EspousalRule rule : {EspousalRule::policy, EspousalRule::attitude, EspousalRule::peers}) {
    p.espousal_rule = rule;
    EXPECT_NEAR(chance_to_espouse(p, at_the_start()) / mixed, 1.0, 0.1) << static_cast<int>(rule);
  }
}

TEST(TheChanceToEspouse, RisesWithAttitudeAndNeverFallsWithWhatHelps) {
  for (std::uint32_t rule = 0; rule < espousal_rule_names.size(); ++rule) {
    EspouseParameters p = defaults<EspouseParameters>();
    p.espousal_rule = static_cast<EspousalRule>(rule);
    const float before = chance_to_espouse(p, at_the_start());
    for (float EspousalTerms::*const term : {&EspousalTerms::attitude, &EspousalTerms::commitment,
             &EspousalTerms::marketing, &EspousalTerms::evidence, &EspousalTerms::success,
             &EspousalTerms::espousing_peers, &EspousalTerms::practising_peers}) {
      EspousalTerms more = at_the_start();
      more.*term += 0.2F;
      EXPECT_GE(chance_to_espouse(p, more), before) << espousal_rule_names[rule];
    }
    EspousalTerms believing = at_the_start();
    believing.attitude = 1;
    const float by_belief = p.espousal_rule == EspousalRule::policy ? 1.0F : 1.3F;
    EXPECT_GE(chance_to_espouse(p, believing), by_belief * before) << espousal_rule_names[rule];
  }
}

TEST(TheChanceToEspouse, NeverExceedsTheMostItCanBeNorCertainty) {
  EspouseParameters extreme = usual();
  extreme.push = extreme.persuasion = extreme.talk = extreme.words_weight = 1;
  extreme.push_floor = 10;
  extreme.policy_scale = extreme.attitude_scale = extreme.peers_scale = 100;
  for (EspouseParameters p : {usual(), defaults<EspouseParameters>(), extreme}) {
    for (std::uint32_t i = 0; i < 4 * 128; ++i) {
      p.espousal_rule = static_cast<EspousalRule>(i % 4);
      const auto one_or = [&](std::uint32_t bit, float other) { return (i >> bit & 1U) != 0 ? 1.0F : other; };
      const float practising = one_or(2, 0.33F);
      const EspousalTerms terms = {.attitude = one_or(3, 0.0F),
          .commitment = one_or(4, 0.37F),
          .marketing = one_or(5, 0.61F),
          .evidence = one_or(6, 0.2F),
          .success = one_or(7, 0.5F),
          .espousing_peers = std::max(practising, one_or(8, 0.4F)),
          .practising_peers = practising,
          .jargon = 0.45F};
      EXPECT_LE(chance_to_espouse(p, terms), most_chance_to_espouse(p, terms));
      EXPECT_LE(chance_to_espouse(p, terms), 1.0F);
    }
  }
}

TEST(LettingGo, IsTheLikelierTheLessOneBelieves) {
  EXPECT_NEAR(chance_to_let_go(usual(), 0), 0.03, 1e-8);
  EXPECT_NEAR(chance_to_let_go(usual(), 0.5F), 0.015, 1e-8);
  EXPECT_EQ(chance_to_let_go(usual(), 1), 0.0F);
}

// The first team of a small partnership in which nobody but those set here espouse or practise.
class ATeam : public ::testing::Test {
 protected:
  ATeam() : trial_(trial::small()) {
    for (const StaffId one : staff().role.ids()) {
      staff().attitude[one] = 0.5F;
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

TEST_F(ATeam, LetsGoOfWhatTheyNeitherPractiseNorBelieveIn) {
  EspouseParameters p = usual();
  p.espousal_fade = 1;
  staff().attitude[StaffId{6}] = 1;
  p.push = 0;
  p.persuasion = 0;
  p.talk = 0;
  for (const StaffId one : staff().role.ids()) {
    staff().espoused[one].add(Co::assess);
    if (one != StaffId{6}) staff().attitude[one] = 0;
  }
  staff().practice[Co::assess][StaffId{3}] = Practice::trying;
  staff().practice[Co::assess][StaffId{4}] = Practice::in_use;
  staff().practice[Co::assess][StaffId{5}] = Practice::lapsed;
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_EQ(espousing(Co::assess), 3U);
  for (const StaffId keeps : {StaffId{3}, StaffId{4}, StaffId{6}}) {
    EXPECT_TRUE(staff().espoused[keeps].has(Co::assess)) << keeps.value;
  }
}

TEST_F(ATeam, TalksAboutWhatWasSeenLastMonthNotWhatIsNew) {
  EspouseParameters p = usual();
  p.push = 0;
  p.persuasion = 0;
  p.talk = 1;
  p.talk_floor = 1;
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
  p.persuasion = 0;
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

TEST_F(ATeam, IsPersuadedAsEachOneBelievesByTheEvidenceOfTheOwnOrganisation) {
  EspouseParameters p = usual();
  p.push = 0;
  p.talk = 0;
  p.persuasion = 1;
  Organisations& organisations = trial_.who().organisations;
  const OrganisationId first = trial_.who().organisation_of(StaffId{0});
  for (const OrganisationId one : organisations.kind.ids()) {
    organisations.success[one] = 1;  // of nobody seen practising
    organisations.now.evidence[one] = one == first ? 1.0F : 0.0F;
  }
  for (const StaffId one : staff().role.ids()) staff().attitude[one] = one.value % 2 == 0 ? 1.0F : 0.0F;
  espouse(trial_.who(), p, 0.6F, moment_);
  for (const StaffId one : staff().role.ids()) {
    const bool persuaded = trial_.who().organisation_of(one) == first && one.value % 2 == 0;
    EXPECT_EQ(staff().espoused[one].has(Co::assess), persuaded) << one.value;
  }
}

TEST_F(ATeam, IsPersuadedByTheSuccessThatColleaguesShow) {
  EspouseParameters p = usual();
  p.push = 0;
  p.talk = 0;
  p.persuasion = 1;
  Organisations& organisations = trial_.who().organisations;
  for (const OrganisationId one : organisations.kind.ids()) {
    organisations.now.evidence[one] = organisations.success[one] = 0;
  }
  for (const StaffId one : staff().role.ids()) {
    staff().attitude[one] = 1;
    staff().practice[Co::assess][one] = Practice::in_use;
  }
  see_colleagues(trial_.who());
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_EQ(espousing(Co::assess), 0U);  // they practise without success
  for (const OrganisationId one : organisations.kind.ids()) organisations.success[one] = 1;
  espouse(trial_.who(), p, 0.6F, moment_);
  EXPECT_EQ(espousing(Co::assess), 96U);
  EXPECT_EQ(espousing(Co::design), 0U);
}

}  // namespace
}  // namespace coadopt

// What a member of staff weighs when deciding comes from the own organisation, caseload and colleagues.

#include "adoption/weigh.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

class Weighing : public ::testing::Test {
 protected:
  Weighing() : trial_(trial::small()) {
    for (int month = 0; month < 3; ++month) trial_.month();
    who().organisations.alarm.fill(0.3F);
  }
  Partnership& who() { return trial_.who(); }
  Terms terms(StaffId one, Co co) {
    const PerCo<float> partner = {{0.1F, 0.2F, 0.3F, 0.4F}};
    const WeighParameters p = {decide_, partner_, workload_};
    Terms terms = terms_without_peers(who(), p, partner, one, co);
    terms.peers = peers_of(
        who(), decide_, view_of_team(who(), who().staff.team[one]), view_of_contacts(who(), one), one, co);
    return terms;
  }
  trial::Trial trial_;
  DecideParameters decide_ = defaults<DecideParameters>();
  PartnerParameters partner_ = defaults<PartnerParameters>();
  WorkloadParameters workload_ = defaults<WorkloadParameters>();
};

TEST_F(Weighing, TakesTheTraitsOfOneselfAndTheLevelsOfTheOwnOrganisation) {
  for (const StaffId one : who().staff.role.ids()) {
    const OrganisationId own = who().organisation_of(one);
    const OrganisationLevels& now = who().organisations.now;
    for (const Co co : all_cos) {
      if (!relevant(who().staff.role[one], co)) continue;
      const Terms t = terms(one, co);
      EXPECT_EQ(t.skill, who().staff.skill[one]);
      EXPECT_EQ(t.attitude, who().staff.attitude[one]);
      EXPECT_EQ(t.propensity, who().staff.propensity[one]);
      EXPECT_EQ(t.power_threat, who().staff.power_threat[one]);
      EXPECT_EQ(t.perceived_risk,
          risk_felt(who().staff.perceived_risk[one], who().organisations.alarm[own], now.blame[own]));
      EXPECT_EQ(t.permission, who().organisations.permission[who().staff.role[one]][own]);
      EXPECT_EQ(t.partner, 0.1F * static_cast<float>(index(co) + 1));
      EXPECT_EQ(t.friction, now.friction[co][own]);
      EXPECT_EQ(t.funding, now.funding[own]);
      EXPECT_EQ(t.commitment, now.commitment[own]);
      EXPECT_EQ(t.evidence, now.evidence[own]);
      EXPECT_EQ(t.incentive, now.incentive[own]);
      EXPECT_EQ(t.blame, now.blame[own]);
      EXPECT_EQ(t.short_termism, now.short_termism[own]);
    }
  }
}

TEST_F(Weighing, HoldsTheTimeThatIsFoundAgainstThatOfThreeMoreSessionsOfTheCo) {
  const StaffId one{5};
  workload_.overtime_share = 0;
  who().staff.casework_hours[one] = 0;  // so that sessions alone give way
  who().staff.session_hours[one] = 2;   // of last month
  who().staff.slack[one] = 11;
  who().staff.experience[Co::assess][one] = 0;
  who().staff.experience[Co::design][one] = 1e6F;
  EXPECT_FLOAT_EQ(terms(one, Co::assess).time, 9 / 13.5F);
  EXPECT_EQ(terms(one, Co::design).time, 1.0F);
  who().organisations.star_step[who().organisation_of(one)] = StarStep::focus;
  EXPECT_FLOAT_EQ(terms(one, Co::assess).time, 9 / (13.5F * 0.85F));
  who().staff.casework_hours[one] = 60;
  EXPECT_GT(terms(one, Co::assess).time, 9 / (13.5F * 0.85F)) << "casework gives way too";
}

TEST_F(Weighing, HearsColleaguesPracticeOrUnderPersuasionTheirAttitude) {
  const StaffId one{5};
  const TeamView view = view_of_team(who(), who().staff.team[one]);
  const ContactsView contacts = view_of_contacts(who(), one);
  const float practising =
      peer_shares(who().staff, view, contacts, one, Co::assess, decide_.team_weight).practising;
  EXPECT_FLOAT_EQ(terms(one, Co::assess).peers, norm_from_practice(decide_, practising));
  decide_.decision_rule = DecisionRule::persuasion;
  EXPECT_FLOAT_EQ(terms(one, Co::assess).peers,
      norm_from_attitude(decide_, mean_attitude_of_colleagues(who(), one, decide_.team_weight)));
}

}  // namespace
}  // namespace coadopt

#pragma once

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// The usual person of `willing_base`: where the scales begin, and no claim about the world. `jargon` is also
// what is met where no team serves a community.
struct UsualResident {
  static constexpr float trust = 0.5F;
  static constexpr float efficacy = 0.5F;
  static constexpr float free_time = 0.5F;
  static constexpr float jargon = 0.4F;
  static constexpr float entitlement = 0.4F;
};

struct RespondParameters {
  COADOPT_PARAMETERS(RespondParameters, "community");

  COADOPT_PARAMETER(float, asked_own_care, 0.59, {0, 1}, "share of caseload",
      "Users asked to take part in their own care in a month by a worker who practises deliver or design.",
      cited("SCIE 2023: 59% had the chance to co-produce their own care"));
  COADOPT_PARAMETER(float, asked_services, 0.37, {0, 1}, "share of caseload",
      "Users asked to take part in services in a month by a worker who practises design or assess.",
      cited("SCIE 2023: 37% had the chance to co-produce services or policies"));
  COADOPT_PARAMETER(float, asked_by_community, 0.089, {0, 1}, "share of residents",
      "Residents asked in a month where all staff of the community practise a collective Co.",
      calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, willing_base, -4.2, {-20, 5}, "logit",
      "Willingness in a month of a usual person whom nobody asks: trust, efficacy and free time of 0.5, jargon "
      "and entitlement of 0.4.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no); has anyone asked you? (yes, no)"));
  COADOPT_PARAMETER(float, willing_asked, 2.2, {0, 20}, "logit", "What being asked adds.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with asked (yes, no)"));
  COADOPT_PARAMETER(float, willing_near, 2.5, {0, 20}, "logit",
      "What active people near one add where all are.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with friends who take part (0 to 6)"));
  COADOPT_PARAMETER(float, willing_capacity, 1.6, {0, 20}, "logit per level",
      "What a capable user-led organisation adds for those with ties to peers who support each other.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with peers' group known (yes, no)"));
  COADOPT_PARAMETER(float, willing_trust, 1.4, {0, 20}, "logit per level", "What trust adds.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with trust (0 to 10)"));
  COADOPT_PARAMETER(float, willing_efficacy, 2.0, {0, 20}, "logit per level", "What efficacy adds.",
      cited("Parrado 2013: strongest correlate; size assumed"));
  COADOPT_PARAMETER(float, willing_time, 1.5, {0, 20}, "logit per level", "What lack of free time takes away.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with free hours a week"));
  COADOPT_PARAMETER(float, willing_jargon, 0.8, {0, 20}, "logit per level", "What jargon takes away.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with I follow the words used (0 to "
          "10)"));
  COADOPT_PARAMETER(float, willing_entitlement, 1.2, {0, 20}, "logit per level",
      "What an entitlement culture takes away.",
      assumed("model prototype",
          "Residents, twice a year apart: I would take part (yes, no), with it is the job of staff (0 to 10)"));
  COADOPT_PARAMETER(float, willing_further_off, 4, {0, 20}, "logit",
      "What is taken off for a neighbour whom services do not reach.",
      assumed("about one in fifty of others' chance: they take part through people they know",
          "Residents who know no user or worker: I would take part (yes, no)"));
  COADOPT_PARAMETER(float, reach_seldom_heard, 0.30, {0, 1}, "share of asked",
      "How far an invitation reaches the seldom heard.",
      assumed("model prototype",
          "Residents: has anyone asked you to take part this year? (yes, no), by deprivation fifth"));
  COADOPT_PARAMETER(float, map_reach, 0.3, {0, 1}, "share of the gap",
      "How much better invitations reach the seldom heard from organisations that hold \"map it\".",
      assumed("a guess",
          "Residents: has anyone asked you to take part? (yes, no), by deprivation, with and without asset "
          "maps"));
};

// How far invitations reach the seldom heard where a community has outreach.
[[nodiscard]] inline float reach_of(const RespondParameters& p, float outreach) {
  return towards(p.reach_seldom_heard, 1.0F, outreach);
}

// What all persons who are asked by the same people share.
struct Invitation {
  float asked = 0.0F;      // share of them asked this month, to anything
  float asked_own = 0.0F;  // share asked to take part in their own care
  float reach = 1.0F;      // how far that reaches the seldom heard
  float jargon = 0.0F;     // of those who ask
  float capacity = 0.0F;
};

// What a person brings to it.
struct Willingness {
  float active_near = 0.0F;  // share of personal ties to active people
  bool seldom_heard = false;
  bool connected = false;
  bool wants_services = true;
  float trust = 0.0F;
  float efficacy = 0.0F;
  float free_time = 0.0F;
  float entitlement = 0.0F;
};

// passive -> willing:
//   sigma(-4.2 + 2.2 asked reach + 2.5 active near + 1.6 capacity connected + 1.4 (trust - .5)
//         + 2 (efficacy - .5) - 1.5 (.5 - free_time) - .8 (jargon - .4) - 1.2 (entitlement - .4))
// reach < 1 only for the seldom heard; who wants a say in their own care alone is asked to that alone. The
// first part is alike for all whom the same people ask.
struct Appeal {
  float usual;             // logit
  float seldom_heard;      // logit, of those
  float own_usual;         // logit, of those who want a say in their own care alone
  float own_seldom_heard;  // logit, of both
};
[[nodiscard]] inline Appeal appeal_of(const RespondParameters& p, const Invitation& by) {
  using Usual = UsualResident;
  const float without = p.willing_base - p.willing_jargon * (by.jargon - Usual::jargon) -
                        Usual::trust * p.willing_trust - Usual::efficacy * p.willing_efficacy -
                        Usual::free_time * p.willing_time + Usual::entitlement * p.willing_entitlement;
  return {without + p.willing_asked * by.asked, without + p.willing_asked * (by.asked * by.reach),
      without + p.willing_asked * by.asked_own, without + p.willing_asked * (by.asked_own * by.reach)};
}

[[nodiscard]] inline float chance_to_become_willing(
    const RespondParameters& p, const Appeal& appeal, float capacity, const Willingness& of) {
  expects(are_levels(capacity, of.active_near, of.trust, of.efficacy, of.free_time, of.entitlement),
      "all that a person weighs as levels");
  const float own = of.seldom_heard ? appeal.own_seldom_heard : appeal.own_usual;
  const float any = of.seldom_heard ? appeal.seldom_heard : appeal.usual;
  return logistic((of.wants_services ? any : own) + p.willing_near * of.active_near +
                  (of.connected ? p.willing_capacity * capacity : 0.0F) + p.willing_trust * of.trust +
                  p.willing_efficacy * of.efficacy + p.willing_time * of.free_time -
                  p.willing_entitlement * of.entitlement);
}

[[nodiscard]] inline float chance_to_become_willing(
    const RespondParameters& p, const Invitation& by, const Willingness& of) {
  return chance_to_become_willing(p, appeal_of(p, by), by.capacity, of);
}

// Whether a worker asks users to take part in their own care: delivery is individual, and so is the design of
// one's own support.
[[nodiscard]] inline bool asks_to_own_care(const Staff& staff, StaffId one) {
  return practising(staff.practice[Co::deliver][one]) || practising(staff.practice[Co::design][one]);
}
// Whether a worker asks users to take part in services.
[[nodiscard]] inline bool asks_to_services(const Staff& staff, StaffId one) {
  return practising(staff.practice[Co::design][one]) || practising(staff.practice[Co::assess][one]);
}

// The invitation of a frontline worker to the own caseload, where `collective` is the share of staff of the
// community who practise a collective Co.
[[nodiscard]] Invitation invitation_of(
    const Partnership& partnership, const RespondParameters& p, StaffId one, float collective);

// Share of a community's staff who try or use design, assess or commission.
[[nodiscard]] float collective_practice(const Partnership& partnership, CommunityId community);

// Phase: persons who are passive may become willing; afterwards everyone knows how many are engaged.
void invite_and_respond(
    Partnership& partnership, CommunityId community, const RespondParameters& p, const Moment& moment);

}  // namespace coadopt

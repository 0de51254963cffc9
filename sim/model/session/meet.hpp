#pragma once

#include <algorithm>

#include "adoption/partner.hpp"
#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "workload/hours.hpp"

namespace coadopt {

// Skill and capability of the session of `success_base`: where the scales begin, and no claim about the world.
inline constexpr float usual_skill = 0.4F;
inline constexpr float usual_capability = 0.5F;

struct SessionParameters {
  COADOPT_PARAMETERS(SessionParameters, "session");

  COADOPT_PARAMETER(float, wanted_floor, 0.2, {0, 1}, "share of wanted",
      "What is added to the partners there are before sessions are wanted.",
      assumed("model prototype",
          "Staff, for each Co: sessions held and wanted in a month, by willing partners (numbers)"));
  COADOPT_PARAMETER(PerCo<float>, wanted, {1, 1.5, 4, 1}, {0, 20}, "sessions per month",
      "Sessions a member of staff wants with a full partner, for each Co.",
      assumed("model prototype",
          "Staff, for each Co: how many sessions a month would you hold if time allowed? (number)"),
      co_names);
  COADOPT_PARAMETER(PerCo<float>, seats, {0.25, 0.7, 0, 2}, {0, 1000}, "residents per session",
      "Residents who take part in a collective session; deliver has its own user instead.",
      cited("experience-based co-design at nine sites: 205 users to 337 staff; a Scottish joint board: three "
            "lay members to some 13 others; assess a guess"),
      co_names);
  COADOPT_PARAMETER(float, volunteer_seats, 0.05, {0, 10}, "residents per session",
      "Volunteers of the community who help in a deliver session.",
      assumed("one session in twenty has a volunteer",
          "Staff: in how many of your last 20 sessions did a volunteer help? (0 to 20)"));
  COADOPT_PARAMETER(float, open_seats, 0.25, {0, 1}, "share of seats",
      "Seats of collective sessions kept for people who are willing and not yet active; the active have the "
      "rest.",
      assumed("the usual suspects come first", "Those who attend meetings: was this your first? (yes, no)"));
  COADOPT_PARAMETER(float, neighbours_seats, 0.5, {0, 1}, "share of seats",
      "Seats of collective sessions that are for neighbours; the rest are for users.",
      cited("Scottish joint boards, Order of 2014: of three lay members one is a user, one a carer, one of the "
            "third sector"));
  COADOPT_PARAMETER(float, most_attended, 4, {0, 20}, "sessions per month",
      "Collective sessions an active resident attends at most, on average.",
      cited("NCVO 2019: volunteers give a median of eight hours a month, here sessions of two hours"));
  COADOPT_PARAMETER(float, success_base, 0.55, {-5, 5}, "logit",
      "Success of a session of usual skill (0.4) and capability (0.5) without friction.",
      cited("definitely involved in decisions: 55% (community mental health 2022), 61% (GP Patient Survey "
            "2024); here 53% at usual levels"));
  COADOPT_PARAMETER(float, success_skill, 2.8, {0, 20}, "logit per level", "What skill of staff adds.",
      cited("Johns 2019: therapists account for 5% of the variance of outcomes; 2.8 gives 4 to 5%"));
  COADOPT_PARAMETER(float, success_capability, 1.2, {0, 20}, "logit per level",
      "What capability of partners adds.",
      assumed("model prototype",
          "Users after a session: did it go well? (yes, no), with their activation score (0 to 100)"));
  COADOPT_PARAMETER(float, success_friction, 0.35, {0, 1}, "share of success",
      "Share of success that full friction takes.",
      assumed("model prototype",
          "Users after a session: did it go well? (yes, no), with what staff say of rules in the way (0 to "
          "10)"));
  COADOPT_PARAMETER(float, success_haste, 0.5, {0, 1}, "share of success",
      "Share of success that is lost as a session shrinks to nothing.",
      assumed(
          "a guess", "Users after a session: did it go well, and was there enough time? (yes, no; yes, no)"));
};

// Sessions wanted in a month, by the availability of partners; 0 without partners.
[[nodiscard]] inline float sessions_wanted(const SessionParameters& p, Co co, float partner) {
  expects(is_level(partner), "partners as a level");
  return partner > 0.0F ? (p.wanted_floor + partner) * p.wanted[co] : 0.0F;
}

// The length of sessions, as a share of the usual one, where only the share `found` of the time wanted is
// there. The rest of the missing time is saved by fewer sessions.
[[nodiscard]] inline float length_in_haste(const WorkloadParameters& p, float found) {
  expects(is_level(found), "the share of time found within 0..1");
  return 1.0F - p.haste * (1.0F - found);
}

// q = sigma(.55 + 2.2 (skill - .4) + 1.2 (capability of partners - .5)) (1 - .35 friction_c)
[[nodiscard]] inline float chance_of_success(
    const SessionParameters& p, float skill, float capability, float friction) {
  expects(are_levels(skill, capability, friction), "skill, capability and friction as levels");
  return logistic(p.success_base + p.success_skill * (skill - usual_skill) +
                  p.success_capability * (capability - usual_capability)) *
         (1.0F - p.success_friction * friction);
}

// The share of the chance of success that is left in sessions shorter than usual.
[[nodiscard]] inline float success_in_haste(const SessionParameters& p, float length) {
  return 1.0F - p.success_haste * (1.0F - length);
}

// Collective sessions that the active and the willing attend in a month, on average.
struct Attendance {
  float active;
  float willing;
};

// Active persons share the seats that are not kept open, at most `most_attended` each. Willing persons share
// the seats kept open and those left over, at most one each.
[[nodiscard]] inline Attendance attendance(
    const SessionParameters& p, float seats, std::uint32_t active, std::uint32_t engaged) {
  expects(is_amount(static_cast<double>(seats)) && active <= engaged, "seats, and no more active than engaged");
  const auto of_active = static_cast<float>(active);
  const auto of_willing = static_cast<float>(engaged - active);
  const float taken = std::min(seats * (1.0F - p.open_seats), p.most_attended * of_active);
  return {.active = active == 0 ? 0.0F : taken / of_active,
      .willing = engaged == active ? 0.0F : std::min(1.0F, (seats - taken) / of_willing)};
}

struct SessionContext {
  const SessionParameters& session;
  const PartnerParameters& partner;
  const WorkloadParameters& workload;
};

// Phase: free hours limit the sessions of the Co's tried or in use. Willing and active persons of the caseload
// attend individual sessions, engaged persons of the community collective ones.
void meet(Partnership& partnership, CommunityId community, const SessionContext& p, const Moment& moment);

}  // namespace coadopt

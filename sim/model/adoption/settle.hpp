#pragma once

#include <algorithm>

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "partnership/propensity.hpp"

namespace coadopt {

struct SettleParameters {
  COADOPT_PARAMETERS(SettleParameters, "adoption");

  COADOPT_PARAMETER(float, confirm, 0.6, {0, 1}, "chance per month",
      "Chance that what is tried comes into use where every session succeeds.",
      calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, abandon, 0.10, {0, 1}, "chance per month",
      "Chance to give up trying where no session fails.",
      cited("Wong 2022: of 208 sites that started 58.5% reached competence"));
  COADOPT_PARAMETER(float, abandon_failure, 0.20, {0, 1}, "chance per month",
      "What is added to it where every session fails.",
      assumed("model prototype",
          "Staff who tried: did you go on, and how many of the first sessions failed? (yes, no; number)"));
  COADOPT_PARAMETER(float, lapse, 0.074, {0, 1}, "chance per month",
      "Chance that what is in use lapses where nothing goes wrong.",
      calibrated("docs/calibrate, patterns 2 to 6 and 23; Ament 2015 for the sign: programmes fade"));
  COADOPT_PARAMETER(float, lapse_no_session, 0.05, {0, 1}, "chance per month",
      "What a month without a session adds.",
      assumed("model prototype",
          "Staff who did it last year: still, and months without a session? (yes, no; number)"));
  COADOPT_PARAMETER(float, lapse_failure, 0.28, {0, 1}, "chance per month",
      "What failure of every session adds.", calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, lapse_unmet_time, 0.03, {0, 1}, "chance per month",
      "What lack of time for every session wanted adds.",
      assumed(
          "model prototype", "Staff who stopped: main reason: no time, no success, no support, other (one)"));
  COADOPT_PARAMETER(float, lapse_weak_commitment, 0.03, {0, 5}, "chance per level",
      "What is added for each unit that commitment falls short.",
      assumed(
          "model prototype", "Staff who stopped: main reason: no time, no success, no support, other (one)"));
  COADOPT_PARAMETER(float, routine_sessions, 6, {0.01, 1000}, "sessions",
      "Sessions of a Co after which its practice is 63% of the way to a routine.",
      cited("Lally 2010, Singh 2024: a new habit is usual after two to five months; sessions a month from the "
            "model"));
  COADOPT_PARAMETER(float, routine_lapse, 0.12, {0, 1}, "share of chance",
      "Chance that a routine lapses, as a share of that of new practice.",
      cited("Brookman-Frazee 2018 and 2024, Ament 2015, Bond 2014: about 0.02 a month for those who stay, "
            "0.010 to "
            "0.044; falling with age"));
  COADOPT_PARAMETER(float, lapse_propensity, 0.5, {0, 1}, "share of chance",
      "How much less likely practice is to lapse with staff of the highest propensity than with those of the "
      "usual "
      "one; with those of the lowest it is as much likelier.",
      assumed("no study gives it; the share of therapists in patients who leave treatment (PMC10592522) would "
              "make 0.9 or "
              "more if it held for practice",
          "Staff: of the new ways of working you took up in the last three jobs, how many do you still use? "
          "(of how many)"));
  COADOPT_PARAMETER(float, commitment_needed, 0.3, {0, 1}, "level 0..1",
      "Commitment below which practice in use lapses faster.",
      assumed("model prototype", "Staff who stopped: those who lead us act on co-production (0 to 10)"));
};

// How a month's sessions of one Co went for one member of staff.
struct MonthOfPractice {
  int sessions = 0;
  int failed = 0;
  float unmet_share = 0.0F;  // of the session time wanted, what there was no time for
  float commitment = 0.0F;
  float experience = 0.0F;  // sessions held of the Co so far
  float propensity = usual_propensity;
};

// What a routine leaves of the chance to lapse: all of it without experience, .12 after many sessions.
[[nodiscard]] inline float lapse_left(const SettleParameters& p, float experience) {
  expects(is_amount(static_cast<double>(experience)), "a number of sessions held");
  return p.routine_lapse + (1.0F - p.routine_lapse) * exponential(-experience / p.routine_sessions);
}

// What makes practice in use lapse: of a month that was, or as it is expected to be.
struct LapseConditions {
  float no_session = 0.0F;  // chance that none is held; 1 or 0 of a month that was
  float failure = 0.0F;     // share of sessions that fail, 0 where none is held
  float unmet_share = 0.0F;
  float commitment = 0.0F;
  float experience = 0.0F;
  float propensity = usual_propensity;
};
[[nodiscard]] inline float chance_to_lapse(const SettleParameters& p, const LapseConditions& of) {
  expects(are_levels(of.no_session, of.failure, of.unmet_share, of.commitment, of.propensity),
      "all conditions as levels");
  const float lapsing = p.lapse + p.lapse_no_session * of.no_session + p.lapse_failure * of.failure +
                        p.lapse_unmet_time * of.unmet_share +
                        p.lapse_weak_commitment * std::max(0.0F, p.commitment_needed - of.commitment);
  return lapsing * lapse_left(p, of.experience) * for_propensity(-p.lapse_propensity, of.propensity);
}

// Practice after a month, from one draw u:
//   trying -> in_use   confirm x success share
//   trying -> lapsed   abandon + abandon_failure x failure share
//   in_use -> lapsed   chance_to_lapse
[[nodiscard]] inline Practice settled(
    const SettleParameters& p, Practice practice, const MonthOfPractice& month, float u) {
  expects(month.failed >= 0 && month.failed <= month.sessions, "no more failures than sessions");
  expects(is_level(u), "a draw within 0..1");
  const float failure =
      month.sessions > 0 ? static_cast<float>(month.failed) / static_cast<float>(month.sessions) : 0.0F;
  const float success = month.sessions > 0 ? 1.0F - failure : 0.0F;
  if (practice == Practice::trying) {
    const float taken_up = p.confirm * success;
    if (u < taken_up) return Practice::in_use;
    return u < taken_up + p.abandon + p.abandon_failure * failure ? Practice::lapsed : Practice::trying;
  }
  if (practice == Practice::in_use) {
    const float lapsing = chance_to_lapse(p, {.no_session = month.sessions == 0 ? 1.0F : 0.0F,
                                                 .failure = failure,
                                                 .unmet_share = month.unmet_share,
                                                 .commitment = month.commitment,
                                                 .experience = month.experience,
                                                 .propensity = month.propensity});
    return u < lapsing ? Practice::lapsed : Practice::in_use;
  }
  return practice;
}

// Phase: what is tried comes into use or lapses, what is in use may lapse.
void settle_practice(
    Partnership& partnership, CommunityId community, const SettleParameters& p, const Moment& moment);

// What colleagues will have seen next month: who espouses and who practises what, as it stands now.
void see_colleagues(Partnership& partnership);

}  // namespace coadopt

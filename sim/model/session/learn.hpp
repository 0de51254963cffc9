#pragma once

#include <algorithm>

#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "partnership/start.hpp"

namespace coadopt {

struct StaffLearnParameters {
  COADOPT_PARAMETERS(StaffLearnParameters, "learning");

  COADOPT_PARAMETER(float, skill_gain, 0.04, {0, 1}, "share of gap per session", "Skill gained by a session.",
      calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, skill_sessions, 4, {0, 60}, "sessions per month",
      "Sessions of a month that one can learn from.",
      assumed("model prototype",
          "Observed skill (OPTION) and sessions held in the month, same staff (0 to 100; number)"));
  COADOPT_PARAMETER(float, skill_decay, 0.071, {0, 1}, "share of gap per month", "Loss of unused skill.",
      calibrated(
          "docs/calibrate, patterns 2 to 6 and 23; Saks & Belcourt 2006 give 0.050, range 0.02 to 0.08"));
  COADOPT_PARAMETER(float, skill_decay_practised, 0.055, {0, 1}, "share of gap per month",
      "Loss of skill that is practised.", calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, skill_floor, 0.25, {0, 1}, "level 0..1", "Skill that is never lost.",
      assumed("model prototype", "Observed skill (OPTION) of staff who stopped a year or more ago (0 to 100)"));
  COADOPT_PARAMETER(float, skill_spread, 0.02, {0, 1}, "share of gap per month",
      "How fast staff learn from practising colleagues where the organisation holds \"people it\".",
      assumed("a guess",
          "Observed skill (OPTION) of untrained team-mates of trained staff, a year apart (0 to 100)"));
  COADOPT_PARAMETER(float, attitude_gain, 0.06, {0, 1}, "share of gap per month",
      "How far a month of mostly successful sessions moves attitude towards 1.",
      assumed("model prototype", "Staff: CS-PAM (0 to 100) a year apart, with how the sessions went"));
  COADOPT_PARAMETER(float, attitude_loss, 0.12, {0, 1}, "share of gap per month",
      "How far a month of mostly failed sessions moves it down under full blame.",
      cited("Brown 2024, 607 estimates: losses weigh 1.96 times gains; here twice attitude_gain"));
  COADOPT_PARAMETER(float, attitude_after_failure, 0.2, {0, 1}, "level 0..1", "Attitude that failure leads to.",
      assumed("model prototype", "Staff: CS-PAM (0 to 100) a year apart, with how the sessions went"));
  COADOPT_PARAMETER(float, attitude_team, 0.04, {0, 1}, "share of gap per month",
      "How fast attitude moves to the team's mean.",
      assumed("model prototype", "Staff: CS-PAM (0 to 100) a year apart, by team"));
  COADOPT_PARAMETER(float, attitude_return, 0.02, {0, 1}, "share of gap per month",
      "How fast attitude returns to the labour market's.",
      assumed("model prototype", "Staff: CS-PAM (0 to 100) before, after and a year after a programme ends"));
  COADOPT_PARAMETER(float, risk_rise, 0.08, {0, 1}, "level per failed session",
      "Perceived risk added by a failed session under full blame.",
      cited("Brown 2024, 607 estimates: losses weigh 1.96 times gains; here twice risk_fall"));
  COADOPT_PARAMETER(float, risk_fall, 0.04, {0, 1}, "level per session",
      "Perceived risk taken away by a successful session.",
      assumed("model prototype",
          "Staff: giving users more of a role is a risk (0 to 10), a year apart, with how the sessions went"));
  COADOPT_PARAMETER(float, risk_return, 0.02, {0, 1}, "share of gap per month",
      "How fast perceived risk returns to the labour market's.",
      cited("Cafcass 2008 to 2013: after a national scandal defensive action lasted four years or more; here a "
            "half-life of 34 months"));
  COADOPT_PARAMETER(float, power_fall, 0.03, {0, 1}, "share per month",
      "Fear of losing power that a month with a success takes away.",
      assumed("model prototype",
          "Staff: if users decide more, I lose control (0 to 10), before and after a year of doing it"));
  COADOPT_PARAMETER(float, power_return, 0.01, {0, 1}, "share of gap per month",
      "How fast fear of losing power returns to the labour market's.",
      assumed("model prototype",
          "Staff who stopped: if users decide more, I lose control (0 to 10), a year apart"));
  COADOPT_PARAMETER(float, burnout_overtime, 0.08, {0, 10}, "level per contract's hours",
      "Burnout added by overtime beyond the usual, or taken away by less.",
      assumed(
          "a guess", "Staff: burnt out (never to always) and hours beyond contract, same people a year apart"));
  COADOPT_PARAMETER(float, usual_overtime, 0.023, {0, 1}, "share of contract hours",
      "Overtime at which burnout keeps its usual level where nobody has a success.",
      derived("at the defaults the burnout of the start lasts: docs/steady_start"));
  COADOPT_PARAMETER(float, burnout_fall, 0.01, {0, 1}, "level per month",
      "Burnout taken away by a month with a success.",
      cited("McFadden 2015: service users keep workers going; size assumed"));
  COADOPT_PARAMETER(float, burnout_return, 0.03, {0, 1}, "share of gap per month",
      "How fast burnout returns to its usual level.",
      assumed("model prototype",
          "Staff: burnt out because of work (never to always), same people a year apart (correlation)"));
  COADOPT_PARAMETER(float, protected_return, 0.02, {0, 1}, "share per month",
      "How fast duties fill protected time again.", derived("organisation.drift: the same process"));
};

// What a member of staff learns from in a month.
struct StaffMonth {
  int sessions = 0;
  int failed = 0;
  bool practised = false;
  float overtime = 0.0F;  // share of contract hours
  float blame = 0.0F;
  float team_attitude = 0.0F;
  float usual_attitude = 0.0F;  // of the labour market
  float skill_in_use = 0.0F;    // of practising colleagues, where it spreads; else 0
};

// skill + g (1 - skill) a session, up to so many; decays towards its floor by so much a month, less where
// practised
[[nodiscard]] inline float skill_next(const StaffLearnParameters& p, float skill, const StaffMonth& month) {
  const float sessions = std::min(static_cast<float>(month.sessions), p.skill_sessions);
  const float learnt = towards(skill, 1.0F, level(p.skill_gain * sessions));
  const float spread = learnt + p.skill_spread * std::max(0.0F, month.skill_in_use - learnt);
  return towards(
      spread, std::min(spread, p.skill_floor), month.practised ? p.skill_decay_practised : p.skill_decay);
}

// attitude towards 1 after mostly success, towards .2 after mostly failure (weighted by blame), to the team's
// mean, and back to the labour market's
[[nodiscard]] inline float attitude_next(
    const StaffLearnParameters& p, float attitude, const StaffMonth& month) {
  float next = attitude;
  if (month.sessions > 0) {
    next = 2 * month.failed <= month.sessions
               ? towards(next, 1.0F, p.attitude_gain)
               : towards(next, std::min(next, p.attitude_after_failure), level(p.attitude_loss * month.blame));
  }
  next = towards(next, month.team_attitude, p.attitude_team);
  return level(towards(next, month.usual_attitude, p.attitude_return));
}

// perceived_risk + .08 blame failures - .04 successes, and back to the labour market's
[[nodiscard]] inline float perceived_risk_next(
    const StaffLearnParameters& p, float risk, float usual, const StaffMonth& month) {
  const float moved = risk + p.risk_rise * month.blame * static_cast<float>(month.failed) -
                      p.risk_fall * static_cast<float>(month.sessions - month.failed);
  return level(towards(moved, usual, p.risk_return));
}

// power_threat - 3% in a month with a success, and back to the labour market's
[[nodiscard]] inline float power_threat_next(
    const StaffLearnParameters& p, float threat, float usual, const StaffMonth& month) {
  const float moved = month.sessions > month.failed ? threat * (1.0F - p.power_fall) : threat;
  return level(towards(moved, usual, p.power_return));
}

// burnout + .08 (overtime - usual overtime), falls with success, and returns to its usual level
[[nodiscard]] inline float burnout_next(
    const StaffLearnParameters& p, float burnout, float usual, const StaffMonth& month) {
  const float moved = burnout + p.burnout_overtime * (month.overtime - p.usual_overtime) -
                      (month.sessions > month.failed ? p.burnout_fall : 0.0F);
  return level(towards(moved, usual, p.burnout_return));
}

// Phase, first half: staff learn from their sessions.
void staff_learn(Partnership& partnership, CommunityId community, const StaffLearnParameters& p,
    const StaffStart& labour_market);

}  // namespace coadopt

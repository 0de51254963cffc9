#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "month/schedule.hpp"
#include "observe/observer.hpp"

namespace coadopt::trial {

// A phase of communities in each of them.
template <class Work>
void in_every_community(const Partnership& who, const Work& work) {
  for (const CommunityId community : who.communities.teams.ids()) work(community);
}

// One replicate under way, with parameters and interventions of its own.
class Trial {
 public:
  explicit Trial(
      const Parameters& parameters, std::vector<Intervention> interventions = {}, const Stream& stream = {7, 0})
      : parameters_(parameters),
        traits_(parameters_.person_start),
        interventions_(std::move(interventions)),
        world_(parameters_, traits_, interventions_, stream) {}
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  [[nodiscard]] Simulation& world() { return world_; }
  [[nodiscard]] Partnership& who() { return world_.partnership; }

  void month() { run_month(world_); }

  [[nodiscard]] Record run(Month months, const Observed& observed = {}) {
    Record record(months, observed);
    for (Month i = 1; i <= months; ++i) {
      month();
      observe(world_, observed, record);
    }
    return record;
  }

 private:
  Parameters parameters_;
  PersonTraits traits_;
  std::vector<Intervention> interventions_;
  Simulation world_;
};

// Everyone and everything in small numbers, at the defaults: quick to run, and every phase has something to do.
[[nodiscard]] inline Parameters small() {
  Parameters p;
  p.population.organisations = 4;
  p.population.communities = 5;
  p.population.staff = 96;
  p.population.caseload = 10;
  return p;
}

// One organisation, one community, one team: staff, all managers, who see each other alike and serve nobody.
// Nothing changes but what a test turns on: nobody leaves, forgets or gives up, and leaders do not follow
// results.
[[nodiscard]] inline Parameters one_team(std::int64_t staff) {
  Parameters p;
  p.population.organisations = 1;
  p.population.communities = 1;
  p.population.staff = staff;
  p.population.team_size = staff;
  p.population.caseload = 0;
  p.population.frontline_share = 0;
  p.population.manager_share = 1;
  p.organisation_start.in_use = {};
  p.organisation_start.lead_in_use = 0;
  p.organisation_start.trying = {};
  p.organisation_start.lapsed = {};
  p.decide.team_weight = 1;
  p.decide.weight_propensity = 0;
  p.settle.lapse_propensity = 0;
  p.espouse.espousal_fade = 0;
  p.settle.abandon = 0;
  p.settle.abandon_failure = 0;
  p.settle.lapse = 0;
  p.settle.lapse_no_session = 0;
  p.settle.lapse_failure = 0;
  p.settle.lapse_unmet_time = 0;
  p.settle.lapse_weak_commitment = 0;
  p.commitment.results_weight = 0;
  p.commitment.conviction_weight = 0;
  p.commitment.evidence_yield = 0;
  p.star.star_rate = 0;
  p.staff_turnover.staff_leaving = 0;
  return p;
}

// Every barrier off, at the start and ever after, for such a team.
inline void remove_barriers(Parameters& p) {
  p.staff_start.attitude = 1;
  p.staff_start.skill = 1;
  p.staff_start.power_threat = 0;
  p.staff_start.power_threat_of_managers = 0;
  p.staff_start.perceived_risk = 0;
  p.staff_learn.skill_floor = 1;
  p.staff_learn.attitude_loss = 0;
  p.staff_learn.risk_rise = 0;
  p.organisation_start.commitment = 1;
  p.organisation_start.evidence = 1;
  p.organisation_start.friction = {};
  p.organisation_start.blame = 0;
  p.organisation_start.short_termism = 0;
  p.organisation_start.jargon = 0;
  p.organisation_start.funding = 1;
  p.organisation_start.incentive = 1;
  p.community_start.capacity = 1;
  p.partner.commission_capacity = 0;
  p.partner.commission_floor = 1;
  p.partner.design_capacity = 1;
  p.partner.assess_engaged = 0;
  p.workload.duties = {};
}

// What the decision then weighs, with `peers` of the norm.
[[nodiscard]] inline Terms no_barriers(float peers) {
  return {.skill = 1,
      .time = 1,
      .friction = 0,
      .funding = 1,
      .partner = 1,
      .attitude = 1,
      .peers = peers,
      .commitment = 1,
      .evidence = 1,
      .incentive = 1,
      .power_threat = 0,
      .perceived_risk = 0,
      .blame = 0,
      .short_termism = 0};
}

inline constexpr std::array<Co, 3> cos_of_managers = {Co::commission, Co::design, Co::assess};

}  // namespace coadopt::trial

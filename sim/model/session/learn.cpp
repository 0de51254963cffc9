#include "session/learn.hpp"

#include "contract/contract.hpp"
#include "partnership/person_mask.hpp"
#include "session/benefit.hpp"

namespace coadopt {

namespace {

float mean_attitude(const Partnership& partnership, TeamId team) {
  float sum = 0.0F;
  for (const StaffId one : partnership.teams.staff[team]) sum += partnership.staff.attitude[one];
  return sum / static_cast<float>(std::max(partnership.teams.staff[team].size(), 1U));
}

}  // namespace

void staff_learn(Partnership& partnership, CommunityId community, const StaffLearnParameters& p,
    const StaffStart& labour_market) {
  Staff& staff = partnership.staff;
  for (const TeamId team : partnership.communities.teams[community]) {
    const OrganisationId own = partnership.teams.organisation[team];
    const bool spreads = partnership.organisations.holds(own, StarStep::people);
    StaffMonth month;
    month.blame = partnership.organisations.now.blame[own];
    month.team_attitude = mean_attitude(partnership, team);
    month.usual_attitude = labour_market.attitude;
    month.skill_in_use = spreads ? partnership.organisations.skill_in_use[own] : 0.0F;

    for (const StaffId one : partnership.teams.staff[team]) {
      month.sessions = 0;
      month.failed = 0;
      for (const Co co : all_cos) {
        month.sessions += staff.sessions[co][one];
        month.failed += staff.failed[co][one];
        staff.experience[co][one] += static_cast<float>(staff.sessions[co][one]);
      }
      month.practised = month.sessions > 0;
      expects(month.failed <= month.sessions, "no more failures than sessions");
      month.overtime = staff.overtime[one] / staff.contract_hours[one];
      const float usual_threat =
          labour_market.power_threat +
          (staff.role[one] == Role::frontline ? 0.0F : labour_market.power_threat_of_managers);
      staff.skill[one] = skill_next(p, staff.skill[one], month);
      staff.attitude[one] = attitude_next(p, staff.attitude[one], month);
      staff.perceived_risk[one] =
          perceived_risk_next(p, staff.perceived_risk[one], labour_market.perceived_risk, month);
      staff.power_threat[one] = power_threat_next(p, staff.power_threat[one], level(usual_threat), month);
      staff.protected_time[one] *= 1.0F - p.protected_return;
      staff.burnout[one] = burnout_next(p, staff.burnout[one], labour_market.burnout, month);
      ensures(are_levels(staff.skill[one], staff.attitude[one], staff.perceived_risk[one],
                  staff.power_threat[one], staff.protected_time[one], staff.burnout[one]),
          "traits of staff as levels");
    }
  }
}

namespace {

// need and wellbeing of persons without a session return to their own. Without branches, this vectorises.
void return_to_own_level(Persons& persons, const BenefitParameters& p, Range<PersonId> residents) {
  const std::uint8_t* const sessions = persons.sessions.data();
  float* const need = persons.need.data();
  float* const wellbeing = persons.wellbeing.data();
  const float* const own_need = persons.own_need.data();
  const float* const own_wellbeing = persons.own_wellbeing.data();
  const float need_return = p.need_return;
  const float wellbeing_return = p.wellbeing_return;
#pragma omp simd
  for (std::uint32_t i = residents.first.value; i < residents.last.value; ++i) {
    const float without_session = sessions[i] == 0 ? 1.0F : 0.0F;
    need[i] += without_session * need_return * (own_need[i] - need[i]);
    wellbeing[i] += without_session * wellbeing_return * (own_wellbeing[i] - wellbeing[i]);
  }
}

// Capability, efficacy and trust return to the person's own, with sessions and without.
void return_to_own_level(float* level, const float* own, float share, Range<PersonId> residents) {
#pragma omp simd
  for (std::uint32_t i = residents.first.value; i < residents.last.value; ++i) {
    level[i] += share * (own[i] - level[i]);
  }
}

// Casework left undone lets need rise towards what it would be without any.
void neglect(Partnership& partnership, const BenefitParameters& p, CommunityId community) {
  const Staff& staff = partnership.staff;
  Persons& persons = partnership.persons;
  for (const StaffId one : partnership.staff_of(community)) {
    if (staff.unmet_casework[one] <= 0.0F) continue;
    expects(staff.unmet_casework[one] <= staff.casework_hours[one], "no more casework undone than there is");
    const float share = p.need_rise * staff.unmet_casework[one] / staff.casework_hours[one];
    for (const PersonId user : staff.caseload[one]) persons.need[user] += share * (1.0F - persons.need[user]);
  }
}

// Fatigue of everyone, 0 where passive, recovers.
void recover(Persons& persons, const BenefitParameters& p, Range<PersonId> residents, float peer_support,
    float recognition) {
  const auto* const nature = reinterpret_cast<const std::uint8_t*>(persons.nature.data());
  float* const fatigue = persons.fatigue.data();
  const float usual = fatigue_left(p, false, peer_support, recognition);
  const float connected = fatigue_left(p, true, peer_support, recognition);
#pragma omp simd
  for (std::uint32_t i = residents.first.value; i < residents.last.value; ++i) {
    fatigue[i] *= (nature[i] & Nature::connected) != 0 ? connected : usual;
  }
}

void learn(Persons& persons, const BenefitParameters& p, PersonId person, float effect) {
  PersonLevels x = {.efficacy = persons.efficacy[person],
      .capability = persons.capability[person],
      .trust = persons.trust[person],
      .need = persons.need[person],
      .wellbeing = persons.wellbeing[person]};
  const int sessions = persons.sessions[person];
  const int failed = persons.failed[person];
  expects(failed <= sessions, "no more failures than sessions");
  for (int i = failed; i < sessions; ++i) x = after_success(p, x, effect);
  for (int i = 0; i < failed; ++i) x = after_failure(p, x);
  ensures(are_levels(x.efficacy, x.capability, x.trust, x.need, x.wellbeing), "traits of persons as levels");
  persons.efficacy[person] = x.efficacy;
  persons.capability[person] = x.capability;
  persons.trust[person] = x.trust;
  persons.need[person] = x.need;
  persons.wellbeing[person] = x.wellbeing;
  persons.fatigue[person] = fatigue_after(p, persons.fatigue[person], persons.free_time[person], sessions);
}

}  // namespace

void persons_learn(Partnership& partnership, CommunityId community, const BenefitParameters& p) {
  const Communities& communities = partnership.communities;
  Persons& persons = partnership.persons;
  const Range<PersonId> residents = communities.residents(community);
  return_to_own_level(persons, p, residents);
  return_to_own_level(persons.capability.data(), persons.own_capability.data(), p.level_return, residents);
  return_to_own_level(persons.efficacy.data(), persons.own_efficacy.data(), p.level_return, residents);
  return_to_own_level(persons.trust.data(), persons.own_trust.data(), p.level_return, residents);
  neglect(partnership, p, community);
  for_each_group(residents, [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
    who_met(persons, first, last).for_each([&](PersonId person) {
      learn(persons, p, person, partnership.benefit);
    });
  });
  recover(persons, p, residents, communities.peer_support[community], communities.recognition[community]);
}

}  // namespace coadopt

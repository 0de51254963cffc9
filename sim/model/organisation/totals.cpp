#include "organisation/totals.hpp"

#include <algorithm>

#include "contract/contract.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

float share(std::uint32_t part, std::uint32_t whole) {
  expects(part <= whole, "a part no larger than the whole");
  return static_cast<float>(part) / static_cast<float>(std::max(whole, 1U));
}

std::uint32_t sum(const PerCo<std::uint32_t>& each) {
  return each.values[0] + each.values[1] + each.values[2] + each.values[3];
}

OrganisationTotals total_of(const Partnership& partnership, TeamId team) {
  const Staff& staff = partnership.staff;
  OrganisationTotals total;
  total.teams = 1;
  total.engaged_share = partnership.communities.engaged_share[partnership.teams.community[team]];
  for (const StaffId one : partnership.teams.staff[team]) {
    ++total.staff;
    bool any_in_use = false;
    for (const Co co : all_cos) {
      if (!relevant(staff.role[one], co)) continue;
      const bool in_use = staff.practice[co][one] == Practice::in_use;
      any_in_use = any_in_use || in_use;
      ++total.relevant_staff[co];
      total.in_use[co] += in_use ? 1U : 0U;
      total.sessions[co] += staff.sessions[co][one];
      total.failed[co] += staff.failed[co][one];
    }
    total.skill += static_cast<double>(staff.skill[one]);
    total.attitude += static_cast<double>(staff.attitude[one]);
    const Role role = staff.role[one];
    ++total.in_role[role];
    total.practising_in_role[role] += any_in_use ? 1U : 0U;
    total.attitude_in_role[role] += static_cast<double>(staff.attitude[one]);
    if (any_in_use) {
      ++total.staff_in_use;
      total.skill_in_use += static_cast<double>(staff.skill[one]);
    }
  }
  return total;
}

}  // namespace

OrganisationTotals& OrganisationTotals::operator+=(const OrganisationTotals& other) {
  staff += other.staff;
  teams += other.teams;
  for (const Co co : all_cos) {
    relevant_staff[co] += other.relevant_staff[co];
    in_use[co] += other.in_use[co];
    sessions[co] += other.sessions[co];
    failed[co] += other.failed[co];
  }
  for (const Role role : all_roles) {
    in_role[role] += other.in_role[role];
    practising_in_role[role] += other.practising_in_role[role];
    attitude_in_role[role] += other.attitude_in_role[role];
  }
  staff_in_use += other.staff_in_use;
  skill += other.skill;
  attitude += other.attitude;
  skill_in_use += other.skill_in_use;
  engaged_share += other.engaged_share;
  return *this;
}

float OrganisationTotals::in_use_share(Co co) const { return share(in_use[co], relevant_staff[co]); }
float OrganisationTotals::in_use_share() const { return share(sum(in_use), sum(relevant_staff)); }
float OrganisationTotals::success_share() const {
  return sum(sessions) == 0 ? 0.0F : 1.0F - share(sum(failed), sum(sessions));
}

Column<OrganisationId, OrganisationTotals> total_by_organisation(const Partnership& partnership) {
  Column<TeamId, OrganisationTotals> by_team(partnership.teams.staff.size());
  for_each_index(by_team.size(), 64,
      [&](std::uint32_t team) { by_team[TeamId{team}] = total_of(partnership, TeamId{team}); });
  Column<OrganisationId, OrganisationTotals> by_organisation(partnership.organisations.kind.size());
  for (const TeamId team : by_team.ids()) {
    by_organisation[partnership.teams.organisation[team]] += by_team[team];
  }
  ensures(
      [&] {
        std::uint32_t staff = 0;
        for (const OrganisationId one : by_organisation.ids()) staff += by_organisation[one].staff;
        return staff == partnership.staff.role.size();
      },
      "all staff, each in one organisation");
  return by_organisation;
}

namespace {

float mean_friction(const OrganisationLevels& levels, OrganisationId one) {
  return 0.25F * (levels.friction[Co::commission][one] + levels.friction[Co::design][one] +
                     levels.friction[Co::deliver][one] + levels.friction[Co::assess][one]);
}

StarNeeds needs_of(const Organisations& organisations, const OrganisationTotals& total, OrganisationId one,
    const StarParameters& p) {
  const OrganisationLevels& now = organisations.now;
  const auto teams = static_cast<double>(std::max(total.teams, 1U));
  const auto staff = static_cast<double>(std::max(total.staff, 1U));
  return {.evidence = now.evidence[one],
      .connection = std::min(1.0F, static_cast<float>(total.engaged_share / teams) / p.engaged_for_connection),
      .commitment = now.commitment[one],
      .friction = mean_friction(now, one),
      .skill = static_cast<float>(total.skill / staff),
      .incentive = now.incentive[one],
      .funding = now.funding[one],
      .short_termism = now.short_termism[one]};
}

Leading leading(const OrganisationTotals& total, Role role) {
  return {.people = static_cast<float>(total.in_role[role]),
      .attitude = static_cast<float>(total.attitude_in_role[role]),
      .practising = static_cast<float>(total.practising_in_role[role])};
}

float conviction_in(const CommitmentParameters& p, const OrganisationTotals& total, float otherwise) {
  return conviction(p, leading(total, Role::leader), leading(total, Role::manager), otherwise);
}

void drift(OrganisationLevels& now, const OrganisationLevels& base, OrganisationId one,
    const CommitmentParameters& p) {
  const auto back = [&](Column<OrganisationId, float>& level, const Column<OrganisationId, float>& home) {
    level[one] = towards(level[one], home[one], p.drift);
  };
  for (const Co co : all_cos) back(now.friction[co], base.friction[co]);
  back(now.blame, base.blame);
  back(now.short_termism, base.short_termism);
  back(now.jargon, base.jargon);
  now.funding[one] = towards(
      now.funding[one], funding_home(p, base.funding[one], now.commitment[one], base.commitment[one]), p.drift);
  back(now.incentive, base.incentive);
  back(now.expectation, base.expectation);
  back(now.induction, base.induction);
  back(now.recruitment, base.recruitment);
}

}  // namespace

void follow_results(
    Partnership& partnership, const CommitmentParameters& p, const StarParameters& star, const Moment& moment) {
  Organisations& organisations = partnership.organisations;
  OrganisationLevels& now = organisations.now;
  const Column<OrganisationId, OrganisationTotals> totals = total_by_organisation(partnership);

  for (const OrganisationId one : organisations.kind.ids()) {
    const OrganisationTotals& total = totals[one];
    drift(now, organisations.base, one, p);

    if (moment.month > 1) {  // before the first month, nothing could be seen
      organisations.success[one] = total.success_share();
      const float of_month = results_of_month(p, total.in_use_share(), organisations.success[one]);
      organisations.results[one] =
          results_seen(p, organisations.results[one], of_month, now.short_termism[one]);
    }
    const float usual_conviction = organisations.usual_conviction[one];
    now.commitment[one] =
        commitment_next(p, now.commitment[one], organisations.base.commitment[one], organisations.results[one],
            now.expectation[one], conviction_in(p, total, usual_conviction) - usual_conviction);
    const float assess_sessions = static_cast<float>(total.sessions[Co::assess]) /
                                  static_cast<float>(std::max(total.relevant_staff[Co::assess], 1U));
    now.evidence[one] = evidence_next(p, now.evidence[one], organisations.base.evidence[one], assess_sessions);

    ensures(are_levels(now.commitment[one], now.evidence[one], now.funding[one], organisations.results[one]),
        "commitment, evidence, funding and results as levels");

    const StarStep step = organisations.star_step[one];
    const float chance = chance_of_next_step(
        star, step, needs_of(organisations, total, one, star), partnership.support.star[one]);
    if (moment.own(Purpose::star_step, one.value)[0] < chance) organisations.star_step[one] = next(step);
  }
}

void take_stock(Partnership& partnership) {
  Organisations& organisations = partnership.organisations;
  const Column<OrganisationId, OrganisationTotals> totals = total_by_organisation(partnership);
  OrganisationTotals all;
  for (const OrganisationId one : organisations.kind.ids()) all += totals[one];
  const auto staff = static_cast<double>(std::max(all.staff, 1U));
  partnership.sector = {
      .skill = static_cast<float>(all.skill / staff), .attitude = static_cast<float>(all.attitude / staff)};
  for (const OrganisationId one : organisations.kind.ids()) {
    const OrganisationTotals& total = totals[one];
    for (const Co co : all_cos) organisations.in_use[co][one] = total.in_use_share(co);
    organisations.skill_in_use[one] =
        total.staff_in_use == 0
            ? 0.0F
            : static_cast<float>(total.skill_in_use / static_cast<double>(total.staff_in_use));
  }
}

void expect_as_before(Partnership& partnership, const CommitmentParameters& p) {
  Organisations& organisations = partnership.organisations;
  const Column<OrganisationId, OrganisationTotals> totals = total_by_organisation(partnership);
  for (const OrganisationId one : organisations.kind.ids()) {
    organisations.success[one] = 0.5F;
    organisations.results[one] = results_of_month(p, totals[one].in_use_share(), organisations.success[one]);
    organisations.usual_conviction[one] = conviction_in(p, totals[one], 0.5F);
  }
}

}  // namespace coadopt

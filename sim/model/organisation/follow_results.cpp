#include "contract/contract.hpp"
#include "organisation/totals.hpp"

namespace coadopt {

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

void drift(OrganisationLevels& now, const OrganisationLevels& base, OrganisationId one, float share) {
  const auto back = [&](Column<OrganisationId, float>& level, const Column<OrganisationId, float>& home) {
    level[one] = towards(level[one], home[one], share);
  };
  for (const Co co : all_cos) back(now.friction[co], base.friction[co]);
  back(now.blame, base.blame);
  back(now.short_termism, base.short_termism);
  back(now.jargon, base.jargon);
  back(now.funding, base.funding);
  back(now.incentive, base.incentive);
  back(now.expectation, base.expectation);
}

}  // namespace

void follow_results(
    Partnership& partnership, const CommitmentParameters& p, const StarParameters& star, const Moment& moment) {
  Organisations& organisations = partnership.organisations;
  OrganisationLevels& now = organisations.now;
  const Column<OrganisationId, OrganisationTotals> totals = total_by_organisation(partnership);

  for (const OrganisationId one : organisations.kind.ids()) {
    const OrganisationTotals& total = totals[one];
    drift(now, organisations.base, one, p.drift);

    if (moment.month > 1) {  // before the first month, nothing could be seen
      const float of_month = results_of_month(p, total.in_use_share(), total.success_share());
      organisations.results[one] =
          results_seen(p, organisations.results[one], of_month, now.short_termism[one]);
    }
    now.commitment[one] = commitment_next(p, now.commitment[one], organisations.base.commitment[one],
        organisations.results[one], now.expectation[one]);
    const float assess_sessions = static_cast<float>(total.sessions[Co::assess]) /
                                  static_cast<float>(std::max(total.relevant_staff[Co::assess], 1U));
    now.evidence[one] = evidence_next(p, now.evidence[one], organisations.base.evidence[one], assess_sessions);

    ensures(is_level(now.commitment[one]) && is_level(now.evidence[one]));

    const StarStep step = organisations.star_step[one];
    const float chance = chance_of_next_step(star, step, needs_of(organisations, total, one, star));
    if (moment.own(Purpose::star_step, one.value)[0] < chance) organisations.star_step[one] = next(step);
  }
}

void take_stock(Partnership& partnership) {
  Organisations& organisations = partnership.organisations;
  const Column<OrganisationId, OrganisationTotals> totals = total_by_organisation(partnership);
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
    organisations.results[one] = results_of_month(p, totals[one].in_use_share(), 0.5F);
  }
}

}  // namespace coadopt

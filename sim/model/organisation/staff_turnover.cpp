#include "organisation/staff_turnover.hpp"

#include "partnership/with_draws.hpp"

namespace coadopt {

namespace {

// A newcomer to the post has no practice and no experience.
void replace(Partnership& partnership, StaffId one, const StaffStart& labour_market, const Arrival& arrival,
    const Moment& moment) {
  Staff& staff = partnership.staff;
  Engine engine(moment.stream, Purpose::newcomer_staff, moment.month, one.value);
  const StaffTraits traits =
      newcomer(draw_staff_traits(labour_market, staff.role[one], engine), labour_market, arrival);
  begin_anew(staff, one);
  staff.attitude[one] = traits.attitude;
  staff.skill[one] = traits.skill;
  staff.power_threat[one] = traits.power_threat;
  staff.perceived_risk[one] = traits.perceived_risk;
  staff.burnout[one] = traits.burnout;
  staff.propensity[one] = traits.propensity;
  staff.espoused[one] = traits.espoused;
  staff.joined[one] = static_cast<std::uint16_t>(moment.month);
}

SectorMeans means_of(const Staff& staff, Range<StaffId> team) {
  SectorMeans sum;
  for (const StaffId one : team) {
    sum.skill += staff.skill[one];
    sum.attitude += staff.attitude[one];
  }
  const auto all = static_cast<float>(std::max(team.size(), 1U));
  return {.skill = sum.skill / all, .attitude = sum.attitude / all};
}

}  // namespace

std::uint32_t staff_turnover(Partnership& partnership, CommunityId community,
    const StaffTurnoverParameters& turnover, float leaving_at_end, const StaffStart& labour_market,
    const Moment& moment) {
  const Staff& staff = partnership.staff;
  const Organisations& organisations = partnership.organisations;
  std::uint32_t left = 0;
  for (const TeamId team : partnership.communities.teams[community]) {
    const OrganisationId own = partnership.teams.organisation[team];
    const float pressure = partnership.support.leaving[own] * turnover.leaving_of_kind[organisations.kind[own]];
    const float at_end = organisations.ended[own] == moment.month ? leaving_at_end : 0.0F;
    const std::uint32_t key_person = partnership.support.key_person[own];
    const float most = either(most_chance_to_leave(turnover, pressure), at_end);
    const Arrival usual = {.sector = partnership.sector,
        .team = means_of(staff, partnership.teams.staff[team]),
        .induction = organisations.now.induction[own],
        .recruitment = organisations.now.recruitment[own]};
    const auto consider = [&](StaffId one, const OwnUniforms& draw) {
      const bool leaves =
          draw[0] < most && draw[0] < either(chance_to_leave(turnover, staff.burnout[one], pressure), at_end);
      if (!leaves && one.value + 1 != key_person) return;
      Arrival arrival = usual;
      arrival.from_sector = draw[1] < turnover.from_sector;
      replace(partnership, one, labour_market, arrival, moment);
      ++left;
    };
    for_each_with_draws(moment, Purpose::staff_leave, partnership.teams.staff[team], consider);
  }
  return left;
}

}  // namespace coadopt

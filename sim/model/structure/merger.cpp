#include "structure/merger.hpp"

#include <algorithm>

namespace coadopt {

namespace {

void make_alike(Column<OrganisationId, float>& level, std::span<const std::uint32_t> merging) {
  float sum = 0.0F;
  for (const std::uint32_t one : merging) sum += level[OrganisationId{one}];
  for (const std::uint32_t one : merging) level[OrganisationId{one}] = sum / static_cast<float>(merging.size());
}

void make_alike(OrganisationLevels& levels, std::span<const std::uint32_t> merging) {
  for (Column<OrganisationId, float>* level :
      {&levels.commitment, &levels.evidence, &levels.blame, &levels.short_termism, &levels.jargon,
          &levels.funding, &levels.incentive, &levels.expectation, &levels.induction, &levels.recruitment}) {
    make_alike(*level, merging);
  }
  for (const Co co : all_cos) make_alike(levels.friction[co], merging);
}

// The new organisation stands where the one that was least far stood.
void step_back(Organisations& organisations, std::span<const std::uint32_t> merging) {
  StarStep lowest = StarStep::grow;
  for (const std::uint32_t one : merging)
    lowest = std::min(lowest, organisations.star_step[OrganisationId{one}]);
  for (const std::uint32_t one : merging) organisations.star_step[OrganisationId{one}] = lowest;
}

}  // namespace

void act(const Merger& p, Acting& acting) {
  if (acting.reached.size() < 2) return;
  Partnership& who = acting.partnership;
  Organisations& organisations = who.organisations;
  if (acting.month == 0) {
    make_alike(organisations.now, acting.reached);
    make_alike(organisations.base, acting.reached);
    step_back(organisations, acting.reached);
    for (const std::uint32_t one : acting.reached) {
      organisations.window_until[OrganisationId{one}] =
          static_cast<std::uint16_t>(acting.moment.month + static_cast<Month>(p.window_months));
    }
  }
  if (static_cast<std::int32_t>(acting.month) >= p.disruption_months) return;
  Column<OrganisationId, std::uint8_t> merges(organisations.kind.size());
  for (const std::uint32_t target : acting.reached) {
    const OrganisationId one{target};
    merges[one] = 1;
    float& commitment = organisations.now.commitment[one];
    commitment =
        std::min(commitment, organisations.base.commitment[one] * (1.0F - acting.dose * p.distraction));
  }
  for (const StaffId one : who.staff.role.ids()) {
    if (merges[who.organisation_of(one)] != 0) {
      who.staff.intervention_hours[one] += acting.dose * p.disruption_hours;
    }
  }
}

}  // namespace coadopt

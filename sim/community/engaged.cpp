#include "community/engaged.hpp"

#include <algorithm>
#include <array>

#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

struct Counts {
  std::uint32_t engaged = 0;
  std::uint32_t active = 0;
  double capability = 0.0;  // of the engaged
};

Counts count(const Persons& persons, Range<PersonId> range) {
  constexpr std::uint32_t lanes = 16;
  constexpr std::uint32_t piece = 1024;  // lanes of float keep their precision over so many
  const auto* const participation = reinterpret_cast<const std::uint8_t*>(persons.participation.data());
  const float* const capability = persons.capability.data();
  Counts counts;
  for (std::uint32_t from = range.first.value; from < range.last.value; from += piece) {
    const std::uint32_t to = std::min(range.last.value, from + piece);
    std::array<float, lanes> sums{};
    std::uint32_t engaged_here = 0;
    std::uint32_t active_here = 0;
    std::uint32_t i = from;
    for (; i + lanes <= to; i += lanes) {
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        const std::uint8_t state = participation[i + lane];
        const bool is_engaged = engaged(static_cast<Participation>(state));
        engaged_here += is_engaged ? 1U : 0U;
        active_here += state == static_cast<std::uint8_t>(Participation::active) ? 1U : 0U;
        sums[lane] += is_engaged ? capability[i + lane] : 0.0F;
      }
    }
    for (; i < to; ++i) {
      const std::uint8_t state = participation[i];
      const bool is_engaged = engaged(static_cast<Participation>(state));
      engaged_here += is_engaged ? 1U : 0U;
      active_here += state == static_cast<std::uint8_t>(Participation::active) ? 1U : 0U;
      sums[0] += is_engaged ? capability[i] : 0.0F;
    }
    counts.engaged += engaged_here;
    counts.active += active_here;
    for (const float sum : sums) counts.capability += static_cast<double>(sum);
  }
  return counts;
}

}  // namespace

void count_engaged(Partnership& partnership, CommunityId community) {
  Communities& communities = partnership.communities;
  const Range<PersonId> residents = communities.residents(community);
  const Counts counts = count(partnership.persons, residents);
  const auto all = static_cast<float>(std::max(residents.size(), 1U));
  communities.engaged_share[community] = static_cast<float>(counts.engaged) / all;
  communities.active_share[community] = static_cast<float>(counts.active) / all;
  communities.engaged_capability[community] =
      counts.engaged == 0 ? 0.0F : static_cast<float>(counts.capability / counts.engaged);

  for (const StaffId one : partnership.staff_of(community)) {
    std::uint32_t here = 0;
    for (const PersonId user : partnership.staff.caseload[one]) {
      here += engaged(partnership.persons.participation[user]) ? 1U : 0U;
    }
    partnership.staff.engaged[one] = static_cast<std::uint8_t>(here);
  }
}

void count_engaged(Partnership& partnership) {
  for_each_index(partnership.communities.teams.size(), 4,
                 [&](std::uint32_t community) { count_engaged(partnership, CommunityId{community}); });
}

}  // namespace coadopt

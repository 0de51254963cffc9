#pragma once

#include <cstdint>
#include <vector>

#include "chance/uniforms.hpp"
#include "organisation/commitment.hpp"
#include "organisation/star.hpp"
#include "parameter/parameter.hpp"
#include "partnership/organisation.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// Sums over the staff of an organisation at the end of a month; whole numbers and team sums added in the
// order of teams, so that they do not depend on the number of threads.
struct OrganisationTotals {
  std::uint32_t staff = 0;
  std::uint32_t teams = 0;
  PerCo<std::uint32_t> relevant_staff;
  PerCo<std::uint32_t> in_use;
  PerCo<std::uint32_t> sessions;
  PerCo<std::uint32_t> failed;
  std::uint32_t staff_in_use = 0;  // staff with any Co in use
  PerRole<std::uint32_t> in_role;
  PerRole<std::uint32_t> practising_in_role;  // those with any Co in use
  PerRole<double> attitude_in_role;           // sum of it
  double skill = 0.0;
  double attitude = 0.0;
  double skill_in_use = 0.0;   // of those staff
  double engaged_share = 0.0;  // of the communities its teams serve, one term a team

  OrganisationTotals& operator+=(const OrganisationTotals& other);

  [[nodiscard]] float in_use_share(Co co) const;
  [[nodiscard]] float in_use_share() const;   // over all relevant pairs of staff and Co
  [[nodiscard]] float success_share() const;  // of sessions; 0 where none was held
};

// One for each organisation.
[[nodiscard]] Column<OrganisationId, OrganisationTotals> total_by_organisation(const Partnership& partnership);

// Staff of an organisation who must have a Co in use before the organisation counts as having it: enough to
// name an example at a workshop, too little to call it mainstream. It changes no state, only what the measure
// counts.
inline constexpr float realised_share = 0.10F;

// How many of the Four Co's an organisation has in use.
[[nodiscard]] inline std::size_t cos_realised(const Organisations& organisations, OrganisationId one) {
  std::size_t realised = 0;
  for (const Co co : all_cos) realised += organisations.in_use[co][one] >= realised_share ? 1 : 0;
  return realised;
}

// Phase: levels drift back to their base, commitment and evidence follow last month's results, and an
// organisation may move up a step of the Star.
void follow_results(Partnership& partnership, const CommitmentParameters& commitment,
    const StarParameters& star, const Moment& moment);

// Brings what organisations know of their own practice up to date, their shares in use, and what staff who
// change places within the sector bring.
void take_stock(Partnership& partnership);

// Sets success and results at the start to what the practice there is would have shown with every second
// session a success, and notes how convinced leaders and managers are.
void expect_as_before(Partnership& partnership, const CommitmentParameters& p);

}  // namespace coadopt

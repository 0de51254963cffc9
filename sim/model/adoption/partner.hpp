#pragma once

#include <algorithm>

#include "contract/contract.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct PartnerParameters {
  COADOPT_PARAMETERS(PartnerParameters, "adoption");

  COADOPT_PARAMETER(float, engaged_for_full_partner, 0.15, {0.001, 1}, "share of residents",
      "Willing or active residents at which a community is a full partner (e = 1).",
      cited("Community Life 2021/22: 16% volunteer monthly"));
  COADOPT_PARAMETER(float, commission_capacity, 0.15, {0, 1}, "level 0..1",
      "Capacity of a user-led organisation at which the opportunity to commission together is halved; without "
      "capacity there is none.",
      assumed("user-led organisations come before commissioning together (SCIE 2009, workshops 2012); size a "
              "guess",
          "Commissioners: did you commission with residents; how strong was the local user-led group? (yes, "
          "no; 0 to 10)"));
  COADOPT_PARAMETER(float, commission_floor, 0.4, {0, 1}, "share of capacity",
      "What a user-led organisation's capacity counts for commissioning without engaged residents.",
      assumed("model prototype",
          "Commissioners: could the group commission with you if few residents were engaged? (0 no to 10 as "
          "well)"));
  COADOPT_PARAMETER(float, design_engaged, 0.5, {0, 1}, "weight",
      "Weight of engaged residents as partners in design.",
      assumed("model prototype",
          "Staff, for each Co: how many willing users, residents or groups did you need to begin? (numbers)"));
  COADOPT_PARAMETER(float, design_capacity, 0.3, {0, 1}, "weight",
      "Weight of community capacity as partner in design.",
      assumed("model prototype",
          "Staff, for each Co: how many willing users, residents or groups did you need to begin? (numbers)"));
  COADOPT_PARAMETER(float, design_caseload, 2.0, {0, 20}, "partners per share",
      "How fast engaged users of the own caseload make a design group.",
      assumed("model prototype",
          "Staff, for each Co: how many willing users, residents or groups did you need to begin? (numbers)"));
  COADOPT_PARAMETER(float, deliver_caseload, 2.5, {0, 20}, "partners per share",
      "How fast engaged users of the own caseload make delivery possible.",
      assumed("model prototype",
          "Staff, for each Co: how many willing users, residents or groups did you need to begin? (numbers)"));
  COADOPT_PARAMETER(float, assess_engaged, 0.6, {0, 1}, "weight",
      "Weight of engaged residents as partners in assessment; capacity has the rest.",
      assumed("model prototype",
          "Staff, for each Co: how many willing users, residents or groups did you need to begin? (numbers)"));
};

// How far there is a user-led organisation to commission with, 0..1: capacity^2 / (capacity^2 + 0.15^2), so
// that the usual one is enough, a weak one hardly, and nothing comes of none.
[[nodiscard]] inline float user_led_organisation(const PartnerParameters& p, float capacity) {
  expects(is_level(capacity), "capacity as a level");
  if (capacity <= 0.0F) return 0.0F;
  const float square = capacity * capacity;
  return square / (square + p.commission_capacity * p.commission_capacity);
}

// Whether there is anyone to co-produce with, 0..1, from the capacity of the user-led organisation, the
// engaged share e of the community (1 when full) and the engaged share w of the caseload:
//   commission  capacity (0.4 + 0.6 e)
//   design      min(1, max(0.5 e + 0.3 capacity, 2 w))
//   deliver     min(1, 2.5 w)
//   assess      0.6 e + 0.4 capacity
[[nodiscard]] inline PerCo<float> partner_availability(
    const PartnerParameters& p, float capacity, float e, float w) {
  expects(are_levels(capacity, e, w), "capacity and the shares engaged within 0..1");
  PerCo<float> partner;
  partner[Co::commission] = capacity * (p.commission_floor + (1.0F - p.commission_floor) * e);
  partner[Co::design] =
      std::min(1.0F, std::max(p.design_engaged * e + p.design_capacity * capacity, p.design_caseload * w));
  partner[Co::deliver] = std::min(1.0F, p.deliver_caseload * w);
  partner[Co::assess] = p.assess_engaged * e + (1.0F - p.assess_engaged) * capacity;
  ensures(are_levels(partner[Co::commission], partner[Co::design], partner[Co::deliver], partner[Co::assess]),
      "partners of each Co as a level");
  return partner;
}

[[nodiscard]] inline PerCo<float> partner_availability(
    const PartnerParameters& p, const Partnership& partnership, CommunityId community, StaffId one) {
  const float e = std::min(1.0F, partnership.communities.engaged_share[community] / p.engaged_for_full_partner);
  const std::uint32_t caseload = partnership.staff.caseload[one].size();
  const float w =
      static_cast<float>(partnership.staff.engaged[one]) / static_cast<float>(std::max(caseload, 1U));
  return partner_availability(p, partnership.communities.capacity[community], e, w);
}

}  // namespace coadopt

#pragma once

#include <algorithm>

#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct CapacityParameters {
  COADOPT_PARAMETERS(CapacityParameters, "community");

  COADOPT_PARAMETER(float, capacity_growth, 0.005, {0, 1}, "share of gap per month",
      "How fast capacity grows where residents are as active as they can be.",
      assumed("a guess",
          "User-led groups: requests met this year and last, and members active (percentages; number)"));
  COADOPT_PARAMETER(float, capacity_return, 0.03, {0, 1}, "share of gap per month",
      "How fast capacity falls back to its base without funding.",
      assumed("a guess: half-life of two years",
          "User-led groups whose grant ended: requests met in the years after (percentages)"));
  COADOPT_PARAMETER(float, cash_holds, 0.5, {0, 1}, "share of the return",
      "How much of that fall secure money prevents.",
      assumed("a guess", "User-led groups: requests met, with months of reserves (percentage; months)"));
  COADOPT_PARAMETER(float, active_for_growth, 0.15, {0.001, 1}, "share of residents",
      "Active residents at which capacity grows fully.",
      cited("Community Life 2021/22: 16% volunteer monthly"));
  COADOPT_PARAMETER(float, support_return, 0.02, {0, 1}, "share of gap per month",
      "How fast cash, peer support, recognition and outreach return to their base.",
      derived("organisation.drift: the same process"));
};

[[nodiscard]] inline float capacity_growth(const CapacityParameters& p, float active_share) {
  return p.capacity_growth * std::min(1.0F, active_share / p.active_for_growth);
}

[[nodiscard]] inline float capacity_return(const CapacityParameters& p, float cash) {
  return p.capacity_return * (1.0F - p.cash_holds * cash);
}

// capacity grows with active residents, and falls back to its base, slower where cash is secure
[[nodiscard]] inline float capacity_next(
    const CapacityParameters& p, float capacity, float base, float cash, float active_share) {
  expects(are_levels(capacity, base, cash, active_share), "capacity, cash and the share active as levels");
  const float grown = towards(capacity, 1.0F, capacity_growth(p, active_share));
  const float next = towards(grown, base, capacity_return(p, cash));
  ensures(is_level(next), "capacity as a level");
  return next;
}

// The base that keeps capacity where it is as long as so many residents are active; at least 0.
//   capacity_next(p, capacity, capacity_base(p, capacity, cash, active), cash, active) = capacity
[[nodiscard]] inline float capacity_base(
    const CapacityParameters& p, float capacity, float cash, float active_share) {
  expects(are_levels(capacity, cash, active_share), "capacity, cash and the share active as levels");
  const float back = capacity_return(p, cash);
  if (back <= 0.0F) return capacity;
  const float added = capacity_growth(p, active_share) * (1.0F - capacity);
  return level(capacity - added * (1.0F - back) / back);
}

// Phase, communities' half of settling.
inline void settle_capacity(Partnership& partnership, CommunityId one, const CapacityParameters& p) {
  Communities& c = partnership.communities;
  c.capacity[one] = capacity_next(p, c.capacity[one], c.base_capacity[one], c.cash[one], c.active_share[one]);
  c.cash[one] = towards(c.cash[one], c.base_cash[one], p.support_return);
  c.peer_support[one] = towards(c.peer_support[one], c.base_peer_support[one], p.support_return);
  c.outreach[one] = towards(c.outreach[one], 0.0F, p.support_return);
  c.recognition[one] = towards(c.recognition[one], c.base_recognition[one], p.support_return);
}

}  // namespace coadopt

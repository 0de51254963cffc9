#include "policy/afford.hpp"

#include <algorithm>
#include <cmath>

namespace coadopt {

namespace {

struct Posts {
  double targets;
  double operator()(const Coaches& p) const { return targets / static_cast<double>(p.staff_per_coach); }
  double operator()(const EnablingStaff& p) const { return targets * static_cast<double>(p.posts_per_target); }
  double operator()(const ExtraStaff& p) const { return targets * static_cast<double>(p.posts_per_target); }
  double operator()(const ExpertsByExperience&) const { return targets; }
  double operator()(const auto&) const { return 0.0; }
};

}  // namespace

double share_joined(const Intervention& intervention, Month month_of_run) {
  if (intervention.ramp_months == 0) return 1.0;
  return std::min(1.0, static_cast<double>(month_of_run + 1) / static_cast<double>(intervention.ramp_months));
}

std::size_t reached_by(const Intervention& intervention, std::size_t targets, Month month_of_run) {
  return static_cast<std::size_t>(
      std::ceil(static_cast<double>(targets) * share_joined(intervention, month_of_run) - 1e-9));
}

double posts_for(const Structure& structure, double targets) { return std::visit(Posts{targets}, structure); }

double cost_of(const Intervention& one, std::size_t targets) {
  if (targets == 0) return 0.0;
  const Month months = one.end_month - one.start_month + 1;
  double target_months = 0.0;
  for (Month month = 0; month < months; ++month) {
    target_months += static_cast<double>(reached_by(one, targets, month));
  }
  return one.cost.set_up + one.cost.per_target * static_cast<double>(targets) +
         one.cost.per_target_month * target_months +
         one.cost.per_post_month * posts_for(one.structure, target_months);
}

Affordable afford(const Intervention& one, std::size_t eligible) {
  if (!one.budget) return {eligible, 1.0F};
  if (*one.budget <= 0.0 || eligible == 0) return {0, 1.0F};
  std::size_t low = 1;
  std::size_t high = eligible;
  while (low < high) {  // cost grows with targets
    const std::size_t middle = low + (high - low) / 2;
    if (cost_of(one, middle) >= *one.budget) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const double cost = cost_of(one, low);
  return {low, cost > *one.budget ? static_cast<float>(*one.budget / cost) : 1.0F};
}

}  // namespace coadopt

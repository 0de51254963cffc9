#include "command/compare_results.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace coadopt {

std::size_t Robustness::finished() const {
  return static_cast<std::size_t>(
      std::count_if(comparisons.begin(), comparisons.end(), [](const auto& one) { return one.has_value(); }));
}

std::optional<Verdict> verdict_on(
    const Compared& compared, std::size_t than, std::size_t scenario, std::size_t outcome) {
  if (!compared.robustness) return std::nullopt;
  const std::optional<Claim> claim = claim_of(compared.comparison, than, scenario, outcome);
  if (!claim) return std::nullopt;
  return judge(*claim, compared.robustness->variants, compared.robustness->comparisons);
}

std::vector<Ranking> rankings_of(const Compared& compared) {
  std::vector<Ranking> all;
  for (const std::string& name : compared.options.by) {
    const std::size_t outcome = outcome_index(name);
    if (std::isnan(compared.comparison.mean(0, outcome))) continue;  // it was not observed
    all.push_back(rank(compared.comparison, outcome));
  }
  return all;
}

std::vector<FirstUnder> first_under(const Robustness& robustness, std::size_t outcome) {
  std::vector<FirstUnder> all;
  for (std::size_t i = 0; i < robustness.variants.size(); ++i) {
    if (!robustness.comparisons[i]) continue;
    all.push_back({robustness.variants[i].name, rank(*robustness.comparisons[i], outcome).order.front()});
  }
  return all;
}

const std::vector<std::size_t>& outcomes_in_table() {
  static const std::vector<std::size_t> places = [] {
    constexpr std::array<std::string_view, 9> names = {"practice_in_use", "espoused", "participation_users",
        "participation_seldom_heard", "participation_gap", "persons_active", "wellbeing_users",
        "staff_hours_free", "citizen_hours"};
    std::vector<std::size_t> all;
    for (const std::string_view name : names) all.push_back(outcome_index(name));
    return all;
  }();
  return places;
}

}  // namespace coadopt

#include "experiment/claim.hpp"

#include <algorithm>

namespace coadopt {

namespace {

std::size_t held(const std::vector<Verdict::Under>& all) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Verdict::Under& one) { return one.fate == Fate::holds; }));
}

Fate fate_of(const Claim& claim, const PairedDifference& difference) {
  if (difference.mean == 0.0) return Fate::vanishes;
  return (difference.mean > 0.0) == claim.more ? Fate::holds : Fate::reversed;
}

}  // namespace

std::optional<Claim> claim_of(
    const Comparison& comparison, std::size_t than, std::size_t scenario, std::size_t outcome) {
  const PairedDifference difference = comparison.difference(than, scenario, outcome);
  if (!difference.differs()) return std::nullopt;
  return Claim{than, scenario, outcome, difference.mean > 0.0};
}

std::optional<Fate> fate_under(const Claim& claim, const std::optional<Comparison>& variant) {
  if (!variant) return std::nullopt;
  const PairedDifference difference = variant->difference(claim.than, claim.scenario, claim.outcome);
  if (difference.pairs == 0) return std::nullopt;
  return fate_of(claim, difference);
}

std::size_t Verdict::rules_held() const { return held(rules); }
std::size_t Verdict::draws_held() const { return held(draws); }

bool Verdict::survives() const {
  return rules.size() + draws.size() > 0 && rules_held() == rules.size() && draws_held() == draws.size();
}

Verdict judge(const Claim& claim, const std::vector<Variant>& variants,
    const std::vector<std::optional<Comparison>>& comparisons) {
  Verdict verdict;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (!comparisons[i]) continue;
    const PairedDifference difference = comparisons[i]->difference(claim.than, claim.scenario, claim.outcome);
    if (difference.pairs == 0) continue;  // the outcome is not known under it
    const Verdict::Under under = {variants[i].name, difference, fate_of(claim, difference)};
    (variants[i].is_rule ? verdict.rules : verdict.draws).push_back(under);
  }
  return verdict;
}

}  // namespace coadopt

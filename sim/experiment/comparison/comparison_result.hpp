#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "experiment/comparison/comparison.hpp"
#include "experiment/comparison/verdict.hpp"
#include "month/parameters.hpp"

namespace coadopt {

// The range that replicates lie in: a share of them in the middle, all where they are too few for one to lie
// outside at each end; not a number where there are fewer than two.
struct ReplicateRange {
  double low = 0.0;
  double high = 0.0;
  double share = 0.0;  // of replicates that lie in it
};
// The middle 80% takes ten replicates; of what an ensemble predicts the middle 95%, which takes forty.
inline constexpr double middle_share = 0.8;
inline constexpr double predicted_share = 0.95;
[[nodiscard]] ReplicateRange range_of_replicates(const std::vector<double>& known, double share = middle_share);

// An outcome of a scenario, by itself and against the others.
struct ComparedOutcome {
  std::size_t replicates = 0;  // in which it is known
  double mean = 0.0;
  ReplicateRange range;
  PairedDifference difference;  // from the reference
  DifferenceVerdict verdict = DifferenceVerdict::not_known;
  std::int32_t rank = 0;  // 1 is the best; 0 where the outcome is not known
  // Of the first in rank minus this scenario.
  DifferenceVerdict behind_verdict = DifferenceVerdict::not_known;
  // Under an ensemble, else not a number: what replicates come to by chance and parameters together, and the
  // share of sets in which the difference has its sign.
  ReplicateRange predicted = range_of_replicates(std::vector<double>());
  double share_of_sets = 0.0;
};

struct ComparedScenario {
  std::size_t replicates = 0;  // that were finished
  Sizes sizes{};
  CostTerms terms;
  bool other_contracts = false;  // than in the reference
  double confidence = 0.0;       // of the interval of its difference by itself
  std::uint32_t sets = 0;        // of its ensemble; 0 where it has none
  std::vector<ComparedOutcome> outcomes;
  std::array<std::array<JudgedCost, counted_names.size()>, wanted_outcomes.size()> cost_per{};
};

// All that a comparison of scenarios says in numbers; what stands in its results file.
using ComparisonResult = std::vector<ComparedScenario>;

// `parameters` of each scenario, in the comparison's order.
[[nodiscard]] ComparisonResult result_of(
    const Comparison& comparison, const std::vector<const Parameters*>& parameters);

// Whether a scenario is of other people than the reference: of other sizes, or imported where those are made.
// Hours and money of two places may be shown side by side, but their difference is not what the one did.
[[nodiscard]] bool has_other_people(const Parameters& reference, const Parameters& one);

[[nodiscard]] CostTerms cost_terms(const Parameters& reference, const Parameters& one);

// Whether contracts, or the share of them that duties take, differ from the reference's, or the people do.
// Hours of duties and of casework then differ for that reason, and what is freed cannot be told from it.
[[nodiscard]] bool has_other_contracts(const Parameters& reference, const Parameters& one);

}  // namespace coadopt

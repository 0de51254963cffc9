#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "experiment/comparison/cost_per.hpp"
#include "experiment/comparison/paired.hpp"

namespace coadopt {

// What may be said of a difference: it is more or less only where its interval excludes 0.
enum class DifferenceVerdict : std::uint8_t {
  not_known,
  one_replicate,
  no_difference,  // 0 in every replicate
  no_clear_difference,
  more,
  less
};
inline constexpr std::array<std::string_view, 6> difference_verdict_names = {
    "not_known", "one_replicate", "no_difference", "no_clear_difference", "more", "less"};

[[nodiscard]] DifferenceVerdict verdict_of(const PairedDifference& difference);

// Whether a cost for each additional unit of an outcome may be given, or why not.
enum class CostVerdict : std::uint8_t {
  given,
  no_extra_cost,  // the upper end of the interval is not above 0
  not_known,
  one_replicate,
  loss,         // there is less of the outcome
  may_be_zero,  // the additional outcome
  unbounded,
  other_people  // two places with different people have no common cost
};
inline constexpr std::array<std::string_view, 8> cost_verdict_names = {
    "given", "no_extra_cost", "not_known", "one_replicate", "loss", "may_be_zero", "unbounded", "other_people"};

// What of a scenario's place its costs depend on.
struct CostTerms {
  double cashed_share = 0.0;  // of the casework hours freed, which someone turns into money
  bool other_people = false;  // than in the reference
};

struct JudgedCost {
  Ratio ratio;
  CostVerdict verdict = CostVerdict::not_known;
};

// The cost of one more unit of an outcome against the reference, with what may be said of it.
[[nodiscard]] JudgedCost judged_cost(const Comparison& comparison, std::size_t scenario, const Wanted& of,
    Counted counted, const CostTerms& terms);

}  // namespace coadopt

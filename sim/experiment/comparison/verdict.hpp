#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "experiment/comparison/comparison.hpp"
#include "experiment/comparison/ratio.hpp"

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

// What is counted as cost: the money interventions take, or that and the worth of the staff hours they take.
// Hours of sessions, and hours of casework freed, are what practice itself takes and gives back: they are shown
// as hours, and are in neither.
enum class Counted : std::uint8_t { money, money_and_hours };
inline constexpr std::array<std::string_view, 2> counted_names = {"money", "money_and_hours"};

// An outcome that one may want one more of.
struct Wanted {
  std::string_view outcome;
  double unit;  // how much of the outcome is one more
  std::string_view label;
};
inline constexpr std::array<Wanted, 2> wanted_outcomes = {
    {{"persons_active", 1.0, "cost per additional person co-producing"},
        {"wellbeing_users", 0.01, "cost per 0.01 of users' wellbeing"}}};

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
  // Of the casework hours freed, which someone turns into money; none where contracts differ from the
  // reference's, since casework then differs for that reason.
  double cashed_share = 0.0;
  double casework_hour = 0.0;  // GBP
  bool other_people = false;   // than in the reference
};

// Money a scenario takes more than the reference, replicate by replicate. Of the casework hours that it frees
// against the reference, the share that is cashed counts as money saved at the scenario's price, and only that.
[[nodiscard]] std::vector<double> money_more(
    const Comparison& comparison, std::size_t scenario, Counted counted, const CostTerms& terms);

// What one more costs: extra cost over extra outcome.
[[nodiscard]] Ratio cost_per(const Comparison& comparison, std::size_t scenario, const Wanted& of,
    Counted counted, const CostTerms& terms);

struct JudgedCost {
  Ratio ratio;
  CostVerdict verdict = CostVerdict::not_known;
};

// The cost of one more unit of an outcome against the reference, with what may be said of it.
[[nodiscard]] JudgedCost judged_cost(const Comparison& comparison, std::size_t scenario, const Wanted& of,
    Counted counted, const CostTerms& terms);

}  // namespace coadopt

#pragma once

#include <array>
#include <string_view>

#include "experiment/comparison/comparison.hpp"
#include "experiment/comparison/ratio.hpp"

namespace coadopt {

// What is counted as cost: the money interventions take, or that and the worth of the staff hours they take.
// Hours of sessions, and hours of casework freed, are what practice itself takes and gives back: they are told
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

// Money a scenario takes more than the reference, replicate by replicate. Of the casework hours that it frees
// against the reference, `cashed_share` counts as money saved, and only that.
[[nodiscard]] std::vector<double> money_more(
    const Comparison& comparison, std::size_t scenario, Counted counted, double cashed_share);

// What one more costs: extra cost over extra outcome.
[[nodiscard]] Ratio cost_per(
    const Comparison& comparison, std::size_t scenario, const Wanted& of, Counted counted, double cashed_share);

}  // namespace coadopt

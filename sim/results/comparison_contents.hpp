#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "results/dimension.hpp"
#include "results/element.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription outcome = {
    "outcome", "1", "outcome by its name", "names, as in the group `outcomes`"};
inline constexpr DimensionDescription gain = {
    "gain", "1", "outcome that one may want more of", "names of outcomes"};
inline constexpr DimensionDescription counted = {"counted", "1", "what is counted as cost",
    "`money`; `money_and_hours`: also the worth of interventions' staff hours"};

}  // namespace dimension

inline constexpr auto comparison_dimensions =
    std::to_array<const DimensionDescription*>({&dimension::outcome, &dimension::gain, &dimension::counted});

// All that the group `comparison` is written from: what scenarios come to over their replicates, and against
// the first, the reference. NaN stands for what is not known.
struct ComparisonContents {
  std::vector<std::string> scenarios;
  std::vector<std::string> outcomes;
  std::vector<std::string> gains;
  std::vector<std::string> counted;

  // Shape (scenario).
  std::vector<std::int32_t> replicates;
  std::vector<std::int64_t> organisations;
  std::vector<std::int64_t> staff;
  std::vector<std::int64_t> persons;
  std::vector<std::uint8_t> other_people;
  // Shape (scenario, outcome).
  std::vector<std::int32_t> known;
  std::vector<double> mean;
  std::vector<double> low;
  std::vector<double> high;
  std::vector<double> range_share;
  std::vector<double> difference;
  std::vector<double> difference_low;
  std::vector<double> difference_high;
  std::vector<std::int32_t> pairs;
  std::vector<std::uint8_t> verdict;
  std::vector<std::int32_t> rank;
  std::vector<std::uint8_t> behind_verdict;
  // Shape (gain).
  std::vector<double> gain_unit;
  // Shape (scenario, gain, counted).
  std::vector<double> cost_per;
  std::vector<double> cost_per_low;
  std::vector<double> cost_per_high;
  std::vector<std::uint8_t> cost_verdict;
};

// The values of a variable of the group `comparison`: a member of the contents.
using ComparisonMember =
    std::variant<std::vector<double> ComparisonContents::*, std::vector<std::int32_t> ComparisonContents::*,
        std::vector<std::int64_t> ComparisonContents::*, std::vector<std::uint8_t> ComparisonContents::*>;

struct ComparisonVariable {
  std::string_view name;
  std::vector<std::string_view> dimensions;
  std::string_view units;
  std::string_view long_name;
  ComparisonMember values;
  std::span<const std::string_view> flags = {};  // what the values of uint8 mean
};

// What values of the variables `verdict` and `cost_verdict` mean, in the order of the enumerations of the
// comparison.
inline constexpr std::array<std::string_view, 6> verdict_flags = {
    "not_known", "one_replicate", "no_difference", "no_clear_difference", "more", "less"};
inline constexpr std::array<std::string_view, 8> cost_verdict_flags = {
    "given", "no_extra_cost", "not_known", "one_replicate", "loss", "may_be_zero", "unbounded", "other_people"};

[[nodiscard]] const std::vector<ComparisonVariable>& comparison_variables();
[[nodiscard]] h5::Element element_of(const ComparisonVariable& variable);

}  // namespace coadopt

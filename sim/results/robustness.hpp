#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/dimension.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription variant = {"variant", "1", "what might be so instead",
    "names of the rival decision rules; `draw 1`, `draw 2`, ... of other guesses"};
inline constexpr DimensionDescription outcome = {
    "outcome", "1", "outcome by its name", "names, as in `compare --json`"};

}  // namespace dimension

inline constexpr auto robustness_dimensions =
    std::to_array<const DimensionDescription*>({&dimension::variant, &dimension::outcome});

// A variable of the group `robustness`.
struct RobustnessVariable {
  std::string_view name;
  std::string_view dimensions;
  std::string_view type;
  std::string_view long_name;
};

namespace robustness {

inline constexpr RobustnessVariable value = {"value", "variant, scenario, replicate, outcome", "float64",
    "what the replicate came to, in the outcome's units; missing where the check was interrupted"};
inline constexpr RobustnessVariable kind = {
    "kind", "variant", "string", "rule: a rival decision rule; draw: other guesses of all that is assumed"};
inline constexpr RobustnessVariable better = {
    "better", "outcome", "int32", "1 where more is better, -1 where less is, 0 where neither is"};
inline constexpr RobustnessVariable label = {"label", "outcome", "string", "the outcome in words"};
inline constexpr RobustnessVariable units = {
    "outcome_units", "outcome", "string", "units of the outcome's values"};

}  // namespace robustness

inline constexpr std::array<const RobustnessVariable*, 5> robustness_variables = {
    &robustness::value, &robustness::kind, &robustness::better, &robustness::label, &robustness::units};

// What the scenarios of a comparison come to where something else is so than was assumed.
struct RobustnessContents {
  std::vector<std::string> variants;
  std::vector<std::string> kinds;  // of the variants: rule, draw
  std::vector<std::string> scenarios;
  std::uint32_t replicates = 0;
  std::vector<OutcomeColumn> outcomes;
  std::vector<std::int32_t> better;  // of the outcomes: 1 more, -1 less, 0 neither
  std::vector<double> values;    // shape (variants, scenarios, replicates, outcomes); NaN where not finished
  double plausible_share = 0.0;  // of the declared ranges that draws are from
};

// Adds them to a whole results file, as its group `robustness`; the file stays as it is until that is whole.
// Throws WriteFailed.
void add_robustness(const RobustnessContents& contents, const std::filesystem::path& file);

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "results/comparison_contents.hpp"
#include "results/dimension.hpp"
#include "results/plan.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription variant = {"variant", "1", "alternative assumptions",
    "names of the rival decision rules; `draw 1`, `draw 2`, ... of alternative assumptions"};
inline constexpr DimensionDescription guess = {
    "guess", "1", "number that is assumed", "names of parameters, and of numbers and effects of interventions"};

}  // namespace dimension

// A variable of the group `robustness`.
struct RobustnessVariable {
  std::string_view name;
  std::string_view dimensions;
  std::string_view type;
  std::string_view long_name;
  std::span<const std::string_view> flags = {};  // what values of uint8 mean
};

// Of a claim under a variant; not_known where the variant was not run, or the outcome is not known under it.
inline constexpr std::array<std::string_view, 5> fate_flags = {
    "no_claim", "not_known", "holds", "reversed", "vanishes"};

namespace robustness {

inline constexpr RobustnessVariable value = {"value", "variant, scenario, replicate, outcome", "float64",
    "value of the outcome in the replicate, in the outcome's units; missing where the check was interrupted"};
inline constexpr RobustnessVariable kind = {
    "kind", "variant", "string", "rule: a rival decision rule; draw: alternative assumptions"};
inline constexpr RobustnessVariable fate = {"fate", "variant, scenario, outcome", "uint8",
    "whether the sign of the difference from the reference holds under the variant", fate_flags};
inline constexpr RobustnessVariable behind_fate = {"behind_fate", "variant, scenario, outcome", "uint8",
    "whether that of the difference between the scenario of rank 1 in the comparison and this one holds",
    fate_flags};
inline constexpr RobustnessVariable better = {
    "better", "outcome", "int32", "1 where more is better, -1 where less is, 0 where neither is"};
inline constexpr RobustnessVariable label = {"label", "outcome", "string", "the outcome in words"};
inline constexpr RobustnessVariable units = {
    "outcome_units", "outcome", "string", "units of the outcome's values"};
inline constexpr RobustnessVariable guessed = {"guessed", "variant, guess", "float64",
    "value of the number in the variant, in the first scenario that has it; missing where it has the assumed "
    "value"};
inline constexpr RobustnessVariable assumed = {
    "assumed", "guess", "float64", "value that the first scenario with the number assumes"};
inline constexpr RobustnessVariable lowest = {"lowest", "guess", "float64", "lowest value in draws"};
inline constexpr RobustnessVariable highest = {"highest", "guess", "float64", "highest value in draws"};
inline constexpr RobustnessVariable meaning = {"meaning", "guess", "string", "what the number means"};
inline constexpr RobustnessVariable guess_units = {"guess_units", "guess", "string", "unit of the number"};

}  // namespace robustness

// A number that is assumed, which draws take to be another one.
struct GuessColumn {
  std::string name;
  std::string meaning;
  std::string units;
  double assumed = 0.0;
  double lowest = 0.0;
  double highest = 0.0;
  std::vector<double> guessed;  // by the variants; NaN where one has what is assumed
};

// The results of a comparison's scenarios under alternative assumptions.
struct RobustnessContents {
  std::vector<std::string> variants;
  std::vector<std::string> kinds;  // of the variants: rule, draw
  std::vector<std::string> scenarios;
  std::uint32_t replicates = 0;
  std::vector<OutcomeColumn> outcomes;
  std::vector<std::int32_t> better;  // of the outcomes: 1 more, -1 less, 0 neither
  std::vector<double> values;       // shape (variants, scenarios, replicates, outcomes); NaN where not finished
  std::vector<std::uint8_t> fates;  // shape (variants, scenarios, outcomes), as in fate_flags
  std::vector<std::uint8_t> behind_fates;  // the same
  double plausible_share = 0.0;            // of the declared ranges that draws are from
  std::vector<GuessColumn> guesses;
};

// Adds them to a whole results file, as its group `robustness`; the file stays as it is until that is whole.
// Throws WriteFailed.
void add_robustness(const RobustnessContents& contents, const std::filesystem::path& file);

}  // namespace coadopt

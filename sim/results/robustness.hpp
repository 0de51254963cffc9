#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/group.hpp"
#include "results/plan.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription variant = {"variant", "1", "alternative assumptions",
    "names of the rival rules and of other workloads; `draw 1`, `draw 2`, ... of alternative assumptions"};
inline constexpr DimensionDescription guess = {
    "guess", "1", "number that is assumed", "names of parameters, and of numbers and effects of interventions"};

}  // namespace dimension

// Of a claim under a variant; not_known where the variant was not run, or the outcome is not known under it.
inline constexpr std::array<std::string_view, 5> fate_flags = {
    "no_claim", "not_known", "holds", "reversed", "vanishes"};

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
  std::vector<std::string> kinds;  // of the variants: rule, workload, draw
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

// The group `robustness`, with its values.
[[nodiscard]] FileGroup robustness_group(const RobustnessContents& contents);

// Adds them to the results file that was written with this seal, as its group `robustness`; the file stays as
// it is until that is whole. Throws WriteFailed, OutputRefused where another file stands there by now.
void add_robustness(
    const RobustnessContents& contents, const std::filesystem::path& file, const std::string& seal);

}  // namespace coadopt

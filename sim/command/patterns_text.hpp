#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/description.hpp"
#include "experiment/proof/cases.hpp"
#include "experiment/proof/pattern.hpp"
#include "experiment/proof/trials.hpp"

namespace coadopt {

// What trying out a pattern came to.
struct TriedOut {
  const Pattern* pattern;
  std::vector<Check> checks;
};

[[nodiscard]] Description describe_patterns(const std::vector<TriedOut>& tried);
[[nodiscard]] Description describe_trials(const std::vector<TrialResult>& trials);
[[nodiscard]] Description describe_cases(const std::vector<CaseResult>& cases);

// A check's number with its interval, as people read it.
[[nodiscard]] std::string number_text(const Check& check);
[[nodiscard]] std::string band_text(const Check& check);
[[nodiscard]] std::string_view judgement_text(Judgement judgement);

}  // namespace coadopt

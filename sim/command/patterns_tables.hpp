#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "command/description.hpp"
#include "experiment/proof/pattern.hpp"
#include "experiment/proof/trials.hpp"

namespace coadopt {

// What trying out a pattern came to.
struct TriedOut {
  const Pattern* pattern;
  std::vector<Check> checks;
  std::vector<Check> knocked_out = {};  // without what the pattern is thought to come from; empty: not tried
};

[[nodiscard]] Description describe_patterns(const std::vector<TriedOut>& tried);
[[nodiscard]] Description describe_knock_outs(const std::vector<TriedOut>& tried);
[[nodiscard]] Description describe_trials(const std::vector<TrialResult>& trials);
[[nodiscard]] Description describe_cases(const std::vector<CaseResult>& cases);

// A check's number with its interval, as people read it.
[[nodiscard]] std::string number_text(const Check& check);
[[nodiscard]] std::string band_text(const Check& check);
[[nodiscard]] std::string_view judgement_text(Judgement judgement);

// What `patterns --json` prints: lists of patterns, trials and cases, empty where they were not asked for.
// Shares are of 1, money is in GBP; `unit` says how people read a check's number.
[[nodiscard]] nlohmann::ordered_json patterns_json(const std::vector<TriedOut>& tried,
    const std::vector<TrialResult>& trials, const std::vector<CaseResult>& cases);

}  // namespace coadopt

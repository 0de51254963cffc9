#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "command/patterns_text.hpp"

namespace coadopt {

// What `patterns --json` prints: lists of patterns, trials and cases, empty where they were not asked for.
// Shares are of 1, money is in GBP; `told_in` says how people read a check's number.
[[nodiscard]] nlohmann::ordered_json patterns_json(const std::vector<TriedOut>& tried,
    const std::vector<TrialResult>& trials, const std::vector<CaseResult>& cases);

}  // namespace coadopt

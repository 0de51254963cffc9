#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "experiment/budget/read_budget.hpp"
#include "experiment/resume.hpp"

namespace coadopt {

// All that makes a search this search, as JSON text: what runs it, its seed, scenario, budget, settings and
// splits given. Kept in the journal and in the results file.
[[nodiscard]] std::string identity_of(const BudgetExperiment& budget, const ResultsProvenance& provenance);

// What differs between two searches so that runs of one are not runs of the other, each in words. `now` is the
// one asked for, `before` the one that there is.
[[nodiscard]] std::vector<std::string> search_differences(const std::string& now, const std::string& before);

// The journal that a search with this output goes on with, or a new one; nothing where the finished file is
// there and to be kept. Throws OutputRefused with what stands in the way, WriteFailed.
[[nodiscard]] std::optional<Journal> begin_search(
    const TriedShape& shape, const std::string& identity, const std::filesystem::path& output, Before before);

}  // namespace coadopt

#pragma once

#include <string>
#include <vector>

#include "experiment/budget/read_budget.hpp"
#include "experiment/begin_search.hpp"

namespace coadopt {

// All that makes a search this search, as JSON text: what runs it, its seed, scenario, budget, settings and
// splits given. Kept in the journal and in the results file.
[[nodiscard]] std::string identity_of(const BudgetExperiment& budget, const ResultsProvenance& provenance);

// What differs between two searches so that runs of one are not runs of the other, each in words. `now` is the
// one asked for, `before` the one that there is.
[[nodiscard]] std::vector<std::string> search_differences(const std::string& now, const std::string& before);

[[nodiscard]] SearchIdentity search_identity(const TriedShape& shape, const std::string& identity);

}  // namespace coadopt

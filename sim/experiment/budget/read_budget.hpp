#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "experiment/budget/search.hpp"
#include "experiment/experiment.hpp"
#include "experiment/run_search.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// A budget's search, read, checked and resolved.
struct BudgetExperiment {
  Experiment experiment;  // of one scenario; the split names the interventions
  SearchTask task;
  std::array<std::size_t, aim_count> outcomes{};  // the outcome that each aim is
  std::size_t reference = 0;                      // which of the splits given the others are compared with

  [[nodiscard]] const Outcome& outcome(std::size_t aim) const { return experiment.outcomes[outcomes[aim]]; }
  [[nodiscard]] const Scenario& scenario() const { return experiment.scenarios.front(); }
  [[nodiscard]] const std::vector<std::string>& interventions() const { return experiment.split.interventions; }
};

// Reads an experiment file with [experiment], [budget] and [search], the scenario and the splits given, with
// the overrides on top of each. Throws ScenarioErrors with all that is wrong.
[[nodiscard]] BudgetExperiment read_budget(const std::filesystem::path& path, const Overrides& overrides = {},
    std::uint64_t memory = available_memory());

// All that makes a search this search, as JSON text: what runs it, its seed, scenario, budget, settings and
// splits given. Kept in the journal and in the results file.
[[nodiscard]] std::string identity_of(const BudgetExperiment& budget, const ResultsProvenance& provenance);

// Of the search whose identity_of() is `identity`.
[[nodiscard]] SearchIdentity search_identity(const TriedShape& shape, const std::string& identity);

}  // namespace coadopt

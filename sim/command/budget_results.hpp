#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "experiment/budget/judge.hpp"
#include "experiment/budget/possible_world.hpp"
#include "experiment/budget/read_budget.hpp"
#include "experiment/comparison/outcome.hpp"
#include "results/budget_file.hpp"

namespace coadopt {

// What a budget's search came to.
struct BudgetFound {
  const BudgetExperiment& budget;
  const std::vector<PossibleWorld>& worlds;
  const Tried& tried;
  BudgetJudgement judgement;
};

// What the results file is written from.
[[nodiscard]] BudgetContents contents_of(
    const BudgetFound& found, const ResultsProvenance& provenance, const std::string& identity);

// The table that people read, on standard output.
void print_found(const BudgetFound& found);

[[nodiscard]] nlohmann::ordered_json found_json(const BudgetFound& found, const std::string& file);

}  // namespace coadopt

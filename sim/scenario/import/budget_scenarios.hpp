#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chance/stream.hpp"
#include "scenario/import/budget_survey.hpp"

namespace coadopt {

// What is spent, and in what.
struct BudgetPlan {
  std::uint64_t budget = 3'000'000;  // GBP from start to end
  Month start_month = 13;
  Month end_month = 48;
  std::string based_on;  // a scenario file, as the new ones name it; empty: the declared defaults
  std::string source;    // of the answers
};

// A scenario file: its name without ".toml", and its text.
struct BudgetScenario {
  std::string file_name;
  std::string text;
};

// In groups of three digits: 1_500_000.
[[nodiscard]] std::string grouped(std::uint64_t number, char between);

// What a split buys in whole GBP by factor; they add up to the budget.
[[nodiscard]] std::array<std::uint64_t, budget_factor_count> budgets_of(
    const BudgetSplit& split, std::uint64_t budget);

// The reference without the budget, the mean, and each respondent's in the order of the file.
[[nodiscard]] std::vector<BudgetScenario> budget_scenarios(const BudgetSurvey& survey, const BudgetPlan& plan);

}  // namespace coadopt

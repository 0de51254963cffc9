#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "experiment/budget/run_budget.hpp"

namespace coadopt {

// The table that people read, on standard output.
void print_found(const BudgetFound& found);

[[nodiscard]] nlohmann::ordered_json found_json(const BudgetFound& found, const std::string& file);

}  // namespace coadopt

#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "command/command.hpp"
#include "results/output_path.hpp"
#include "scenario/import/budget_scenarios.hpp"

namespace coadopt {

// What `coadopt import --budget-survey` was asked for.
struct ImportBudgetOptions {
  std::string answers;
  std::string based_on;  // a path from where the command is given
  BudgetPlan plan;
  bool mean_only = false;
};

// Adds the options that go with the survey's.
void add_import_budget(CLI::App& import, CLI::Option& survey, ImportBudgetOptions& options);

// Makes scenarios of the survey in a folder.
ExitCode import_budget(
    const ImportBudgetOptions& options, const std::string& folder, Existing existing, bool quiet);

}  // namespace coadopt

#pragma once

#include <array>
#include <string>
#include <vector>

#include "scenario/import/budget_factor.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

// Shares of a budget by factor, which add up to 1.
using BudgetSplit = std::array<double, budget_factor_count>;

// How one respondent would split a budget, under a name that can be distinguished from others.
struct BudgetAnswer {
  std::string respondent;
  std::string file_name;  // without ".toml", of the scenario made of it
  BudgetSplit split{};
};

// A filled-in survey of budget shares.
struct BudgetSurvey {
  std::vector<BudgetAnswer> answers;
  std::vector<std::string> missing;  // what was not given or did not quite add up, and what was made of it
  std::string warning;               // of rows that are still the template's; or empty

  // The mean over respondents, each counting alike. There is one at least.
  [[nodiscard]] BudgetSplit mean() const;
};

// How far a respondent's shares may be from 100 together: eleven shares are often rounded, to whole numbers
// too.
inline constexpr double budget_rounding = 1.0;

// Scenarios made of every survey; no respondent's can have their names. The reference alone begins with a
// digit, so that it sorts first, as `coadopt compare splits/*.toml` needs it.
inline constexpr std::string_view reference_file_name = "00_no_extra_budget";
inline constexpr std::string_view mean_file_name = "mean";

// Reads the file: one row a respondent, shares of 100, an empty one is 0.
[[nodiscard]] Checked<BudgetSurvey> read_budget_survey(const std::string& path);

}  // namespace coadopt

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chance/stream.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

// A factor of the survey's question "with more budget to remove barriers, what share would you spend on each
// factor?", and the entry of the catalogue that its share is taken to buy.
struct BudgetFactor {
  std::string_view column;
  std::string_view asked;  // in the survey's words
  std::string_view entry;
};

// E. Loeffler, Removing the obstacles to co-production, Glasgow, 1 December 2017. That a factor buys its entry
// is assumed.
inline constexpr auto budget_factors = std::to_array<BudgetFactor>({
    {"more_frontline_staff", "more frontline staff", "more_frontline_staff"},
    {"training_frontline_staff", "training frontline staff", "front_line_training"},
    {"more_staff_who_can_enable_users", "more staff who can enable users", "enabling_staff"},
    {"more_staff_who_can_enable_communities", "more staff who can enable communities",
        "enabling_staff_for_communities"},
    {"supporting_users_to_do_more", "supporting users to do more", "support_for_users"},
    {"supporting_communities_to_do_more", "supporting communities to do more", "support_for_communities"},
    {"connecting_users_to_communities", "connecting users to communities", "community_connections"},
    {"project_management", "project management", "project_management"},
    {"better_ict", "better ICT", "better_ict"},
    {"better_other_technology", "better other technology", "other_technology"},
    {"supporting_partners_to_embed", "supporting partners to embed", "support_for_partners"},
});

inline constexpr std::size_t budget_factor_count = budget_factors.size();

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

#include "scenario/import/budget_scenarios.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "scenario/value.hpp"

namespace coadopt {

namespace {

std::string split_in_words(const BudgetSplit& split) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < budget_factor_count; ++i) {
    if (split[i] > 0.0) parts.push_back(fmt::format("{:.4g}% {}", 100.0 * split[i], budget_factors[i].asked));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

void write_heading(const std::string& name, const std::string& description, const std::string& source,
    const BudgetPlan& plan, std::back_insert_iterator<std::string> out) {
  fmt::format_to(out,
      "# Made by coadopt import --budget-survey (docs/import.md). To change it, change the answers and make it "
      "anew.\n\n[scenario]\nname = {}\n",
      in_quotes(name));
  if (!plan.based_on.empty()) fmt::format_to(out, "based_on = {}\n", in_quotes(plan.based_on));
  fmt::format_to(out, "description = {}\nsource = {}\n", in_quotes(description), in_quotes(source));
}

std::string split_text(const std::string& name, const std::string& whose, const BudgetSplit& split,
    const std::string& answers, const BudgetPlan& plan) {
  std::string text;
  const auto out = std::back_inserter(text);
  write_heading("Survey: " + name,
      fmt::format("GBP {} more from month {} to {}, spent as {} would: {}.", grouped(plan.budget, ','),
          plan.start_month, plan.end_month, whose, split_in_words(split)),
      fmt::format("{}{}. assumed: the sum; that a share buys what the factor's entry of the catalogue costs",
          plan.source, answers),
      plan, out);
  const auto budgets = budgets_of(split, plan.budget);
  for (std::size_t i = 0; i < budget_factor_count; ++i) {
    if (budgets[i] == 0) continue;
    fmt::format_to(out, "\n[[intervention]]\nuse = \"{}\"\nstart_month = {}\nend_month = {}\nbudget = {}\n",
        budget_factors[i].entry, plan.start_month, plan.end_month, grouped(budgets[i], '_'));
  }
  return text;
}

}  // namespace

std::string grouped(std::uint64_t number, char between) {
  std::string text = fmt::format("{}", number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, 1, between);
  }
  return text;
}

std::array<std::uint64_t, budget_factor_count> budgets_of(const BudgetSplit& split, std::uint64_t budget) {
  std::array<std::uint64_t, budget_factor_count> budgets{};
  double shared = 0.0;
  std::uint64_t spent = 0;
  for (std::size_t i = 0; i < budget_factor_count; ++i) {
    shared += split[i];
    // Rounded as they add up, so that not a pound is lost.
    const auto spent_now = static_cast<std::uint64_t>(std::llround(shared * static_cast<double>(budget)));
    budgets[i] = spent_now - spent;
    spent = spent_now;
  }
  return budgets;
}

std::vector<BudgetScenario> budget_scenarios(const BudgetSurvey& survey, const BudgetPlan& plan) {
  std::vector<BudgetScenario> all;
  std::string reference;
  write_heading("No extra budget", "What splits of an extra budget are compared with.",
      plan.based_on.empty() ? "the declared defaults" : "as in " + plan.based_on, plan,
      std::back_inserter(reference));
  all.push_back({std::string(reference_file_name), std::move(reference)});
  const std::size_t count = survey.answers.size();
  all.push_back(
      {std::string(mean_file_name), split_text(fmt::format("mean of {}", count), "respondents on average",
                                        survey.mean(), fmt::format(", mean of {} answers", count), plan)});
  for (const BudgetAnswer& one : survey.answers) {
    all.push_back({one.file_name, split_text(one.respondent, "this respondent", one.split, "", plan)});
  }
  return all;
}

}  // namespace coadopt

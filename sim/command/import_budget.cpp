#include "command/import_budget.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <vector>

#include "command/complain.hpp"
#include "command/decimal.hpp"
#include "command/write_text.hpp"
#include "results/failure.hpp"
#include "scenario/errors.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// A file as scenarios in a folder name it.
std::string named_from(const fs::path& folder, const fs::path& file) {
  return fs::absolute(file)
      .lexically_normal()
      .lexically_proximate(fs::absolute(folder).lexically_normal())
      .string();
}

BudgetPlan plan_of(const ImportBudgetOptions& options, const fs::path& folder) {
  BudgetPlan plan = options.plan;
  if (plan.end_month < plan.start_month) {
    throw OutputRefused(
        fmt::format("--end-month {} is before --start-month {}. Let it end later, or start sooner.",
            plan.end_month, plan.start_month));
  }
  if (plan.source.empty()) plan.source = fs::path(options.answers).filename().string();
  if (!options.based_on.empty()) plan.based_on = named_from(folder, options.based_on);
  return plan;
}

void tell(const BudgetSurvey& survey, const BudgetPlan& plan, const std::vector<TextFile>& files) {
  say("{} respondent{}; GBP {} from month {} to {}\n", survey.answers.size(),
      survey.answers.size() == 1 ? "" : "s", grouped(plan.budget, ','), plan.start_month, plan.end_month);
  if (!survey.missing.empty()) say("\nNot given in the file, or not quite 100:\n");
  for (const std::string& one : survey.missing) say("  {}\n", one);
  say("\n");
  for (const TextFile& one : files) say("Scenario: {}\n", one.path.string());
}

}  // namespace

void add_import_budget(CLI::App& import, CLI::Option& survey, ImportBudgetOptions& options) {
  constexpr std::uint64_t most_money = 1'000'000'000'000;
  import.add_option("--budget", options.plan.budget, "Total that every split spends, from start to end")
      ->transform(whole_number(1, most_money))
      ->capture_default_str()
      ->type_name("GBP")
      ->needs(&survey);
  import.add_option("--start-month", options.plan.start_month, "First month of spending")
      ->transform(whole_number(1, most_months))
      ->capture_default_str()
      ->type_name("MONTH")
      ->needs(&survey);
  import.add_option("--end-month", options.plan.end_month, "Last month of spending")
      ->transform(whole_number(1, most_months))
      ->capture_default_str()
      ->type_name("MONTH")
      ->needs(&survey);
  import
      .add_option(
          "--based-on", options.based_on, "Scenario that the splits are tried in; otherwise the defaults")
      ->check(CLI::ExistingFile)
      ->type_name("SCENARIO.toml")
      ->needs(&survey);
  import.add_option("--source", options.plan.source, "Source of the answers, in words")->needs(&survey);
  import
      .add_flag("--mean-only", options.mean_only,
          "Make only the scenario of the mean answer, and none for each respondent")
      ->needs(&survey);
}

ExitCode import_budget(
    const ImportBudgetOptions& options, const std::string& folder, Existing existing, bool quiet) {
  const BudgetSurvey survey = or_throw(read_budget_survey(options.answers));
  const BudgetPlan plan = plan_of(options, folder);
  std::vector<BudgetScenario> scenarios = budget_scenarios(survey, plan);
  if (options.mean_only) scenarios.resize(2);
  std::vector<TextFile> files;
  for (BudgetScenario& one : scenarios) {
    files.push_back({fs::path(folder) / (one.file_name + ".toml"), std::move(one.text)});
  }
  write_together(files, folder, existing);
  if (!survey.warning.empty()) complain("{}\n", survey.warning);
  if (!quiet) tell(survey, plan, files);
  return ExitCode::done;
}

}  // namespace coadopt

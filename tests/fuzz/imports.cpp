#include <memory>

#include "scenario/errors.hpp"
#include "scenario/import/budget_survey.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/read.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

namespace {

void import_survey_of_budgets(std::string_view text) {
  const MemoryFile file("answers.csv", text);
  try {
    const BudgetSurvey survey = or_throw(read_budget_survey(file.path().string()));
    double whole = 0.0;
    for (const double part : survey.mean()) whole += part;
    require(whole > 0.999 && whole < 1.001, "shares add up to one");
  } catch (const ScenarioErrors& errors) {
    check_message(errors);
  }
}

void import_place(std::string_view text) {
  const std::vector<std::string> parts = parts_of(text, "----", 3);
  std::vector<std::unique_ptr<MemoryFile>> files;
  std::vector<std::string> paths;
  for (const std::string& part : parts) {
    files.push_back(std::make_unique<MemoryFile>(std::to_string(files.size()) + ".csv", part));
    paths.push_back(files.back()->path().string());
  }
  std::string population;
  try {
    population = population_text(or_throw(import_population(paths, "Fuzzed")));
  } catch (const ScenarioErrors& errors) {
    return check_message(errors);
  }
  try {
    static_cast<void>(or_throw(read_scenario_text(population, "population.toml")));
  } catch (const ScenarioErrors& errors) {
    check_message(errors);  // it may have more people than memory holds
  }
}

}  // namespace

void imports(Bytes input) {
  constexpr std::string_view budget = "budget\n";
  const std::string_view text = text_of(input);
  if (text.starts_with(budget)) return import_survey_of_budgets(text.substr(budget.size()));
  import_place(text);
}

}  // namespace coadopt::fuzz

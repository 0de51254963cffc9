#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "command/command.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/untouched.hpp"
#include "parallel/threads.hpp"
#include "partnership/build.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "scenario/errors.hpp"
#include "scenario/import/budget_survey.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// What `coadopt import --budget-survey` was asked for.
struct ImportBudgetOptions {
  std::string answers;
  std::string based_on;  // a path from where the command is given
  BudgetPlan plan;
  bool mean_only = false;
};

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

void report(const BudgetSurvey& survey, const BudgetPlan& plan, const std::vector<TextFile>& files) {
  say("{} respondent{}; GBP {} from month {} to {}\n", survey.answers.size(),
      survey.answers.size() == 1 ? "" : "s", grouped(plan.budget, ','), plan.start_month, plan.end_month);
  if (!survey.missing.empty()) say("\nShares that are empty, or do not add up to 100:\n");
  for (const std::string& one : survey.missing) say("  {}\n", one);
  say("\n");
  for (const TextFile& one : files) say("Scenario: {}\n", visible_line(one.path.string()));
}

struct ImportOptions {
  std::vector<std::string> files;
  std::string output;
  std::string template_folder;
  std::string description;
  bool force = false;
  bool quiet = false;

  [[nodiscard]] Existing existing() const { return force ? Existing::replace : Existing::refuse; }
};

ExitCode write_templates(const ImportOptions& options) {
  std::vector<TextFile> files;
  for (const Template& one : import_templates()) {
    files.push_back({fs::path(options.template_folder) / one.file, std::string(one.text)});
  }
  for (const TextFile& one : files) {
    std::error_code ignored;
    if (options.force || fs::is_symlink(one.path, ignored) || !fs::exists(one.path, ignored)) continue;
    throw OutputRefused(
        fmt::format("{} already exists and is not overwritten. Use --force to replace it, or name another "
                    "folder with --template.",
            one.path.string()));
  }
  write_together(files, options.template_folder, options.existing());
  for (const TextFile& one : files) {
    if (!options.quiet) say("Template: {}\n", visible_line(one.path.string()));
  }
  return ExitCode::done;
}

void report(const ImportOptions& options, const Imported& imported) {
  for (const std::string& one : imported.warnings) complain("{}\n", one);
  if (options.quiet) return;
  const Sizes sizes = sizes_of(imported.census);
  say("{} staff in {} of {}; {} and {} in {}\n", sizes.staff, counted(sizes.teams, "team"),
      counted(sizes.organisations, "organisation"), counted(sizes.users, "user"),
      counted(sizes.neighbours, "neighbour"), counted(sizes.communities, "community"));
  if (!imported.missing.empty()) say("\nNot given in the files:\n");
  for (const std::string& one : imported.missing) say("  {}\n", one);
  say("\nPopulation: {}\n", visible_line(options.output));
}

// Places of more people are not tried out: it would take long.
constexpr std::uint64_t most_people_tried = 300'000;

// Warns where the practice reported does not last in the model of the place as its scores describe it.
void try_out(const Imported& imported) {
  const Sizes sizes = sizes_of(imported.census);
  if (sizes.users + sizes.neighbours > most_people_tried) return;
  Parameters parameters;
  parameters.census = std::make_shared<const Census>(imported.census);
  if (imported.capability) parameters.person_start.capability = *imported.capability;
  if (imported.trust) parameters.person_start.trust = *imported.trust;
  for (const std::string& one : contradictions(leave_untouched(parameters, machine_threads()))) {
    complain("{}\n", one);
  }
}

ExitCode import_files(const ImportOptions& options) {
  if (const std::string unfit = unfit_as_toml(options.output, "populations"); !unfit.empty())
    throw OutputRefused(unfit + ".");
  spare_inputs(options.output, options.files);
  const OutputLock lock(options.output);
  const Imported imported = or_throw(import_population(options.files, options.description));
  const std::string replaceable = mark_to_replace(options.output, options.existing());
  write_text({options.output, population_text(imported)}, replaceable);
  report(options, imported);
  if (imported.says_what_is_in_use) try_out(imported);
  return ExitCode::done;
}

// Adds the options that go with the survey's.
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
      .add_option("--based-on", options.based_on,
          "Scenario in which the splits are tried. Default: a scenario of default parameters")
      ->check(CLI::ExistingFile)
      ->type_name("SCENARIO.toml")
      ->needs(&survey);
  import.add_option("--source", options.plan.source, "Source of the answers, in words")->needs(&survey);
  import
      .add_flag("--mean-only", options.mean_only,
          "Make only the scenario of the mean answer, without one for each respondent")
      ->needs(&survey);
}

// Makes scenarios of the survey in a folder.
ExitCode import_budget(
    const ImportBudgetOptions& options, const std::string& folder, Existing existing, bool quiet) {
  const BudgetSurvey survey = or_throw(read_budget_survey(options.answers));
  const BudgetPlan plan = plan_of(options, folder);
  std::vector<BudgetScenario> scenarios = budget_scenarios(survey, plan);
  if (options.mean_only) scenarios.resize(2);
  std::vector<TextFile> files;
  for (BudgetScenario& one : scenarios) {
    files.push_back({fs::path(folder) / (one.file_name + ".toml"), std::move(one.text)});
    spare_inputs(files.back().path.string(), {options.answers, options.based_on});
  }
  write_together(files, folder, existing);
  if (!survey.warning.empty()) complain("{}\n", survey.warning);
  if (!quiet) report(survey, plan, files);
  return ExitCode::done;
}

}  // namespace

void add_import(CLI::App& program, Action& action) {
  CLI::App* const import =
      program.add_subcommand("import", "Make a population, or scenarios, from a real place's data");
  import->footer(
      "Examples:\n"
      "  coadopt import --template mine          # the files to fill in\n"
      "  coadopt import mine/staff.csv mine/users.csv mine/survey.csv -o population.toml\n"
      "  coadopt import --budget-survey mine/budget_survey.csv -o splits --based-on place.toml\n"
      "A scenario uses a population by [population] from = \"population.toml\"; compare splits of a budget "
      "with\n"
      "coadopt compare splits/*.toml -o splits.h5. Nothing personal is needed or kept.\n"
      "docs/import.md describes the columns and how they are used.");
  const auto options = std::make_shared<ImportOptions>();
  const auto budget = std::make_shared<ImportBudgetOptions>();
  CLI::Option* const files =
      import->add_option("FILE", options->files, "CSV files of staff, users and barrier scores, in any order");
  CLI::Option* const survey = import
                                  ->add_option("--budget-survey", budget->answers,
                                      "Make scenarios from a survey of how a budget should be split")
                                  ->type_name("ANSWERS.csv");
  CLI::Option* const output =
      import->add_option("-o,--output", options->output, "Population file, or folder of scenarios, to write")
          ->type_name("FILE.toml|FOLDER");
  CLI::Option* const folder =
      import->add_option("--template", options->template_folder, "Write templates to fill in to this folder")
          ->type_name("FOLDER");
  files->needs(output)->excludes(folder)->excludes(survey);
  output->excludes(folder);
  survey->needs(output)->excludes(folder);
  import->add_option("--description", options->description, "Whom the population describes, in words")
      ->needs(files);
  add_import_budget(*import, *survey, *budget);
  import->add_flag("--force", options->force, "Replace files that exist");
  import->add_flag("--quiet", options->quiet,
      "Report only what could let somebody be recognised, names that look alike, and example rows left from a "
      "template");
  import->callback([options, budget, files, folder, survey, &action] {
    if (files->empty() && folder->empty() && survey->empty()) {
      throw CLI::ValidationError(
          "name what to import, CSV files or --budget-survey, with -o; or make templates with --template "
          "FOLDER");
    }
    action = [=, to_folder = !folder->empty(), of_budget = !survey->empty()] {
      if (of_budget) return import_budget(*budget, options->output, options->existing(), options->quiet);
      return to_folder ? write_templates(*options) : import_files(*options);
    };
  });
}

}  // namespace coadopt

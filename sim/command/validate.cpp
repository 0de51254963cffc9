#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"
#include "command/options.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "command/warnings.hpp"
#include "experiment/budget/read_budget.hpp"
#include "experiment/calibration/read_calibration.hpp"
#include "experiment/read_experiment.hpp"
#include "experiment/sweep.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

// What a file is and what is wrong with it.
struct Validated {
  std::optional<FileKind> kind;  // none where it is not known
  std::vector<CatalogueFolder> catalogues;
  std::vector<Problem> problems;
  std::vector<std::string> warnings;
};

// Reads the file as what it is; throws ScenarioErrors with all that is wrong.
void look_at(const std::string& file, const Overrides& overrides, Validated& validated) {
  const std::string text = or_throw(read_text(file, most_bytes_of_ensemble));
  const FileKind kind = kind_of(or_throw(parse_document(text, file)));
  validated.kind = kind;
  switch (kind) {
    case FileKind::entry: {
      Report report;
      static_cast<void>(read_entry_file(file, report));
      return throw_if_any(report.sorted(file));
    }
    case FileKind::budget: {
      const BudgetExperiment budget = read_budget(file, overrides);
      validated.catalogues = catalogues_of(budget.experiment.scenarios);
      return;
    }
    case FileKind::experiment: {
      const Experiment experiment = read_experiment(file, overrides);
      check_comparable(experiment.scenarios);
      static_cast<void>(plan_results(experiment, {}));
      validated.catalogues = catalogues_of(experiment.scenarios);
      validated.warnings = warnings_of(experiment.scenarios, experiment.factors);
      return;
    }
    case FileKind::calibration: {
      validated.catalogues = catalogues_of(read_calibration(file, overrides).experiment.scenarios);
      return;
    }
    case FileKind::targets:  // which is refused with what it is for
    case FileKind::scenario: {
      const Scenario scenario = or_throw(read_scenario(file, overrides));
      validated.catalogues = scenario.catalogues;
      validated.warnings = warnings_of(scenario);
      return;
    }
    case FileKind::population:
    case FileKind::ensemble: static_cast<void>(or_throw(read_scenario_text(text, file, overrides))); return;
  }
}

Validated validated(const std::string& file, const Overrides& overrides) {
  Validated seen;
  try {
    look_at(file, overrides, seen);
  } catch (const ScenarioErrors& errors) {
    seen.problems = errors.problems();
  }
  return seen;
}

std::string_view name_of(const Validated& one) {
  return one.kind ? file_kind_names[static_cast<std::size_t>(*one.kind)] : "unknown";
}

nlohmann::ordered_json as_json(const std::string& file, const Validated& one) {
  nlohmann::ordered_json problems = nlohmann::ordered_json::array();
  for (const Problem& problem : one.problems)
    problems.push_back({{"file", problem.place.file}, {"line", problem.place.line}, {"problem", problem.text}});
  return {{"file", file}, {"kind", name_of(one)}, {"valid", one.problems.empty()},
      {"catalogues", catalogues_json(one.catalogues)}, {"problems", problems}, {"warnings", one.warnings}};
}

std::string as_text(const std::string& file, const Validated& one) {
  return fmt::format("{}: valid {}{}\n", file, name_of(one),
      one.catalogues.empty() ? "" : fmt::format("; catalogue: {}", catalogues_text(one.catalogues)));
}

}  // namespace

void add_validate(CLI::App& program, Action& action) {
  CLI::App* const validate_files = program.add_subcommand("validate",
      "Check files and report all their problems at once: scenarios, experiments, populations, ensembles, "
      "entries of the catalogue");
  validate_files->footer("Example:\n  coadopt validate scenarios/*.toml scenarios/sweeps/*.toml");
  const auto options = std::make_shared<RunOptions>();
  validate_files->add_option("FILE", options->inputs, "TOML files")->required()->expected(1, -1);
  add_reading_options(*validate_files, *options);
  validate_files->add_flag("--json", options->json, "As JSON");
  validate_files->add_flag("--quiet", options->quiet, "Print nothing for valid files");
  validate_files->callback([options, &action] {
    action = [options] {
      std::size_t wrong = 0;
      nlohmann::ordered_json files = nlohmann::ordered_json::array();
      for (const std::string& file : options->inputs) {
        const Validated one = validated(file, overrides_of(*options));
        wrong += one.problems.empty() ? 0 : 1;
        if (options->json) {
          files.push_back(as_json(file, one));
          continue;
        }
        complain_of(one.problems);
        for (const std::string& line : one.warnings) complain("coadopt: {}\n", line);
        if (one.problems.empty() && !options->quiet) say("{}", as_text(file, one));
      }
      if (options->json) say_json(files);
      return wrong == 0 ? ExitCode::done : ExitCode::wrong_input;
    };
  });
}

}  // namespace coadopt

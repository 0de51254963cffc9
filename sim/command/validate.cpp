#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/comparable.hpp"
#include "command/problems.hpp"
#include "experiment/budget/read_budget.hpp"
#include "experiment/read_experiment.hpp"
#include "experiment/sweep.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/document.hpp"
#include "scenario/kind.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

// All that is wrong with a scenario, an experiment or an entry of the catalogue.
std::vector<Problem> problems_of(const std::string& file, const Overrides& overrides) {
  try {
    if (is_entry(parse_document(read_text(file), file))) {
      Report report;
      static_cast<void>(read_entry_file(file, report));
      report.throw_if_any(file);
      return {};
    }
    if (!is_experiment(file)) return validate(file, overrides);
    if (is_budget(file)) {
      static_cast<void>(read_budget(file, overrides));
      return {};
    }
    const Experiment experiment = read_experiment(file, overrides);
    check_comparable(experiment.scenarios);
    static_cast<void>(plan_sweep(experiment, {}, {}));
    return {};
  } catch (const ScenarioErrors& errors) {
    return errors.problems();
  }
}

nlohmann::ordered_json as_json(const std::string& file, const std::vector<Problem>& problems) {
  nlohmann::ordered_json told = nlohmann::ordered_json::array();
  for (const Problem& one : problems)
    told.push_back({{"file", one.place.file}, {"line", one.place.line}, {"problem", one.text}});
  return {{"file", file}, {"valid", problems.empty()}, {"problems", told}};
}

}  // namespace

void add_validate(CLI::App& program, Action& action) {
  struct Options {
    std::vector<std::string> files;
    std::vector<std::string> set;
    bool json = false;
    bool quiet = false;
  };
  CLI::App* const validate_files = program.add_subcommand(
      "validate", "Say all that is wrong with scenarios, experiments and entries of the catalogue, at once");
  validate_files->footer("Example:\n  coadopt validate scenarios/*.toml scenarios/sweeps/*.toml");
  const auto options = std::make_shared<Options>();
  validate_files
      ->add_option("FILE", options->files, "Files of scenarios, experiments or entries of the catalogue")
      ->required()
      ->expected(1, -1);
  validate_files->add_option("--set", options->set, "Set a parameter: table.key=value")->take_all();
  validate_files->add_flag("--json", options->json, "As JSON");
  validate_files->add_flag("--quiet", options->quiet, "Say nothing of files that are valid");
  validate_files->callback([options, &action] {
    action = [options] {
      std::size_t wrong = 0;
      nlohmann::ordered_json files = nlohmann::ordered_json::array();
      for (const std::string& file : options->files) {
        const std::vector<Problem> problems = problems_of(file, options->set);
        wrong += problems.empty() ? 0 : 1;
        if (options->json) {
          files.push_back(as_json(file, problems));
          continue;
        }
        complain_of(problems);
        if (problems.empty() && !options->quiet) fmt::print("{}: valid\n", file);
      }
      if (options->json) fmt::print("{}\n", files.dump(2));
      return wrong == 0 ? ExitCode::done : ExitCode::wrong_input;
    };
  });
}

}  // namespace coadopt

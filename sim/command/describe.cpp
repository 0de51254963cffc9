#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "command/catalogue_option.hpp"
#include "command/command.hpp"
#include "command/complain.hpp"
#include "command/description.hpp"
#include "scenario/files.hpp"
#include "scenario/nearest.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

struct Topic {
  std::string_view name;
  Description (*describe)();  // none for the catalogue, which is in files
};

constexpr std::array<Topic, 9> topics = {{{"parameters", &describe_parameters},
    {"assumptions", &describe_assumptions}, {"barriers", &describe_barriers}, {"levers", &describe_levers},
    {"interventions", nullptr}, {"structures", &describe_structures}, {"metrics", &describe_metrics},
    {"outcomes", &describe_outcomes}, {"schedule", &describe_schedule}}};

// The catalogue that was named, or else the installed one.
Description describe_catalogue(const std::string& given) {
  if (!given.empty()) return describe_interventions(given);
  const std::optional<fs::path> scenarios = own_scenarios();
  if (scenarios) return describe_interventions(*scenarios / "catalogue");
  throw std::invalid_argument(
      "there are no interventions to describe: no catalogue was installed with coadopt. Name a folder of "
      "entries "
      "with --catalogue, or reinstall coadopt.");
}

// Says which topic was probably meant, and which there are.
std::function<std::string(const std::string&)> one_of(const std::vector<std::string>& names) {
  return [names](const std::string& given) -> std::string {
    const std::vector<std::string_view> known(names.begin(), names.end());
    if (std::find(known.begin(), known.end(), given) != known.end()) return {};
    const auto meant = nearest(given, known);
    return fmt::format("there is no topic {}.{} Topics: {}", shown_key(given),
        meant ? fmt::format(" Did you mean {}?", *meant) : "", fmt::join(names, ", "));
  };
}

}  // namespace

void add_describe(CLI::App& program, Action& action) {
  struct Options {
    std::string topic;
    std::string name;
    std::string catalogue;
    bool json = false;
    bool markdown = false;
  };
  CLI::App* const describe = program.add_subcommand(
      "describe", "Describe the model: parameters, levers, interventions, measures and more");
  describe->footer(
      "Examples:\n"
      "  coadopt describe schedule\n"
      "  coadopt describe interventions coaches\n"
      "  coadopt describe parameters adoption\n"
      "  coadopt describe parameters adoption.talk\n"
      "  coadopt describe assumptions --json");
  const auto options = std::make_shared<Options>();
  std::vector<std::string> names;
  for (const Topic& one : topics) names.emplace_back(one.name);
  describe->add_option("TOPIC", options->topic, fmt::format("{}", fmt::join(names, ", ")))
      ->required()
      ->check(one_of(names))
      ->type_name("TOPIC");
  describe->add_option("NAME", options->name, "Only the entry of this name, or the entries of this table");
  describe
      ->add_option("--catalogue", options->catalogue,
          "Folder of entries that `describe interventions` describes. Default: the one installed with coadopt")
      ->check(&unfit_as_catalogue)
      ->type_name("DIR");
  describe->add_flag("--json", options->json, "As JSON");
  describe->add_flag("--markdown", options->markdown, "As Markdown, as in docs/")->excludes("--json");
  describe->callback([options, &action] {
    action = [options] {
      for (const Topic& one : topics) {
        if (one.name != options->topic) continue;
        Description description;
        try {
          description = one.describe == nullptr ? describe_catalogue(options->catalogue) : one.describe();
          if (!options->name.empty()) description = only(description, options->name);
        } catch (const std::invalid_argument& unknown) {
          complain("coadopt: {}\n", unknown.what());
          return ExitCode::wrong_input;
        }
        if (options->json) {
          say_json(as_json(description));
        } else {
          say("{}", options->markdown ? as_markdown(description) : as_text(description));
        }
        return ExitCode::done;
      }
      return ExitCode::wrong_input;
    };
  });
}

}  // namespace coadopt

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

#include "command/command.hpp"
#include "command/description.hpp"
#include "command/options.hpp"
#include "command/standard_streams.hpp"
#include "scenario/files.hpp"
#include "scenario/nearest.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

std::string escaped(const std::string& cell) {
  std::string text;
  for (const char letter : cell) text += letter == '|' ? std::string("\\|") : std::string(1, letter);
  return text;
}

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
      "entries with --catalogue, or reinstall coadopt.");
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

Description only(const Description& description, const std::string& name) {
  Description some = description;
  some.rows.clear();
  std::vector<std::string_view> names;
  for (const auto& row : description.rows) {
    names.emplace_back(row.front());
    if (row.front() == name || row.front().starts_with(name + ".")) some.rows.push_back(row);
  }
  if (some.rows.empty()) {
    const std::optional<std::string_view> meant = nearest(name, names);
    throw std::invalid_argument(fmt::format("{}: there is no entry \"{}\". {}", description.title, name,
        meant ? fmt::format("Did you mean {}?", *meant) : "Leave the name out to see all entries."));
  }
  return some;
}

std::string as_text(const Description& description) {
  std::string text = fmt::format("{}\n{}\n", description.title, description.introduction);
  for (const auto& row : description.rows) {
    text += fmt::format("\n{}\n", row.front());
    for (std::size_t i = 1; i < row.size(); ++i) {
      text += fmt::format("  {:<16} {}\n", description.columns[i], row[i]);
    }
  }
  return text;
}

std::string as_markdown(const Description& description) {
  std::string text = fmt::format("# {}\n\n{}\n\n|", description.title, description.introduction);
  for (const std::string& column : description.columns) text += fmt::format(" {} |", column);
  text += "\n|";
  for (std::size_t i = 0; i < description.columns.size(); ++i) text += " --- |";
  text += "\n";
  for (const auto& row : description.rows) {
    const bool is_identifier = row.front().find(' ') == std::string::npos;
    text += fmt::format(fmt::runtime(is_identifier ? "| `{}` |" : "| {} |"), escaped(row.front()));
    for (std::size_t i = 1; i < row.size(); ++i) text += fmt::format(" {} |", escaped(row[i]));
    text += "\n";
  }
  return text;
}

nlohmann::ordered_json as_json(const Description& description) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : description.rows) {
    nlohmann::ordered_json one;
    for (std::size_t i = 0; i < row.size(); ++i) one[description.columns[i]] = row[i];
    rows.push_back(one);
  }
  return rows;
}

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

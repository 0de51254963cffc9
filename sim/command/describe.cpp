#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "command/choose_entries.hpp"
#include "command/command.hpp"
#include "command/description.hpp"
#include "command/options.hpp"
#include "command/standard_streams.hpp"
#include "scenario/declared_keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/search.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

std::string escaped(const std::string& cell) {
  std::string text;
  for (const char letter : cell) text += letter == '|' ? std::string("\\|") : std::string(1, letter);
  return text;
}

struct Topic {
  std::string_view name;
  Description (*describe)();  // none for the catalogue, which is in files
};

constexpr std::array<Topic, 11> topics = {
    {{"parameters", &describe_parameters}, {"assumptions", &describe_assumptions},
        {"barriers", &describe_barriers}, {"levers", &describe_levers}, {"targets", &describe_targets},
        {"interventions", nullptr}, {"bases", &describe_bases}, {"structures", &describe_structures},
        {"metrics", &describe_metrics}, {"outcomes", &describe_outcomes}, {"schedule", &describe_schedule}}};

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
      if (!row[i].empty()) text += fmt::format("  {:<16} {}\n", description.columns[i], row[i]);
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

namespace {

struct DescribeOptions {
  std::string topic;
  Chosen chosen;
  bool json = false;
  bool markdown = false;
};

// A name among others, kept as its place among them.
template <class Choice, class Names>
CLI::Option* add_choice(CLI::App& describe, const std::string& option, std::optional<Choice>& into,
    const Names& names, const std::string& description) {
  const std::vector<std::string> known(names.begin(), names.end());
  return describe
      .add_option_function<std::string>(
          option,
          [&into, known](const std::string& name) {
            into = static_cast<Choice>(std::ranges::find(known, name) - known.begin());
          },
          fmt::format("{}: {}", description, fmt::join(known, ", ")))
      ->check(one_of(known))
      ->group("Of interventions")
      ->type_name("NAME");
}

// Those that only `describe interventions` has.
std::vector<CLI::Option*> add_search_options(CLI::App& describe, Chosen& chosen) {
  Search& search = chosen.search;
  std::vector<CLI::Option*> options = {
      add_choice(describe, "--barrier", search.barrier, names_of(all_barriers), "Entries that lower a barrier"),
      add_choice(describe, "--co", search.co, co_names, "Entries that act on one of the Four Co's"),
      add_choice(describe, "--target", search.target, entity_names, "Entries for one kind of target"),
      add_choice(describe, "--basis", search.basis, basis_names,
          "Entries with an effect or a cost whose size has the basis")};
  const auto add = [&](CLI::Option* option) { options.push_back(option->group("Of interventions")); };
  add(describe
          .add_option("--cost-below", search.cost_below,
              "Entries that cost less money in their first year, in GBP: in the place of --for, or else in the "
              "default partnership")
          ->transform(real_number(0, most_money))
          ->type_name("GBP"));
  add(describe.add_option("--text", search.words, "Entries that have all these words in their texts")
          ->type_name("WORDS"));
  add(describe
          .add_option("--for", chosen.place,
              "Add whom each entry would reach in the place of this scenario, at its own coverage, and what it "
              "would cost there in its first and second year: money, hours of staff, hours of users and "
              "residents")
          ->type_name("FILE"));
  add(describe
          .add_option("--catalogue", chosen.catalogue,
              "Folder of entries to describe. Default: the one installed with coadopt")
          ->check(&unfit_as_catalogue)
          ->type_name("DIR"));
  return options;
}

ExitCode describe_chosen(const DescribeOptions& options) {
  const ChosenEntries chosen = choose(options.chosen);
  if (chosen.entries.empty()) {
    const std::string why = why_none_fits(chosen.named, options.chosen.search);
    if (options.json) say_json(nlohmann::ordered_json::array());
    options.json ? complain("{}\n", why) : say("{}\n", why);
  } else if (options.json) {
    say_json(as_json(chosen.entries, chosen.catalogue));
  } else {
    const Description description = describe_interventions(chosen.entries, chosen.catalogue);
    say("{}", options.markdown ? as_markdown(description) : as_text(description));
  }
  return ExitCode::done;
}

ExitCode describe_topic(const DescribeOptions& options) {
  const auto topic = std::ranges::find(topics, options.topic, &Topic::name);
  if (topic->describe == nullptr) return describe_chosen(options);
  const std::string rests = options.topic == "assumptions" ? why_not_assumed(options.chosen.name) : "";
  if (!rests.empty()) {
    if (options.json) say_json(nlohmann::ordered_json::array());
    options.json ? to_standard_error(rests) : to_standard_output(rests);
    return ExitCode::done;
  }
  Description description = topic->describe();
  if (!options.chosen.name.empty()) description = only(description, options.chosen.name);
  if (options.json) {
    say_json(as_json(description));
  } else {
    say("{}", options.markdown ? as_markdown(description) : as_text(description));
  }
  return ExitCode::done;
}

}  // namespace

void add_describe(CLI::App& program, Action& action) {
  CLI::App* const describe = program.add_subcommand(
      "describe", "Describe the model: parameters, levers, interventions, measures and more");
  describe->footer(
      "Examples:\n"
      "  coadopt describe schedule\n"
      "  coadopt describe parameters adoption.talk\n"
      "  coadopt describe assumptions --json\n"
      "  coadopt describe interventions coaches\n"
      "  coadopt describe interventions --barrier time --target staff\n"
      "  coadopt describe interventions --co deliver --basis trial --cost-below 100000\n"
      "  coadopt describe interventions --text \"peer support\" --for "
      "scenarios/invented_council/scenario.toml");
  const auto options = std::make_shared<DescribeOptions>();
  std::vector<std::string> names;
  for (const Topic& one : topics) names.emplace_back(one.name);
  describe->add_option("TOPIC", options->topic, fmt::format("{}", fmt::join(names, ", ")))
      ->required()
      ->check(one_of(names))
      ->type_name("TOPIC");
  describe->add_option(
      "NAME", options->chosen.name, "Only the entry of this name, or the entries of this table");
  describe->add_flag("--json", options->json, "As JSON");
  describe->add_flag("--markdown", options->markdown, "As Markdown, as in docs/")->excludes("--json");
  const std::vector<CLI::Option*> of_interventions = add_search_options(*describe, options->chosen);
  describe->callback([options, of_interventions, &action] {
    action = [options, of_interventions] {
      try {
        for (const CLI::Option* one : of_interventions) {
          if (options->topic == "interventions" || one->count() == 0) continue;
          throw std::invalid_argument(fmt::format(
              "{0} is for the topic interventions: coadopt describe interventions {0} ...", one->get_name()));
        }
        return describe_topic(*options);
      } catch (const std::invalid_argument& unknown) {
        complain("coadopt: {}\n", unknown.what());
        return ExitCode::wrong_input;
      }
    };
  });
}

}  // namespace coadopt

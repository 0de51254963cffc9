#include "command/command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/nearest.hpp"
#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

// Every option that the command has, as it is typed.
std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> all;
  for (const CLI::Option* one : command.get_options()) {
    for (const std::string& name : one->get_lnames()) all.push_back("--" + name);
  }
  return all;
}

// Words that no command takes, each option with the one that was most likely meant.
std::string unknown_words(const CLI::App& command, const std::vector<std::string>& words) {
  const std::vector<std::string> options = options_of(command);
  const std::vector<std::string_view> known(options.begin(), options.end());
  std::vector<std::string> sentences;
  for (const std::string& word : words) {
    const bool option = word.starts_with("-");
    const auto meant = option ? nearest(word.substr(0, word.find('=')), known) : std::nullopt;
    sentences.push_back(fmt::format("{} is {}.{}", shown_key(word), option ? "not an option" : "unexpected",
        meant ? fmt::format(" Did you mean {}?", *meant) : ""));
  }
  const CLI::Option* const text = command.get_option_no_throw("--text");
  if (text != nullptr && text->count() > 0 && !words.front().starts_with("-"))
    sentences.emplace_back("Put several words after --text in quotes.");
  return fmt::format("{}", fmt::join(sentences, " "));
}

// CLI11's own words name options as it finds them, not as people give them.
std::string plainly(const CLI::App& program, const CLI::App& asked, const std::string& what) {
  if (what == "A subcommand is required") {
    std::vector<std::string> known;
    for (const CLI::App* one : program.get_subcommands({})) known.push_back(one->get_name());
    return fmt::format("name a subcommand: {}", fmt::join(known, ", "));
  }
  if (what == "--output is required") {
    return fmt::format("name the file to write, with -o {}", asked.get_option("--output")->get_type_name());
  }
  if (what.starts_with("SCENARIO: At Most 1 required")) {
    return "one scenario is run at a time; `coadopt compare` runs several side by side";
  }
  if (what.find("At least 2 required") != std::string::npos) {
    return "a comparison needs two scenario files or more; the first is the reference";
  }
  std::smatch found;
  if (std::regex_match(what, found, std::regex("(-[^:]*): At Most 1 required but received ([0-9]+)"))) {
    return fmt::format("{} is given {} times; give it once", found.str(1), found.str(2));
  }
  if (std::regex_match(what, found, std::regex("(-[^ ]*) excludes (-[^ ]*)"))) {
    return fmt::format("{} and {} cannot be given together", found.str(1), found.str(2));
  }
  if (std::regex_match(what, found, std::regex("(-[^ ]*) requires (-[^ ]*)"))) {
    return fmt::format("{} is only for {}; give both", found.str(1), found.str(2));
  }
  if (std::regex_match(what, found, std::regex("(-[^:]*): 1 required (.*) missing"))) {
    return fmt::format("{} needs a value ({})", found.str(1), found.str(2));
  }
  return what;
}

}  // namespace

std::string misuse_text(const CLI::App* program, const CLI::Error& error) {
  const std::vector<CLI::App*> chosen = program->get_subcommands();
  const std::string command = chosen.empty() ? "coadopt" : "coadopt " + chosen.front()->get_name();
  const CLI::App& asked = chosen.empty() ? *program : *chosen.front();
  const std::vector<std::string> unknown = program->remaining(true);
  const std::string why =
      unknown.empty() ? plainly(*program, asked, error.what()) + "." : unknown_words(asked, unknown);
  return visible(fmt::format("{}: {} See {} --help.\n", command, why, command));
}

}  // namespace coadopt

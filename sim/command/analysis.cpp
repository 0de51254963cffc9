#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <vector>

#include "command/analysis_call.hpp"
#include "command/command.hpp"

namespace coadopt {

namespace {

// Becomes the Python package of the analysis, started with these words, the first of which is its command.
// Comes back only where it cannot be started, which is reported.
ExitCode hand_over(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = analysis_call();
  if (words.empty()) return ExitCode::failed;
  words.insert(words.end(), arguments.begin(), arguments.end());
  execv(words.front().c_str(), pointers_to(words).data());
  complain_of_start(words.front(), errno);
  return ExitCode::failed;
}

// The subcommand as it was given: its name, options as --NAME or --NAME=VALUE, and after "--" the file.
std::vector<std::string> words_of(const CLI::App& command) {
  std::vector<std::string> words = {command.get_name()};
  std::vector<std::string> files = {"--"};
  for (const CLI::Option* const option : command.get_options()) {
    if (option->count() == 0) continue;
    const std::vector<std::string> names = option->get_lnames();
    if (names.empty()) {
      files.push_back(option->as<std::string>());
    } else if (option->get_items_expected_max() == 0) {
      if (option->as<bool>()) words.push_back("--" + names.front());
    } else {
      for (const std::string& value : option->results()) {
        const bool has_none = value.empty() && option->get_items_expected_min() == 0;
        words.push_back(has_none ? "--" + names.front() : fmt::format("--{}={}", names.front(), value));
      }
    }
  }
  words.insert(words.end(), files.begin(), files.end());
  return words;
}

void hand_over_when_chosen(CLI::App& command, Action& action) {
  command.callback([&command, &action] { action = [&command] { return hand_over(words_of(command)); }; });
}

void add_chart_options(CLI::App& command, const std::string& numbers) {
  command.add_option("--charts", "Folder for charts as PNG and SVG")->type_name("DIR");
  command.add_option("--csv")->description(numbers + ". Default: the folder of the charts")->type_name("DIR");
  command.add_flag("--force")->description("Replace files that exist");
  command.add_flag("--quiet")->description("Print errors only");
}

}  // namespace

void add_brief(CLI::App& program, Action& action) {
  CLI::App* const brief =
      program.add_subcommand("brief", "Write a briefing on a results file: page, PDF, charts, numbers");
  brief->footer(
      "Examples:\n"
      "  coadopt brief skill.h5 -o briefing.html --pdf\n"
      "  coadopt brief skill.h5 --diagnosis diagnosis.h5 -o briefing.html\n"
      "  coadopt brief skill.h5 --charts charts --csv numbers");
  brief->add_option("FILE", "Results file")->required()->type_name("FILE.h5");
  brief->add_option("-o,--output", "The briefing as one page that opens offline")->type_name("FILE.html");
  brief->add_option("--pdf", "The briefing as PDF. Default: beside the page, with its name")
      ->type_name("FILE.pdf")
      ->expected(0, 1);
  brief->add_option("--diagnosis", "What `coadopt diagnose` wrote for one of the scenarios in FILE")
      ->type_name("FILE.h5");
  add_chart_options(*brief, "Folder for the numbers behind the charts, as CSV");
  brief->add_flag("--json")->description("Print the finding and a list of the charts as JSON");
  hand_over_when_chosen(*brief, action);
}

void add_sensitivity(CLI::App& program, Action& action) {
  CLI::App* const command = program.add_subcommand("sensitivity", "Find what decides the outcomes of a sweep");
  command->footer(
      "Examples:\n"
      "  coadopt sensitivity small.h5\n"
      "  coadopt sensitivity small.h5 --outcome practice_in_use --box \"practice_in_use < 10%\"\n"
      "  coadopt sensitivity assumptions.h5 --scenario \"Coaches and pooled budgets\" --against Baseline "
      "--fails\n"
      "  coadopt sensitivity where.h5 --value --worth 50000 --questions questions.json\n"
      "  coadopt sensitivity assumptions.h5 --charts charts --csv numbers");
  command->add_option("FILE", "Results file of a sweep")->required()->type_name("FILE.h5");
  command
      ->add_option(
          "--outcome", "Outcome to look at, as named in the file. Default: the main ones. May be given again")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  command->add_option("--scenario", "Scenario to look at. Default: all but the reference")->type_name("NAME");
  command
      ->add_option("--against",
          "Scenario to subtract from it, run by run. Default: the first, unless --scenario is given")
      ->type_name("NAME");
  command->add_option("--box", "Find where this holds, such as \"practice_in_use < 0.1\"")
      ->type_name("CONDITION");
  command->add_flag("--fails")->description("Find where a scenario does not beat its reference");
  command->add_flag("--value")->description(
      "Find what knowing more is worth before one of the scenarios is chosen, by parameter");
  command
      ->add_option("--worth",
          "With --value: what a unit of the outcome, such as a percentage point, is worth; the choice is by "
          "that "
          "less cost")
      ->type_name("GBP");
  command
      ->add_option(
          "--questions", "With --value: survey questions, as `coadopt describe assumptions --json` prints them")
      ->type_name("FILE.json");
  add_chart_options(*command, "Folder for all numbers, as CSV");
  command->add_flag("--json")->description("Print all that was found as JSON");
  hand_over_when_chosen(*command, action);
}

}  // namespace coadopt

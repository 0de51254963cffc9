#include <memory>
#include <string>
#include <vector>

#include "command/analysis.hpp"
#include "command/command.hpp"

namespace coadopt {

void add_sensitivity(CLI::App& program, Action& action) {
  struct Options {
    std::string file;
    std::vector<std::string> outcomes;
    std::string scenario;
    std::string against;
    std::string box;
    std::string charts;
    std::string csv;
    bool fails = false;
    bool force = false;
    bool quiet = false;
    bool json = false;
  };
  CLI::App* const told = program.add_subcommand("sensitivity", "Find what decides the outcomes of a sweep");
  told->footer(
      "Examples:\n"
      "  coadopt sensitivity small.h5\n"
      "  coadopt sensitivity small.h5 --outcome practice_in_use --box \"practice_in_use < 10%\"\n"
      "  coadopt sensitivity assumptions.h5 --scenario \"Coaches and pooled budgets\" --against Baseline "
      "--fails\n"
      "  coadopt sensitivity assumptions.h5 --charts charts --csv numbers");
  const auto options = std::make_shared<Options>();
  told->add_option("FILE", options->file, "Results file of a sweep")->required()->type_name("FILE.h5");
  told->add_option("--outcome", options->outcomes,
          "Outcome to look at, as named in the file. Default: the main ones. May be given again")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  told->add_option("--scenario", options->scenario, "Scenario to look at. Default: all but the reference")
      ->type_name("NAME");
  told->add_option("--against", options->against,
          "Scenario to subtract from it, run by run. Default: the first, unless --scenario is given")
      ->type_name("NAME");
  told->add_option("--box", options->box, "Find where this holds, such as \"practice_in_use < 0.1\"")
      ->type_name("CONDITION");
  told->add_flag("--fails", options->fails, "Find where a scenario does not beat its reference");
  told->add_option("--charts", options->charts, "Folder for charts as PNG and SVG")->type_name("DIR");
  told->add_option("--csv", options->csv, "Folder for all numbers, as CSV. Default: the folder of the charts")
      ->type_name("DIR");
  told->add_flag("--force", options->force, "Replace files that exist");
  told->add_flag("--quiet", options->quiet, "Print errors only");
  told->add_flag("--json", options->json, "Print all that was found as JSON");
  told->callback([options, &action] {
    action = [options] {
      std::vector<std::string> words = {"sensitivity"};
      for (const std::string& one : options->outcomes) words.push_back("--outcome=" + one);
      const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) words.push_back(std::string(name) + "=" + value);
      };
      add("--scenario", options->scenario);
      add("--against", options->against);
      add("--box", options->box);
      add("--charts", options->charts);
      add("--csv", options->csv);
      if (options->fails) words.emplace_back("--fails");
      if (options->force) words.emplace_back("--force");
      if (options->quiet) words.emplace_back("--quiet");
      if (options->json) words.emplace_back("--json");
      words.insert(words.end(), {"--", options->file});
      return hand_over(words);
    };
  });
}

}  // namespace coadopt

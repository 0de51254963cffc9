#include <memory>
#include <string>
#include <vector>

#include "command/analysis.hpp"
#include "command/command.hpp"

namespace coadopt {

void add_brief(CLI::App& program, Action& action) {
  struct Options {
    std::string file;
    std::string page;
    std::string pdf;
    std::string charts;
    std::string csv;
    bool force = false;
    bool quiet = false;
    bool json = false;
  };
  CLI::App* const brief =
      program.add_subcommand("brief", "Write a briefing on a results file: page, PDF, charts, numbers");
  brief->footer(
      "Examples:\n"
      "  coadopt brief skill.h5 -o briefing.html --pdf\n"
      "  coadopt brief skill.h5 --charts charts --csv numbers");
  const auto options = std::make_shared<Options>();
  brief->add_option("FILE", options->file, "Results file")->required()->type_name("FILE.h5");
  brief->add_option("-o,--output", options->page, "The briefing as one page that opens offline")
      ->type_name("FILE.html");
  CLI::Option* const pdf =
      brief->add_option("--pdf", options->pdf, "The briefing as PDF. Default: beside the page, with its name")
          ->type_name("FILE.pdf")
          ->expected(0, 1);
  brief->add_option("--charts", options->charts, "Folder for charts as PNG and SVG")->type_name("DIR");
  brief
      ->add_option("--csv", options->csv,
          "Folder for the numbers behind the charts, as CSV. Default: the folder of the charts")
      ->type_name("DIR");
  brief->add_flag("--force", options->force, "Replace files that exist");
  brief->add_flag("--quiet", options->quiet, "Print errors only");
  brief->add_flag("--json", options->json, "Print the finding and a list of the charts as JSON");
  brief->callback([options, pdf, &action] {
    action = [options, with_pdf = pdf->count() > 0] {
      std::vector<std::string> arguments = {"brief"};
      if (!options->page.empty()) arguments.push_back("--output=" + options->page);
      if (with_pdf) arguments.push_back(options->pdf.empty() ? "--pdf" : "--pdf=" + options->pdf);
      if (!options->charts.empty()) arguments.push_back("--charts=" + options->charts);
      if (!options->csv.empty()) arguments.push_back("--csv=" + options->csv);
      if (options->force) arguments.emplace_back("--force");
      if (options->quiet) arguments.emplace_back("--quiet");
      if (options->json) arguments.emplace_back("--json");
      arguments.insert(arguments.end(), {"--", options->file});
      return hand_over(arguments);
    };
  });
}

}  // namespace coadopt

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "provenance.hpp"

namespace coadopt {

namespace {

constexpr const char* python = "/usr/bin/python3";  // the one the packages install for

// Where the Python package is: installed beside the program, or in the tree it was built from.
std::filesystem::path analysis_folder() {
  std::error_code ignored;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::vector<std::filesystem::path> candidates = {
      self.parent_path().parent_path() / "share" / "coadopt" / "analysis",
      std::filesystem::path(provenance::install_data_dir) / "analysis",
      std::filesystem::path(provenance::analysis_source_dir)};
  for (const std::filesystem::path& one : candidates) {
    if (!one.empty() && std::filesystem::exists(one / "coadopt_analysis" / "__main__.py", ignored)) return one;
  }
  return {};
}

ExitCode hand_over(const std::vector<std::string>& arguments) {
  const std::filesystem::path folder = analysis_folder();
  if (folder.empty()) {
    fmt::print(stderr,
        "coadopt: the Python package coadopt_analysis is not where this program was installed. "
        "Reinstall coadopt, or run it from its source tree.\n");
    return ExitCode::failed;
  }
  std::string path = folder.string();
  if (const char* before = std::getenv("PYTHONPATH"); before != nullptr) path += std::string(":") + before;
  setenv("PYTHONPATH", path.c_str(), 1);
  setenv("PYTHONDONTWRITEBYTECODE", "1", 1);

  std::vector<std::string> words = {python, "-m", "coadopt_analysis", "brief"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(python, argv.data());
  fmt::print(stderr,
      "coadopt: {} cannot be started ({}). Install python3 and the packages that README.md lists.\n", python,
      std::strerror(errno));
  return ExitCode::failed;
}

}  // namespace

void add_brief(CLI::App& program, Action& action) {
  struct Options {
    std::string file;
    std::string charts;
    std::string csv;
    bool force = false;
    bool quiet = false;
    bool json = false;
  };
  CLI::App* const brief = program.add_subcommand("brief", "Draw the charts of a results file");
  brief->footer("Example:\n  coadopt brief skill.h5 --charts charts");
  const auto options = std::make_shared<Options>();
  brief->add_option("FILE", options->file, "Results file")->required()->type_name("FILE.h5");
  brief->add_option("--charts", options->charts, "Folder for charts as PNG and SVG")->type_name("DIR");
  brief->add_option("--csv", options->csv, "Folder for the numbers behind them; without it beside the charts")
      ->type_name("DIR");
  brief->add_flag("--force", options->force, "Replace charts that exist");
  brief->add_flag("--quiet", options->quiet, "Print errors only");
  brief->add_flag("--json", options->json, "Print the finding and a list of the charts as JSON");
  brief->callback([options, &action] {
    action = [options] {
      std::vector<std::string> arguments;
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

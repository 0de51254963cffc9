#include "command/analysis.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "command/complain.hpp"
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

}  // namespace

ExitCode hand_over(const std::vector<std::string>& arguments) {
  const std::filesystem::path folder = analysis_folder();
  if (folder.empty()) {
    complain(
        "coadopt: the Python package coadopt_analysis is not where this program was installed. "
        "Reinstall coadopt, or run it from its source tree.\n");
    return ExitCode::failed;
  }
  std::string path = folder.string();
  if (const char* before = std::getenv("PYTHONPATH"); before != nullptr) path += std::string(":") + before;
  setenv("PYTHONPATH", path.c_str(), 1);
  setenv("PYTHONDONTWRITEBYTECODE", "1", 1);

  std::vector<std::string> words = {python, "-m", "coadopt_analysis"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(python, argv.data());
  complain("coadopt: {} cannot be started ({}). Install python3 and the packages that README.md lists.\n",
      python, std::strerror(errno));
  return ExitCode::failed;
}

}  // namespace coadopt

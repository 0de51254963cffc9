#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "provenance.hpp"
#include "scenario/exposed.hpp"
#include "scenario/files.hpp"
#include "scenario/origin.hpp"

namespace coadopt {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

std::string real_name(const std::string& path) {
  std::error_code error;
  const fs::path same = fs::weakly_canonical(path, error);
  return (error ? fs::path(path).lexically_normal() : same).string();
}

std::vector<std::string> entry_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator one(folder, error), end; !error && one != end; one.increment(error)) {
    if (one->path().extension() == ".toml") names.push_back(one->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

namespace {

OwnScenarios found_scenarios() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  // Beside the program first, so that one that was moved with its data never takes those of another build.
  const std::array<fs::path, 3> candidates = {
      program.empty() ? fs::path()
                      : program.parent_path() / provenance::install_data_dir_from_binary / "scenarios",
      fs::path(provenance::scenario_source_dir), fs::path(provenance::install_data_dir) / "scenarios"};
  OwnScenarios found;
  for (const fs::path& one : candidates) {
    if (!one.is_absolute() || !fs::is_directory(one / "catalogue", error)) continue;
    const std::string exposed = exposed_by(fs::canonical(one, error));
    if (exposed.empty()) return {.folder = one.lexically_normal().string()};
    if (!found.problem.empty()) continue;
    found.problem = fmt::format(
        "the scenarios that came with coadopt, in {}, are not used, because others may have changed them: {}. "
        "Take "
        "that right from them, or install coadopt where only you or an administrator may write.",
        one.lexically_normal().string(), exposed);
  }
  return found;
}

}  // namespace

OwnScenarios own_scenarios() {
  static const OwnScenarios found = found_scenarios();
  return found;
}

Origin origin() {
  return {.version = provenance::version,
      .git_commit = provenance::git_commit,
      .compiler = provenance::compiler,
      .analysis_source_dir = provenance::analysis_source_dir,
      .install_data_dir = provenance::install_data_dir};
}

}  // namespace coadopt

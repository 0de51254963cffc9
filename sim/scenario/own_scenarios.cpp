#include "scenario/own_scenarios.hpp"

#include <array>
#include <system_error>

#include "provenance.hpp"

namespace coadopt {

std::optional<std::filesystem::path> own_scenarios() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  // Beside the program first, so that one that was moved with its data never takes those of another build.
  const std::array<fs::path, 3> candidates = {
      program.empty() ? fs::path()
                      : program.parent_path() / provenance::install_data_dir_from_binary / "scenarios",
      fs::path(provenance::scenario_source_dir), fs::path(provenance::install_data_dir) / "scenarios"};
  for (const fs::path& one : candidates) {
    if (one.is_absolute() && fs::is_directory(one / "catalogue", error)) return one.lexically_normal();
  }
  return std::nullopt;
}

}  // namespace coadopt

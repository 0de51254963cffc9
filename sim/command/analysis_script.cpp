#include "command/analysis_script.hpp"

#include <fmt/format.h>

#include <system_error>

#include "scenario/exposed.hpp"
#include "scenario/origin.hpp"

namespace coadopt {

namespace fs = std::filesystem;

AnalysisScript analysis_script() {
  std::error_code ignored;
  const fs::path self = fs::read_symlink("/proc/self/exe", ignored);
  std::string exposed;
  for (const fs::path& one : {self.parent_path().parent_path() / "share" / "coadopt" / "analysis",
           fs::path(origin().install_data_dir) / "analysis", fs::path(origin().analysis_source_dir)}) {
    if (!one.is_absolute()) continue;
    std::error_code error;
    const fs::path script = fs::canonical(one / "start.py", error);
    if (error) continue;
    const std::string problem = exposed_by(script.parent_path());
    if (problem.empty()) return {.file = script};
    if (exposed.empty()) {
      exposed = fmt::format(
          "{} is not run, because others may have changed it: {}. Take that right from them, or install "
          "coadopt where only you or an administrator may write.",
          script.string(), problem);
    }
  }
  if (!exposed.empty()) return {.problem = exposed};
  return {.problem =
              "the Python package coadopt_analysis is not where this program was installed. Reinstall coadopt, "
              "or run it from its source tree."};
}

}  // namespace coadopt

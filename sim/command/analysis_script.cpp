#include "command/analysis_script.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <vector>

#include "scenario/origin.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

bool is_open_to_all(const struct stat& status) { return (status.st_mode & S_IWOTH) != 0; }
bool is_sticky(const struct stat& status) { return S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX) != 0; }

// The same of a script and all that is in the package beside it.
std::string exposed_in_all(const fs::path& script, unsigned program_owner) {
  std::string problem = exposed_by(script, program_owner);
  std::error_code error;
  const fs::path package = script.parent_path() / "coadopt_analysis";
  for (fs::recursive_directory_iterator at(package, error), end; problem.empty() && !error && at != end;
       at.increment(error)) {
    struct stat status {};
    if (::stat(at->path().c_str(), &status) == 0 && is_open_to_all(status)) {
      problem = exposed_by(at->path(), program_owner);
    }
  }
  return problem;
}

}  // namespace

std::string exposed_by(const fs::path& file, unsigned program_owner) {
  for (fs::path part = file; part != part.parent_path(); part = part.parent_path()) {
    struct stat here {};
    struct stat above {};
    if (::stat(part.c_str(), &here) != 0 || ::stat(part.parent_path().c_str(), &above) != 0) {
      return fmt::format("{} cannot be examined", part.string());
    }
    if (is_open_to_all(here) && !is_sticky(here)) {
      return fmt::format("everybody may write to {0} (chmod o-w {0})", part.string());
    }
    const bool is_trusted = here.st_uid == 0 || here.st_uid == ::geteuid() || here.st_uid == program_owner ||
                            !is_open_to_all(above);
    if (!is_trusted) {
      return fmt::format(
          "{} is in a folder that everybody may write to, and belongs neither to you nor to root nor to the "
          "owner of coadopt",
          part.string());
    }
  }
  return "";
}

AnalysisScript analysis_script() {
  std::error_code ignored;
  const fs::path self = fs::read_symlink("/proc/self/exe", ignored);
  struct stat program {};
  const bool known = ::stat("/proc/self/exe", &program) == 0;
  std::string exposed;
  for (const fs::path& one : {self.parent_path().parent_path() / "share" / "coadopt" / "analysis",
           fs::path(origin().install_data_dir) / "analysis", fs::path(origin().analysis_source_dir)}) {
    if (!one.is_absolute()) continue;
    std::error_code error;
    const fs::path script = fs::canonical(one / "start.py", error);
    if (error) continue;
    const std::string problem = exposed_in_all(script, known ? program.st_uid : ::geteuid());
    if (problem.empty()) return {.file = script};
    if (exposed.empty()) {
      exposed = fmt::format(
          "{} is not run, because others may have changed it: {}. Take that right from them, or install "
          "coadopt "
          "where only you or an administrator may write.",
          script.string(), problem);
    }
  }
  if (!exposed.empty()) return {.problem = exposed};
  return {.problem =
              "the Python package coadopt_analysis is not where this program was installed. Reinstall coadopt, "
              "or run it from its source tree."};
}

}  // namespace coadopt

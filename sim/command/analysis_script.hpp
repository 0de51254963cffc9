#pragma once

#include <filesystem>
#include <string>

namespace coadopt {

// The script that starts the Python package.
struct AnalysisScript {
  std::filesystem::path file = {};  // empty where there is none that may be run
  std::string problem = {};         // why, as a sentence with a way out
};

// That installed beside the program, or in the tree it was built from; none that somebody else could have put
// there or can change.
[[nodiscard]] AnalysisScript analysis_script();

// What lets others change a file that is run, in words; empty where nothing does. Nothing on its path, the file
// itself included, may be writable by everybody, except a folder such as /tmp in which only owners rename and
// remove: what is on the path next must then belong to root, to who runs the program, or to who owns it.
// The path has no links.
[[nodiscard]] std::string exposed_by(const std::filesystem::path& file, unsigned program_owner);

}  // namespace coadopt

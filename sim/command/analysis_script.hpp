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
// there or can change (scenario/exposed.hpp).
[[nodiscard]] AnalysisScript analysis_script();

}  // namespace coadopt

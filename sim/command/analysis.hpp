#pragma once

#include <string>
#include <vector>

#include "command/command.hpp"

namespace coadopt {

// Becomes the Python package of the analysis, started with these words, the first of which is its command.
// Comes back only where it cannot be started, which is told.
[[nodiscard]] ExitCode hand_over(const std::vector<std::string>& words);

}  // namespace coadopt

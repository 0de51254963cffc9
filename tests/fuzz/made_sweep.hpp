#pragma once

#include <string>
#include <vector>

namespace coadopt::fuzz {

// The results file of a small sweep that never ran, sound and with everything that such a file can have.
[[nodiscard]] const std::string& made_sweep();

// Its variables, and its groups.
[[nodiscard]] const std::vector<std::string>& made_variables();
[[nodiscard]] const std::vector<std::string>& made_groups();

}  // namespace coadopt::fuzz

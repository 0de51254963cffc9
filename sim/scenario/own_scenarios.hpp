#pragma once

#include <filesystem>
#include <optional>

namespace coadopt {

// The folder of the scenarios that came with the program: where it was installed, or the source tree it was
// built in. None if neither has one.
[[nodiscard]] std::optional<std::filesystem::path> own_scenarios();

}  // namespace coadopt

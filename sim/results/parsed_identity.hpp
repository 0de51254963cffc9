#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace coadopt {

// JSON text that may come from anywhere. Throws std::runtime_error where it is none, or where it is nested
// deeper than any identity: comparing and writing JSON recurses.
[[nodiscard]] nlohmann::ordered_json parsed_identity(const std::string& text);

}  // namespace coadopt

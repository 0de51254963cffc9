#pragma once

#include <string>

#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// What `--set table.key=value` says, as if it were a file of that one key. The value is TOML; what is not
// TOML is text.
[[nodiscard]] Checked<Table> parse_override(const std::string& option);

}  // namespace coadopt

#pragma once

#include <string>

namespace coadopt {

// The part of docs/results-format.md on the group `comparison`.
[[nodiscard]] std::string comparison_format_markdown();

}  // namespace coadopt

#pragma once

#include <string>

namespace coadopt {

// The section of docs/results-format.md on the file of a budget's search.
[[nodiscard]] std::string budget_format_markdown();

}  // namespace coadopt

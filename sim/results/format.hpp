#pragma once

#include <string>

namespace coadopt {

// docs/results-format.md: the layout of a results file, from the declarations that it is written by.
[[nodiscard]] std::string results_format_markdown();

}  // namespace coadopt

#pragma once

#include <string>
#include <vector>

namespace coadopt {

// How the Python package of the analysis is started: a Python, its options and the script, to be followed by
// the package's own words. Empty where there is none, which is reported.
[[nodiscard]] std::vector<std::string> analysis_call();

// Reports that this Python could not be started.
void complain_of_start(const std::string& python, int error_number);

// Words as the system takes them, valid while they live.
[[nodiscard]] std::vector<char*> pointers_to(std::vector<std::string>& words);

}  // namespace coadopt

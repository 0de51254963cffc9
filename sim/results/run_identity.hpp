#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// All that the replicates of a run or comparison depend on, as JSON text: what wrote them, with which seed,
// which scenarios and measures, how many replicates and months; and what is to become of a file that stands
// under the output's name.
[[nodiscard]] std::string identity_text(const ResultsPlan& plan, Existing existing);

// What the text says was to become of a file under the output's name.
[[nodiscard]] Existing existing_in(const std::string& identity);

// What differs between two runs so that replicates of one are not replicates of the other, each in words: "the
// seed is 2, and was 1". `now` is the one asked for, `before` the one that there is.
[[nodiscard]] std::vector<std::string> run_differences(const std::string& now, const std::string& before);

// The same between the plan and a results file, as far as the file says what it is of: the build of a program
// whose sources are no commit's is not in it. Of a file that cannot be read, or is no results file of a run or
// comparison, it says that.
[[nodiscard]] std::vector<std::string> run_differences(
    const ResultsPlan& plan, const std::filesystem::path& file);

// "complete", or how many replicates the results file has; empty where it cannot be read.
[[nodiscard]] std::string status_of(const std::filesystem::path& file);

}  // namespace coadopt

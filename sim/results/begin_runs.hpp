#pragma once

#include <filesystem>
#include <optional>

#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The journal of a run or comparison that begins or is resumed.
struct BegunRuns {
  Journal journal;
  Existing existing;  // what is to become of a file under the output's name
};

// The journal of this run that is there, or a new one. Nothing where the results file is there already, with
// all replicates. Throws OutputRefused with what stands in the way: something there that is neither to be kept
// nor to be replaced, or that is of another run, and then with all that differs; WriteFailed.
[[nodiscard]] std::optional<BegunRuns> begin_runs(
    const ResultsPlan& plan, const std::filesystem::path& output, Before before);

}  // namespace coadopt

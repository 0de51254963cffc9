#pragma once

#include <filesystem>

#include "experiment/begin_journal.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The runs of a plan, for begin_journal() and count_kept(): what a journal, or else a finished results file,
// has of them is kept, and what it has of others refused with all that differs. The plan and `stop` must live
// as long.
[[nodiscard]] ResumableRuns resumable(const ResultsPlan& plan, const std::filesystem::path& output,
    Before before, bool retry_failed = false, const Stop& stop = never_stopped);

// Throws OutputRefused where a file of the name is there that so many finished runs of the plan are not to
// replace: it is of other runs, has more of them, or another program changed it.
void check_loses_no_runs(const std::filesystem::path& file, const ResultsPlan& plan, std::uint64_t done);

}  // namespace coadopt

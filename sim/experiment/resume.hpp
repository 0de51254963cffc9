#pragma once

#include <filesystem>
#include <optional>

#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

// The journal that a sweep with this output goes on with, or a new one. What a journal, or else a finished
// results file, has of the plan's runs is in it. Nothing where the finished file has all of them. Throws
// OutputRefused with what stands in the way: something there that is not to be kept or replaced, or that is of
// another sweep, and then with all that differs; WriteFailed.
[[nodiscard]] std::optional<Journal> begin_journal(
    const SweepPlan& plan, const std::filesystem::path& output, Before before, bool retry_failed);

}  // namespace coadopt

#pragma once

#include <filesystem>
#include <optional>

#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

// What is to become of what is there already of a sweep.
enum class Before : std::uint8_t {
  refuse,   // nothing may be there
  replace,  // it is thrown away
  keep,     // it is gone on from
  extend    // the same, and there may be more replicates now
};

// FILE.h5 -> FILE.h5.runs
[[nodiscard]] std::filesystem::path journal_path(const std::filesystem::path& output);

// The journal that a sweep with this output goes on with, or a new one. What a journal, or else a finished
// results file, has of the plan's runs is in it. Nothing where the finished file has all of them. Throws
// OutputRefused with what stands in the way: something there that is not to be kept or replaced, or that is of
// another sweep, and then with all that differs; WriteFailed.
[[nodiscard]] std::optional<Journal> begin_journal(
    const SweepPlan& plan, const std::filesystem::path& output, Before before, bool retry_failed);

}  // namespace coadopt

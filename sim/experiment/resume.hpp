#pragma once

#include <filesystem>
#include <optional>

#include "experiment/begin_journal.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The journal with this output that is there, or a new one. What a journal, or else a finished results file,
// has of the plan's runs is in it. Nothing where the finished file has all of them. Throws OutputRefused with
// what stands in the way: something there that is not to be kept or replaced, or that is of other runs, and
// then with all that differs; WriteFailed; Stopped while finished runs are read.
[[nodiscard]] std::optional<BegunJournal> begin_journal(const ResultsPlan& plan,
    const std::filesystem::path& output, Before before, bool retry_failed = false,
    const Stop& stop = never_stopped);

// How many of the plan's runs such a command would keep. Writes nothing; throws as begin_journal() does.
[[nodiscard]] std::uint64_t count_kept(const ResultsPlan& plan, const std::filesystem::path& output,
    Before before, bool retry_failed = false, const Stop& stop = never_stopped);

// Throws OutputRefused where a file of the name is there that so many finished runs of the plan are not to
// replace: it is of other runs, has more of them, or another program changed it.
void check_may_be_replaced(const std::filesystem::path& file, const ResultsPlan& plan, std::uint64_t done);

}  // namespace coadopt

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/request.hpp"
#include "results/journal.hpp"
#include "results/output_path.hpp"

namespace coadopt {

// The journal of runs that begin or are resumed.
struct BegunJournal {
  Journal journal;
  std::string replaceable;  // the mark of the file that the results may replace (results/output_path.hpp)
};

// Runs to be made or resumed, and how they are known again in a journal or an output that exists. Each function
// throws OutputRefused where it finds other runs.
struct ResumableRuns {
  std::filesystem::path output;  // of the command
  Before before;
  const Stop& stop;
  JournalHeader header;                                          // of a new journal
  std::function<void(const JournalHeader& existing)> check;      // of a journal
  std::function<bool()> owns_output;                             // whether the output holds only these runs
  std::function<BegunJournal(BegunJournal existing)> continued;  // a journal that passed the check
  // What a finished output lacks, in a journal with all that it has; nothing where it lacks nothing.
  std::function<std::optional<BegunJournal>(const std::string& replaceable)> missing_in_output;
  std::function<std::uint64_t()> count_in_output;  // of a finished output's runs, which are not made again
};

// The journal with their output that exists, or a new one; nothing where the finished output has all runs.
// Throws OutputRefused with what stands in the way: something that is not to be kept or replaced, or that is of
// other runs; WriteFailed; Stopped while finished runs are read.
[[nodiscard]] std::optional<BegunJournal> begin_journal(const ResumableRuns& runs);

// How many runs a command with this output would keep and not make again. Writes nothing, and throws what
// begin_journal() throws before it does.
[[nodiscard]] std::uint64_t count_kept(const ResumableRuns& runs);

[[noreturn]] void refuse_other(const std::filesystem::path& file, const std::vector<std::string>& differences);

// Reports which parts of a journal were damaged.
void report_losses(const Journal& journal, const std::filesystem::path& output, const RunWatch& watch);

// Removes a journal that is not needed or holds no run; else the result says where it is.
void leave_journal(Journal& journal, bool is_needed, const std::filesystem::path& output, RunResult& result);

}  // namespace coadopt

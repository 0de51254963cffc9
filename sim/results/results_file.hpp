#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "results/begin_runs.hpp"
#include "results/contents.hpp"
#include "results/output_path.hpp"

namespace coadopt {

// The only writer of results files. Replicates are kept as they come, in any order and from any thread, in a
// journal beside the output; finish() writes the results file from it in one go. So the bytes of a file do not
// depend on the order, memory holds one replicate or snapshot at a time, and whatever ends the program, the
// finished replicates stay in the journal. On the way to finish() the disk holds the results twice, once
// uncompressed.
class ResultsFile {
 public:
  // Begins a new run. Throws OutputRefused where something stands under the path, or finished replicates beside
  // it, that must stay; std::invalid_argument where the plan has no scenario, replicate or month or two
  // scenarios of one name; WriteFailed where the folder cannot be written to or has too little room.
  ResultsFile(std::filesystem::path path, ResultsPlan plan, Existing existing);
  // The same with a journal that begin_runs() gave for this path and plan, and its replicates.
  ResultsFile(std::filesystem::path path, ResultsPlan plan, BegunRuns begun);
  // A journal without any finished replicate is removed; any other stays, unless discard_journal() was called.
  ~ResultsFile();
  ResultsFile(const ResultsFile&) = delete;
  ResultsFile& operator=(const ResultsFile&) = delete;
  ResultsFile(ResultsFile&&) = delete;
  ResultsFile& operator=(ResultsFile&&) = delete;

  // Who did what at the end of a month (1 is the first); before write() of the same replicate. With
  // AgentsKept::final for the last month only, with AgentsKept::monthly for every month. Throws WriteFailed.
  void write_agents(std::size_t scenario, std::uint32_t replicate, Month month, const AgentSnapshot& snapshot);

  // What one replicate measured, and the plan's `outcomes` numbers that sum it up; it is finished with that.
  // Throws WriteFailed; std::logic_error where it came before, where its snapshots are missing, or after the
  // journal was discarded.
  void write(std::size_t scenario, std::uint32_t replicate, const Record& record,
      std::span<const double> outcomes = {});

  [[nodiscard]] bool is_finished(std::size_t scenario, std::uint32_t replicate) const;
  // The numbers that sum up a finished replicate. Throws WriteFailed where they cannot be read.
  [[nodiscard]] std::vector<double> outcomes(std::size_t scenario, std::uint32_t replicate) const;
  // Replicates finished, over all scenarios.
  [[nodiscard]] std::size_t finished() const;
  [[nodiscard]] bool is_complete() const { return finished() == plan_.cells(); }

  // Gives the whole file its name, and removes what interruptions of the same run had written to
  // FILE.partial.h5. Throws std::logic_error where a replicate is missing,
  // OutputRefused where the name was taken in the meantime, WriteFailed; the journal stays in any case.
  void finish();

  // Writes an interrupted run's finished replicates to FILE.partial.h5: without the replicates that no scenario
  // has finished, and with missing values where one scenario has not. What an earlier interruption of the same
  // run kept there is replaced; where something else has the name, the next free one is used
  // ("FILE.partial-2.h5"). Returns the name; nothing where no replicate was finished.
  std::optional<std::filesystem::path> keep_partial();

  // The journal with all records; its layout says where which is.
  [[nodiscard]] Journal& journal() { return begun_.journal; }
  [[nodiscard]] const CellLayout& layout() const { return layout_; }
  // Removes the journal once all that it holds is in the results file.
  void discard_journal();

 private:
  [[nodiscard]] std::size_t cell(std::size_t scenario, std::uint32_t replicate) const;
  void check_may_be_written(std::size_t scenario, std::uint32_t replicate) const;
  [[nodiscard]] bool is_in_journal(std::size_t scenario, std::uint32_t replicate) const;
  [[nodiscard]] bool has_snapshots(std::size_t scenario, std::uint32_t replicate) const;
  void begin();

  std::filesystem::path path_;
  ResultsPlan plan_;
  CellLayout layout_;
  BegunRuns begun_;
  bool discarded_ = false;
  mutable std::mutex mutex_;    // of finished_
  std::vector<bool> finished_;  // shape (scenarios, replicates)
};

}  // namespace coadopt

#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "results/contents.hpp"
#include "results/output_path.hpp"
#include "results/slab.hpp"

namespace coadopt {

// The only writer of results files. Replicates are put aside as they come, in any order and from any thread, in
// a file without a name beside the output; finish() writes the results file from them in one go. So the bytes
// of a file do not depend on the order, memory holds one replicate or snapshot at a time, and whatever goes
// wrong before, nothing is left behind. On the way to finish() the disk holds the results twice, once
// uncompressed.
class ResultsFile {
 public:
  // Throws OutputRefused where something stands under the path that must stay, std::invalid_argument where the
  // plan has no scenario, replicate or month or two scenarios of one name, WriteFailed where the folder cannot
  // be written to or has too little room.
  ResultsFile(std::filesystem::path path, ResultsPlan plan, Existing existing);
  // Without finish() or keep_partial() before, nothing is kept.
  ~ResultsFile();
  ResultsFile(const ResultsFile&) = delete;
  ResultsFile& operator=(const ResultsFile&) = delete;
  ResultsFile(ResultsFile&&) = delete;
  ResultsFile& operator=(ResultsFile&&) = delete;

  // Who did what at the end of a month (1 is the first); before write() of the same replicate. With
  // AgentsKept::final for the last month only, with AgentsKept::monthly for every month.
  void write_agents(std::size_t scenario, std::uint32_t replicate, Month month, const AgentSnapshot& snapshot);

  // What one replicate measured; it is finished with that. Throws WriteFailed; std::logic_error where it came
  // before, where its snapshots are missing, or after the file was closed.
  void write(std::size_t scenario, std::uint32_t replicate, const Record& record);

  // Replicates finished, over all scenarios.
  [[nodiscard]] std::size_t finished() const;

  // Gives the whole file its name. Throws std::logic_error where a replicate is missing, OutputRefused where
  // the name was taken in the meantime, WriteFailed; nothing is left behind then, and keep_partial() is still
  // open.
  void finish();

  // Keeps an interrupted run's finished replicates under another name: without the replicates that no scenario
  // has finished, and with missing values where one scenario has not. Where the name is taken and must stay,
  // the next free one is used ("NAME-2.h5"). Returns the name; nothing where no replicate was finished.
  std::optional<std::filesystem::path> keep_partial(const std::filesystem::path& path);

 private:
  [[nodiscard]] Cell& cell(std::size_t scenario, std::uint32_t replicate);
  void check_open() const;

  std::filesystem::path path_;
  ResultsPlan plan_;
  Existing existing_;
  std::vector<Slab> slabs_;
  mutable std::mutex mutex_;  // of cells_ and scratch_'s life
  std::vector<Cell> cells_;
  std::unique_ptr<Scratch> scratch_;  // null when closed
};

}  // namespace coadopt

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "results/folder.hpp"
#include "results/journal.hpp"

namespace coadopt {

namespace journaling {

// Two points, one scenario, three replicates, runs of eight bytes.
inline JournalHeader header() { return {"{}", 3, 1, 8, 0, {0, 1}, {0.5, 0.25}}; }

inline std::vector<std::byte> bytes_of(std::uint64_t run) {
  std::vector<std::byte> bytes(8);
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::byte>(run * 16 + i);
  return bytes;
}

inline void fill(Journal& journal) {
  for (const std::uint64_t run : {4U, 0U, 2U, 5U, 1U}) journal.append(run, bytes_of(run));
  journal.append_failure(3, "because");
}

// Whether a run is there as it was put in.
inline bool is_whole(const Journal& journal, std::uint64_t run) {
  if (run == 3) return journal.status(run) == RunStatus::failed && journal.reason(run) == "because";
  if (journal.status(run) != RunStatus::done) return false;
  std::vector<std::byte> bytes(8);
  journal.read(run, bytes);
  return bytes == bytes_of(run);
}

}  // namespace journaling

class JournalOfRuns : public InFolder {
 protected:
  std::filesystem::path path() { return in_folder("out.h5.runs"); }
  // Puts the text in the place of the journal.
  void write(const std::string& text) { std::ofstream(path(), std::ios::binary) << text; }
};

}  // namespace coadopt

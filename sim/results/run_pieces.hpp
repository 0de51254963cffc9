#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "results/journal.hpp"
#include "results/journal_layout.hpp"

namespace coadopt {

// Reads the finished runs of a journal piece by piece, as a results file needs them, and checks at the end that
// the pieces of each run have the checksum of its record. So no byte is read twice, and whatever changed the
// journal's file in the meantime is noticed. Memory: eight bytes a run.
class RunPieces {
 public:
  explicit RunPieces(const Journal& journal);

  // The next bytes of a finished run, which begin at the offset. Throws std::logic_error where they are not the
  // next ones, JournalDamaged where they are beyond the file's end.
  void read(std::uint64_t run, std::size_t offset, std::span<std::byte> bytes);

  // Throws JournalDamaged where a run of which anything was read is not what was written; nothing that was read
  // is to be used then. Bytes that were not read are read now.
  void check() const;

 private:
  [[nodiscard]] bool is_whole(std::uint64_t run) const;

  struct Progress {
    RecordChecksum checksum;
    std::uint32_t read = 0;
  };

  const Journal& journal_;
  std::vector<Progress> runs_;
};

}  // namespace coadopt

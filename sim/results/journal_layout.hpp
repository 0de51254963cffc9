#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "results/journal.hpp"

namespace coadopt {

struct JournalHeader;

// How a journal of runs is laid out in its file, as it stands in memory of a little-endian machine:
// journal_magic, the sizes, the header's parts, then a record for each run: a head, and the run's bytes.
struct JournalSizes {
  std::uint64_t identity;
  std::uint64_t points;
  std::uint64_t values;
  std::uint32_t replicates;
  std::uint32_t scenarios;
  std::uint32_t run_bytes;
  std::uint32_t body_checksum;  // of what follows
  std::uint32_t blocks;
  std::uint32_t checksum;  // of all before
};

struct RecordHead {
  std::uint64_t run;
  std::uint32_t bytes;
  std::uint32_t failed;
  std::uint32_t nothing;
  std::uint32_t checksum;  // of all before and of what follows
};

[[nodiscard]] std::uint32_t checksum_of(const JournalSizes& sizes);
[[nodiscard]] std::uint32_t checksum_of(const RecordHead& head, std::span<const std::byte> bytes);

// A header as bytes, from the magic text on.
[[nodiscard]] std::vector<std::byte> packed(const JournalHeader& header);

// A checksum of bytes that come piece by piece, beginning with a record's head: whole() is that of the record.
class RecordChecksum {
 public:
  RecordChecksum() = default;
  explicit RecordChecksum(const RecordHead& head);
  void add(std::span<const std::byte> bytes);
  [[nodiscard]] std::uint32_t whole() const;

 private:
  std::uint32_t remainder_ = 0;
};

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

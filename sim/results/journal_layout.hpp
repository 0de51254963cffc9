#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

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

}  // namespace coadopt

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "results/plan.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

// How a journal begins.
inline constexpr std::string_view journal_magic = "coadopt runs 2\n";
// Whether what begins like this is a journal of this or another version.
[[nodiscard]] bool begins_as_journal(std::string_view text);

// What a journal says of what its runs are of.
struct JournalHeader {
  std::string identity;  // one line
  std::uint32_t replicates = 0;
  std::uint32_t scenarios = 0;
  std::uint32_t run_bytes = 0;
  std::uint32_t blocks = 0;           // of further records beside those of runs, each with one for every run
  std::vector<std::int32_t> numbers;  // of the points
  std::vector<double> values;         // shape (point, column)
  std::string replaceable = {};       // the mark of the file that the results may replace (output_path.hpp)
};

// How a journal of runs is laid out in its file, as it stands in memory of a little-endian machine:
// journal_magic, the sizes, the header's parts, of which `identity` and `replaceable` are two lines of one
// text, then a record for each run: a head, and the run's bytes.
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
  std::uint32_t journal;   // the checksum of the header of its journal
  std::uint32_t checksum;  // of all before and of what follows
};

[[nodiscard]] std::uint32_t checksum_of(const JournalSizes& sizes);
[[nodiscard]] std::uint32_t checksum_of(const JournalHeader& header);
[[nodiscard]] std::uint32_t checksum_of(const RecordHead& head, std::span<const std::byte> bytes);

// A header as bytes, from the magic text on.
[[nodiscard]] std::vector<std::byte> packed(const JournalHeader& header);

[[nodiscard]] JournalHeader journal_header(const ResultsPlan& plan, const std::string& replaceable);

// How many bytes of memory a journal takes that has a place for each record.
[[nodiscard]] std::uint64_t memory_of_places(const JournalHeader& header);

// Why a run failed, cut to a length that can be kept for every run and printed.
[[nodiscard]] std::string kept_reason(std::string_view reason);

// Thrown where a stop was raised: what was being read or searched is left as it is.
class Stopped : public std::runtime_error {
 public:
  Stopped() : std::runtime_error("stopped") {}
};
inline void throw_if(const Stop& stop) {
  if (stop) throw Stopped();
}
inline const Stop never_stopped = false;

// The file of a journal is not what was written to it: another program changed, removed or replaced it, or the
// disk is faulty. What is whole of it is found again when it is opened the next time.
class JournalDamaged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Finished runs of a sweep in one file that is only ever added to, so that whatever ends the program loses
// nothing but runs in flight: a header, then a record for each run with its length and checksum. One process
// writes to it at a time. Nothing that is read back is believed before its checksum was compared. Memory takes
// eight bytes a record, by memory_of_places().
class Journal {
 public:
  // A new journal, under the path once its header is whole. Replaces a journal or an empty file. Throws
  // OutputRefused where anything else is there, another process writes to it, or memory has no room for its
  // runs; WriteFailed.
  [[nodiscard]] static Journal create(const std::filesystem::path& path, const JournalHeader& header);
  // One that is there; nothing where it holds nothing but a header, or not even a whole one. `check` may refuse
  // the header by throwing, before anything else is read or changed and before memory is taken for its runs. A
  // record whose checksum is wrong, or that is of another journal, is passed over, and what is behind the last
  // one of its own is dropped. Throws OutputRefused where the file does not begin as a journal, its header is
  // damaged, it claims far more bytes than the disk has of it, it belongs to another user, memory has no room
  // for its runs, or another process writes to it; WriteFailed; Stopped.
  using Check = std::function<void(const JournalHeader&)>;
  [[nodiscard]] static std::optional<Journal> open(
      const std::filesystem::path& path, const Check& check = {}, const Stop& stop = never_stopped);
  // The same without changing the file, whoever writes to it: to be counted and read alone.
  [[nodiscard]] static std::optional<Journal> look_at(
      const std::filesystem::path& path, const Check& check = {}, const Stop& stop = never_stopped);
  // Throws OutputRefused where the file is neither empty nor a journal, be it damaged, of another version or
  // neither, or where it is an input or another process writes to it.
  static void check_may_be_replaced(const std::filesystem::path& path);

  Journal(Journal&& other) noexcept;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal();

  [[nodiscard]] const JournalHeader& header() const { return header_; }

  // What a run came to, or why it failed. A later record of a run stands for an earlier one. From any thread.
  // Throws WriteFailed; the journal then stays as it was before. Throws JournalDamaged where the file is
  // shorter than what was written to it, or was removed; every few seconds it is also seen whether it has its
  // name.
  void append(std::uint64_t run, std::span<const std::byte> bytes);
  void append_failure(std::uint64_t run, std::string_view reason);
  // Waits until the disk has all of it. Throws WriteFailed, JournalDamaged where another file has its name or
  // its header was changed.
  void flush();
  // Reserves room on the disk for so many bytes more, where the file system can. Throws WriteFailed.
  void reserve(std::uint64_t bytes);
  // Renames it. Throws WriteFailed, JournalDamaged where another file has its name.
  void rename(const std::filesystem::path& path);
  // Removes its file; one that has its name but is not its own stays.
  void remove() noexcept;
  // Counts a run as missing; those that failed.
  void forget(std::uint64_t run);
  void forget_failures();

  [[nodiscard]] RunStatus status(std::uint64_t run) const;
  // How many bytes a finished run has, by the head of its record, which is not checked.
  [[nodiscard]] std::uint32_t bytes(std::uint64_t run) const;
  // All bytes of a finished run; why a run failed. Throw JournalDamaged where that is not what was written.
  void read(std::uint64_t run, std::span<std::byte> bytes) const;
  [[nodiscard]] std::string reason(std::uint64_t run) const;
  // The head of a run's record, and bytes of the run from an offset on, for RunPieces, which compares them with
  // the record's checksum. Throw JournalDamaged where the file ends before, or the record is of another
  // journal.
  [[nodiscard]] RecordHead head(std::uint64_t run) const;
  void read_unchecked(std::uint64_t run, std::size_t offset, std::span<std::byte> bytes) const;
  // To be thrown where so many finished runs are not what was written. The file is made fit to be gone on with.
  [[nodiscard]] JournalDamaged changed(std::uint64_t damaged) const;

  // Of runs alone; the records of blocks come after them.
  [[nodiscard]] std::uint64_t runs() const { return places_.size() / (1 + std::uint64_t{header_.blocks}); }
  [[nodiscard]] std::uint64_t count(RunStatus status) const;
  // Bytes at its end that were no whole record and were dropped when it was opened; bytes before that are no
  // whole record and are passed over; whole records of another journal, which are neither.
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }
  [[nodiscard]] std::uint64_t damaged() const { return damaged_; }
  [[nodiscard]] std::uint64_t foreign() const { return foreign_; }

 private:
  Journal(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  enum class Version : std::uint8_t { this_one, any };
  [[nodiscard]] static Journal opened(const std::filesystem::path& path, bool may_change, Version version);
  [[nodiscard]] static std::optional<Journal> read_as(
      const std::filesystem::path& path, bool may_change, const Check& check, const Stop& stop);
  // Throws OutputRefused where memory has no room for so many.
  [[nodiscard]] static std::vector<std::uint64_t> places_for(
      const JournalHeader& header, const std::filesystem::path& path);
  // Throws OutputRefused where the file belongs to another user, who could have written what is not true.
  void check_owner() const;
  [[nodiscard]] bool read_header();
  void read_records(bool may_change, const Stop& stop);
  void add(std::uint64_t run, RunStatus status, std::span<const std::byte> bytes);
  void read_bytes(std::uint64_t place, std::span<std::byte> bytes) const;
  void read_record(std::uint64_t run, std::span<std::byte> bytes) const;
  [[nodiscard]] std::uint64_t size() const;
  void check_length() const;
  void check_name() const;
  void check_header() const;
  void mend_header() const noexcept;

  std::filesystem::path path_;
  int descriptor_;
  JournalHeader header_;
  std::uint32_t checksum_ = 0;  // of the header
  std::uint64_t end_ = 0;
  std::uint64_t dropped_ = 0;
  std::uint64_t damaged_ = 0;
  std::uint64_t foreign_ = 0;
  std::vector<std::uint64_t>
      places_;  // of each run's record, twice; odd where it failed, 0 where it is missing
  std::chrono::steady_clock::time_point flushed_ = std::chrono::steady_clock::now();
  mutable std::mutex mutex_;
};

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

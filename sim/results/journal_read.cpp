#include <fmt/format.h>

#include <cerrno>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/journal.hpp"
#include "results/journal_layout.hpp"

namespace coadopt {

void Journal::read_bytes(std::uint64_t place, std::span<std::byte> bytes) const {
  const int error_number = read_at(descriptor_, place, bytes);
  if (error_number == beyond_end) throw changed(1);
  if (error_number != 0) throw write_failed(path_, "reading the journal of runs", error_number);
}

// The bytes of the record of a run, done or failed; its length is known.
void Journal::read_record(std::uint64_t run, std::span<std::byte> bytes) const {
  const RecordHead head = this->head(run);
  if (head.run != run || head.bytes != bytes.size()) throw changed(1);
  read_unchecked(run, 0, bytes);
  if (checksum_of(head, bytes) != head.checksum) throw changed(1);
}

void Journal::read(std::uint64_t run, std::span<std::byte> bytes) const {
  if (run < runs() && bytes.size() != header_.run_bytes)
    throw std::invalid_argument("a run is not read as a whole");
  read_record(run, bytes);
}

std::string Journal::reason(std::uint64_t run) const {
  std::string reason(bytes(run), '\0');
  read_record(run, std::as_writable_bytes(std::span(reason)));
  return reason;
}

void Journal::read_unchecked(std::uint64_t run, std::size_t offset, std::span<std::byte> bytes) const {
  read_bytes(places_.at(run) / 2 + sizeof(RecordHead) + offset, bytes);
}

RecordHead Journal::head(std::uint64_t run) const {
  RecordHead head{};
  read_bytes(places_.at(run) / 2, std::as_writable_bytes(std::span(&head, 1)));
  return head;
}

std::uint32_t Journal::bytes(std::uint64_t run) const {
  const std::uint32_t bytes = head(run).bytes;
  if (bytes > end_) throw changed(1);
  return bytes;
}

JournalDamaged Journal::changed(std::uint64_t damaged) const {
  mend_header();
  return JournalDamaged(fmt::format(
      "{}: {} of {} finished runs {} not what was written: another program changed the file, or the disk is "
      "faulty. Nothing was written from it.",
      path_.string(), damaged == 1 ? "at least one" : std::to_string(damaged), count(RunStatus::done),
      damaged == 1 ? "is" : "are"));
}

}  // namespace coadopt

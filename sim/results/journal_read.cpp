#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <cstring>
#include <span>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/journal.hpp"
#include "scenario/files.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

namespace {

constexpr std::uint64_t most_of_anything = 1ULL << 34U;  // no sweep that could be run comes near it
// What is read in vain for records that begin in damaged bytes: more is a file made to take for ever.
constexpr std::uint64_t most_in_vain = 1ULL << 28U;

void check_memory_for(const std::filesystem::path& path, std::uint64_t runs) {
  const std::uint64_t needed = runs * sizeof(std::uint64_t);
  const std::uint64_t available = available_memory();
  if (needed <= available) return;
  throw OutputRefused(
      fmt::format("{} is for {} runs, whose index takes {:.1f} GB of memory, and {:.1f} GB are available. Move "
                  "it away, or resume from it on a machine with more memory.",
          path.string(), runs, static_cast<double>(needed) / 1e9, static_cast<double>(available) / 1e9));
}

}  // namespace

Journal Journal::opened(const std::filesystem::path& path) {
  const int descriptor = uninterrupted([&] { return open_own(path, O_RDWR); });
  if (descriptor < 0) throw write_failed(path, "opening the journal of runs", errno);
  Journal journal(path, descriptor);
  if (!take_lock(descriptor)) throw in_use(path);
  std::string there(std::min<std::uint64_t>(journal_magic.size(), journal.size()), '\0');
  journal.read_bytes(0, std::as_writable_bytes(std::span(there)));
  if (!journal_magic.starts_with(there)) {
    throw OutputRefused(fmt::format(
        "{} is not a journal of runs that this version of coadopt can read. Move it away.", path.string()));
  }
  return journal;
}

std::optional<Journal> Journal::open(const std::filesystem::path& path) {
  Journal journal = opened(path);
  if (!journal.read_header()) return std::nullopt;
  journal.read_records();
  return journal;
}

void Journal::check_may_be_replaced(const std::filesystem::path& path) { static_cast<void>(opened(path)); }

bool Journal::read_header() {
  const auto damaged = [&] {
    return OutputRefused(fmt::format(
        "{} is damaged: its beginning has changed. Move it away, or start over with --force.", path_.string()));
  };
  const std::uint64_t size = this->size();
  JournalSizes sizes{};
  if (size < journal_magic.size() + sizeof(sizes)) return false;
  read_bytes(journal_magic.size(), std::as_writable_bytes(std::span(&sizes, 1)));
  if (checksum_of(sizes) != sizes.checksum) throw damaged();
  end_ = journal_magic.size() + sizeof(sizes);
  const std::uint64_t runs_a_point = std::uint64_t{sizes.scenarios} * sizes.replicates;
  if (sizes.replicates > most_replicates || runs_a_point == 0 ||
      std::max({sizes.identity, sizes.points, sizes.values, runs_a_point}) > most_of_anything ||
      sizes.points > most_of_anything / runs_a_point ||
      1 + std::uint64_t{sizes.blocks} >
          most_of_anything / std::max<std::uint64_t>(1, sizes.points * runs_a_point)) {
    throw damaged();
  }
  if (size - end_ < sizes.identity + sizes.points * sizeof(std::int32_t) + sizes.values * sizeof(double))
    return false;
  header_ = {.identity = std::string(sizes.identity, '\0'),
      .replicates = sizes.replicates,
      .scenarios = sizes.scenarios,
      .run_bytes = sizes.run_bytes,
      .blocks = sizes.blocks,
      .numbers = std::vector<std::int32_t>(sizes.points),
      .values = std::vector<double>(sizes.values)};
  boost::crc_32_type crc;
  const auto take = [&](std::span<std::byte> bytes) {
    read_bytes(end_, bytes);
    crc.process_bytes(bytes.data(), bytes.size());
    end_ += bytes.size();
  };
  take(std::as_writable_bytes(std::span(header_.identity)));
  take(std::as_writable_bytes(std::span(header_.numbers)));
  take(std::as_writable_bytes(std::span(header_.values)));
  if (crc.checksum() != sizes.body_checksum) throw damaged();
  const std::uint64_t records = sizes.points * runs_a_point * (1 + std::uint64_t{sizes.blocks});
  check_memory_for(path_, records);
  places_.resize(records);
  return true;
}

void Journal::read_records() {
  const std::uint64_t size = this->size();
  std::vector<std::byte> window(1U << 16U);
  std::uint64_t from = 0;
  std::uint64_t until = 0;
  const auto head_at = [&](std::uint64_t place) {
    RecordHead head{};
    if (place < from || place + sizeof(head) > until) {
      from = place;
      until = std::min<std::uint64_t>(size, place + window.size());
      read_bytes(from, std::span(window).first(until - from));
    }
    std::memcpy(&head, window.data() + (place - from), sizeof(head));
    return head;
  };
  std::vector<std::byte> bytes;
  std::uint64_t in_vain = 0;
  // A whole record that begins at the place; one that cannot be is recognised without reading all of it.
  const auto whole_at = [&](std::uint64_t place) -> std::optional<RecordHead> {
    const RecordHead head = head_at(place);
    if (head.run >= places_.size() || head.failed > 1 || head.nothing != 0) return std::nullopt;
    if (head.failed == 0 && head.run < runs() && head.bytes != header_.run_bytes) return std::nullopt;
    if (head.bytes > size - place - sizeof(head)) return std::nullopt;
    bytes.resize(head.bytes);
    read_bytes(place + sizeof(head), bytes);
    if (checksum_of(head, bytes) == head.checksum) return head;
    in_vain += head.bytes;
    if (in_vain <= most_in_vain + size) return std::nullopt;
    throw OutputRefused(fmt::format(
        "{} is damaged in too many places. Move it away, or start over with --force.", path_.string()));
  };
  // Past a hole, which a file of any claimed size may have and which no record is in; else the place itself.
  const auto next_data = [&](std::uint64_t place) -> std::uint64_t {
    const RecordHead head = head_at(place);
    const auto zeros = std::as_bytes(std::span(&head, 1));
    if (std::ranges::any_of(zeros, [](std::byte one) { return one != std::byte{0}; })) return place;
    const off_t next = ::lseek(descriptor_, static_cast<off_t>(place), SEEK_DATA);
    if (next < 0) return errno == ENXIO ? size : place;
    const auto data = static_cast<std::uint64_t>(next);
    return std::max(place, data - std::min<std::uint64_t>(data, sizeof(RecordHead)));
  };
  std::uint64_t place = end_;
  while (place + sizeof(RecordHead) <= size) {
    const std::optional<RecordHead> head = whole_at(place);
    if (!head) {
      place = std::max(place + 1, next_data(place));  // damaged: the next one begins somewhere behind
      continue;
    }
    damaged_ += place - end_;
    places_[head->run] = 2 * place + head->failed;
    place += sizeof(RecordHead) + head->bytes;
    end_ = place;
  }
  dropped_ = size - end_;
  if (dropped_ > 0 && uninterrupted([&] { return ::ftruncate(descriptor_, static_cast<off_t>(end_)); }) != 0) {
    throw write_failed(path_, "truncating an incomplete record", errno);
  }
}

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
  return JournalDamaged(
      fmt::format("{}: {} of {} finished runs {} not what was written: another program changed the file, or "
                  "the disk is faulty. Nothing was written from it.",
          path_.string(), damaged == 1 ? "at least one" : std::to_string(damaged), count(RunStatus::done),
          damaged == 1 ? "is" : "are"));
}

}  // namespace coadopt

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
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
// How many bytes of a file a byte on the disk may stand for, beyond the first ones, where the file system
// compresses: in all, and in the header, which is read into memory.
constexpr std::uint64_t most_a_byte = 64;
constexpr std::uint64_t most_a_byte_of_header = 4;
constexpr std::uint64_t first_bytes = 1ULL << 26U;

constexpr std::size_t longest_reason = 10'000;

}  // namespace

std::string kept_reason(std::string_view reason) {
  if (reason.size() <= longest_reason) return std::string(reason);
  constexpr std::string_view cut = " ...";
  std::size_t end = longest_reason - cut.size();
  const auto within_character = [](char one) { return (static_cast<unsigned char>(one) & 0xC0U) == 0x80U; };
  while (end > 0 && within_character(reason[end])) --end;
  return std::string(reason.substr(0, end)) += cut;
}

Journal Journal::opened(const std::filesystem::path& path, bool may_change, Version version) {
  const int descriptor = uninterrupted([&] { return open_own(path, may_change ? O_RDWR : O_RDONLY); });
  if (descriptor < 0 && (errno == EEXIST || errno == ELOOP)) {
    std::error_code ignored;
    throw OutputRefused(
        fmt::format("{} is {}, where the file of finished runs is to be. Move it away.", path.string(),
            std::filesystem::is_symlink(path, ignored)     ? "a symbolic link"
            : std::filesystem::is_directory(path, ignored) ? "a folder"
                                                           : "no regular file"));
  }
  if (descriptor < 0) throw write_failed(path, "opening the journal of runs", errno);
  Journal journal(path, descriptor);
  if (version == Version::this_one) journal.check_owner();
  if (may_change && !take_lock(descriptor)) throw in_use(path);
  std::string there(std::min<std::uint64_t>(journal_magic.size(), journal.size()), '\0');
  journal.read_bytes(0, std::as_writable_bytes(std::span(there)));
  if (there.empty() && version == Version::any) return journal;
  if (there != journal_magic) {
    if (begins_as_journal(there) && version == Version::any) return journal;
    if (begins_as_journal(there)) {
      throw OutputRefused(fmt::format(
          "{} was begun by another version of coadopt, which alone can go on with it: its first line "
          "is to be \"{}\". Finish it with that version, name another output with -o, or start over "
          "with --force.",
          path.string(), journal_magic.substr(0, journal_magic.size() - 1)));
    }
    throw OutputRefused(fmt::format(
        "{} is not a journal of runs that this version of coadopt can read. Move it away.", path.string()));
  }
  return journal;
}

std::optional<Journal> Journal::open(const std::filesystem::path& path, const Check& check, const Stop& stop) {
  return read_as(path, true, check, stop);
}

std::optional<Journal> Journal::look_at(
    const std::filesystem::path& path, const Check& check, const Stop& stop) {
  return read_as(path, false, check, stop);
}

std::optional<Journal> Journal::read_as(
    const std::filesystem::path& path, bool may_change, const Check& check, const Stop& stop) {
  Journal journal = opened(path, may_change, Version::this_one);
  if (!journal.read_header() || journal.size() == journal.end_) return std::nullopt;
  const JournalHeader& header = journal.header_;
  if (check) check(header);
  journal.places_ = places_for(header, path);
  journal.read_records(may_change, stop);
  return journal;
}

void Journal::check_owner() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw write_failed(path_, "examining the journal of runs", errno);
  if (status.st_uid == ::geteuid()) return;
  throw OutputRefused(
      fmt::format("{0} belongs to another user (uid {1}; yours is {2}), who may have changed the finished runs "
                  "in it. To go on "
                  "with it, resume as that user or, if you trust what is in it, copy it and put your copy in "
                  "its place; else "
                  "name another output with -o, or start over with --force.",
          path_.string(), status.st_uid, ::geteuid()));
}

void Journal::check_may_be_replaced(const std::filesystem::path& path) {
  if (was_read(path)) {
    throw OutputRefused(
        fmt::format("{} is an input, and would be overwritten. Name another file with -o.", path.string()));
  }
  static_cast<void>(opened(path, true, Version::any));
}

bool Journal::read_header() {
  const auto damaged = [&](std::string_view why = "its beginning has changed") {
    return OutputRefused(
        fmt::format("{} is damaged: {}. Move it away, or start over with --force.", path_.string(), why));
  };
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw write_failed(path_, "examining the journal of runs", errno);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  constexpr std::uint64_t bytes_a_block = 512;
  // Some file systems do not say.
  const std::uint64_t on_disk =
      status.st_blocks == 0 ? size : static_cast<std::uint64_t>(status.st_blocks) * bytes_a_block;
  if (size > first_bytes && (size - first_bytes) / most_a_byte > on_disk) {
    throw damaged(fmt::format("it claims {:.3g} GB, and the disk has {:.3g} MB of it",
        static_cast<double>(size) / 1e9, static_cast<double>(on_disk) / 1e6));
  }
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
  const std::uint64_t body =
      sizes.identity + sizes.points * sizeof(std::int32_t) + sizes.values * sizeof(double);
  if (size - end_ < body) return false;
  if (body > first_bytes + most_a_byte_of_header * on_disk) throw damaged();
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
  checksum_ = sizes.checksum;
  const std::size_t line = std::min(header_.identity.find('\n'), header_.identity.size());
  header_.replaceable = header_.identity.substr(std::min(line + 1, header_.identity.size()));
  header_.identity.resize(line);
  return true;
}

void Journal::read_records(bool may_change, const Stop& stop) {
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
  std::vector<std::byte> piece(window.size());
  const auto is_whole = [&](const RecordHead& head, std::uint64_t place) {
    RecordChecksum checksum(head);
    for (std::uint64_t done = 0; done < head.bytes; done += piece.size()) {
      throw_if(stop);
      const auto part = std::span(piece).first(std::min<std::uint64_t>(piece.size(), head.bytes - done));
      read_bytes(place + sizeof(head) + done, part);
      checksum.add(part);
    }
    return checksum.whole() == head.checksum;
  };
  std::uint64_t in_vain = 0;
  const auto may_be_own = [&](const RecordHead& head) {
    if (head.run >= places_.size() || head.journal != checksum_) return false;
    return head.failed == 1 || head.run >= runs() || head.bytes == header_.run_bytes;
  };
  std::uint64_t known = end_;  // what is before is known
  // A whole record that begins at the place, of another journal only where that is known; one that cannot be is
  // recognised without reading all of it.
  const auto whole_at = [&](std::uint64_t place) -> std::optional<RecordHead> {
    const RecordHead head = head_at(place);
    if (!may_be_own(head) && (place != known || head.journal == checksum_)) return std::nullopt;
    if (head.failed > 1 || (head.failed == 1 && head.bytes > longest_reason)) return std::nullopt;
    if (head.bytes > size - place - sizeof(head)) return std::nullopt;
    if (is_whole(head, place)) return head;
    in_vain += head.bytes;
    if (in_vain <= most_in_vain + size) return std::nullopt;
    throw OutputRefused(fmt::format(
        "{} is damaged in too many places. Move it away, or start over with --force.", path_.string()));
  };
  std::uint64_t place = end_;
  while (place + sizeof(RecordHead) <= size) {
    throw_if(stop);
    const std::optional<RecordHead> head = whole_at(place);
    if (!head) {
      ++place;  // damaged: the next one begins somewhere behind
      continue;
    }
    damaged_ += place - known;
    known = place + sizeof(RecordHead) + head->bytes;
    if (head->journal == checksum_) {
      places_[head->run] = 2 * place + head->failed;
      end_ = known;
    } else {
      ++foreign_;
    }
    place = known;
  }
  dropped_ = size - known;
  if (!may_change || size == end_) return;
  if (uninterrupted([&] { return ::ftruncate(descriptor_, static_cast<off_t>(end_)); }) != 0) {
    throw write_failed(path_, "cutting off what is no record of its own", errno);
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
  if (head.journal != checksum_) throw changed(1);
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

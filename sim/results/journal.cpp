#include "results/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/crc.hpp>
#include <cerrno>
#include <cstring>
#include <utility>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"

namespace coadopt {

static_assert(std::endian::native == std::endian::little, "journals are written as they stand in memory");

namespace {

constexpr std::uint64_t most_of_anything = 1ULL << 34U;  // no sweep that could be run comes near it
constexpr auto between_settlings = std::chrono::seconds(5);

struct HeaderSizes {
  std::uint64_t identity;
  std::uint64_t points;
  std::uint64_t values;
  std::uint32_t replicates;
  std::uint32_t scenarios;
  std::uint32_t run_bytes;
  std::uint32_t body_checksum;  // of what follows
  std::uint32_t nothing;
  std::uint32_t checksum;  // of all before
};
struct RecordHead {
  std::uint64_t run;
  std::uint32_t bytes;
  std::uint32_t failed;
  std::uint32_t nothing;
  std::uint32_t checksum;  // of all before and of what follows
};

template <class Piece>
std::span<const std::byte> bytes_of(const Piece& piece) {
  return std::as_bytes(std::span(&piece, 1));
}

std::uint32_t checksum_of(const HeaderSizes& sizes) {
  boost::crc_32_type crc;
  crc.process_bytes(&sizes, offsetof(HeaderSizes, checksum));
  return crc.checksum();
}

std::uint32_t checksum_of(const RecordHead& head, std::span<const std::byte> bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(&head, offsetof(RecordHead, checksum));
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

void add_bytes(std::vector<std::byte>& to, std::span<const std::byte> bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

// Magic, sizes, then the identity, the points' numbers and their values.
std::vector<std::byte> packed(const JournalHeader& header) {
  std::vector<std::byte> body;
  add_bytes(body, std::as_bytes(std::span(header.identity)));
  add_bytes(body, std::as_bytes(std::span(header.numbers)));
  add_bytes(body, std::as_bytes(std::span(header.values)));
  boost::crc_32_type crc;
  crc.process_bytes(body.data(), body.size());
  HeaderSizes sizes = {header.identity.size(), header.numbers.size(), header.values.size(), header.replicates,
      header.scenarios, header.run_bytes, crc.checksum(), 0, 0};
  sizes.checksum = checksum_of(sizes);
  std::vector<std::byte> all;
  add_bytes(all, std::as_bytes(std::span(journal_magic)));
  add_bytes(all, bytes_of(sizes));
  add_bytes(all, body);
  return all;
}

std::uint64_t size_of(int descriptor) { return static_cast<std::uint64_t>(::lseek(descriptor, 0, SEEK_END)); }

}  // namespace

Journal Journal::create(const std::filesystem::path& path, const JournalHeader& header) {
  // Always the same name, so that what is left of a program that was killed here is replaced by the next.
  const std::filesystem::path temporary = path.string() + ".new";
  const int descriptor = open_own(temporary, O_RDWR | O_CREAT);
  if (descriptor < 0) refuse_or_fail(path, "beginning the journal of runs", errno);
  Journal journal(temporary, descriptor);
  // Whoever has the lock of the new one is the only one to name it; unless it was named in the meantime.
  if (!take_lock(descriptor) || !stands_under(descriptor, temporary) || is_in_use(path)) throw in_use(path);
  journal.header_ = header;
  journal.places_.resize(std::uint64_t{header.numbers.size()} * header.scenarios * header.replicates);
  try {
    if (::ftruncate(descriptor, 0) != 0) throw write_failed(path, "beginning the journal of runs", errno);
    const std::vector<std::byte> bytes = packed(header);
    const int error_number = write_at(descriptor, 0, bytes);
    if (error_number != 0) throw write_failed(path, "beginning the journal of runs", error_number);
    journal.end_ = bytes.size();
    journal.settle();
    journal.rename(path);
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  return journal;
}

Journal Journal::opened(const std::filesystem::path& path) {
  const int descriptor = open_own(path, O_RDWR);
  if (descriptor < 0) throw write_failed(path, "opening the journal of runs", errno);
  Journal journal(path, descriptor);
  if (!take_lock(descriptor)) throw in_use(path);
  std::string there(std::min<std::uint64_t>(journal_magic.size(), size_of(descriptor)), '\0');
  journal.read_bytes(0, std::as_writable_bytes(std::span(there)));
  if (!journal_magic.starts_with(there)) {
    throw OutputRefused(fmt::format(
        "{} is no journal of runs that this version of coadopt reads. Move it away.", path.string()));
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

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      header_(std::move(other.header_)),
      end_(other.end_),
      dropped_(other.dropped_),
      damaged_(other.damaged_),
      places_(std::move(other.places_)),
      settled_(other.settled_) {}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Journal::read_bytes(std::uint64_t place, std::span<std::byte> bytes) const {
  const int error_number = read_at(descriptor_, place, bytes);
  if (error_number != 0) throw write_failed(path_, "reading the journal of runs", error_number);
}

bool Journal::read_header() {
  const auto damaged = [&] {
    return OutputRefused(
        fmt::format("{} is damaged: its beginning is not as it was written. Move it away, or start "
                    "over with --force.",
            path_.string()));
  };
  const std::uint64_t size = size_of(descriptor_);
  HeaderSizes sizes{};
  if (size < journal_magic.size() + sizeof(sizes)) return false;
  read_bytes(journal_magic.size(), std::as_writable_bytes(std::span(&sizes, 1)));
  if (checksum_of(sizes) != sizes.checksum) throw damaged();
  end_ = journal_magic.size() + sizeof(sizes);
  const std::uint64_t runs_a_point = std::uint64_t{sizes.scenarios} * sizes.replicates;
  if (std::max({sizes.identity, sizes.points, sizes.values, runs_a_point}) > most_of_anything ||
      sizes.points * runs_a_point > most_of_anything) {
    throw damaged();
  }
  if (size - end_ < sizes.identity + sizes.points * sizeof(std::int32_t) + sizes.values * sizeof(double))
    return false;
  header_ = {.identity = std::string(sizes.identity, '\0'),
      .replicates = sizes.replicates,
      .scenarios = sizes.scenarios,
      .run_bytes = sizes.run_bytes,
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
  places_.resize(sizes.points * runs_a_point);
  return true;
}

void Journal::read_records() {
  const std::uint64_t size = size_of(descriptor_);
  std::vector<std::byte> bytes;
  // A whole record that begins at the place; one that cannot be is told without reading all of it.
  const auto whole_at = [&](std::uint64_t place) -> std::optional<RecordHead> {
    RecordHead head{};
    read_bytes(place, std::as_writable_bytes(std::span(&head, 1)));
    if (head.run >= places_.size() || head.failed > 1 || head.nothing != 0) return std::nullopt;
    if (head.failed == 0 && header_.run_bytes != 0 && head.bytes != header_.run_bytes) return std::nullopt;
    if (head.bytes > size - place - sizeof(head)) return std::nullopt;
    bytes.resize(head.bytes);
    read_bytes(place + sizeof(head), bytes);
    return checksum_of(head, bytes) == head.checksum ? std::optional(head) : std::nullopt;
  };
  std::uint64_t place = end_;
  while (place + sizeof(RecordHead) <= size) {
    const std::optional<RecordHead> head = whole_at(place);
    if (!head) {
      ++place;  // damaged: the next one begins somewhere behind
      continue;
    }
    damaged_ += place - end_;
    places_[head->run] = 2 * place + head->failed;
    place += sizeof(RecordHead) + head->bytes;
    end_ = place;
  }
  dropped_ = size - end_;
  if (dropped_ > 0 && ::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
    throw write_failed(path_, "cutting off what is no whole run", errno);
  }
}

void Journal::add(std::uint64_t run, RunStatus status, std::span<const std::byte> bytes) {
  RecordHead head = {
      run, static_cast<std::uint32_t>(bytes.size()), status == RunStatus::failed ? 1U : 0U, 0, 0};
  head.checksum = checksum_of(head, bytes);
  std::vector<std::byte> record;
  add_bytes(record, bytes_of(head));
  add_bytes(record, bytes);
  const std::lock_guard lock(mutex_);
  const int error_number = write_at(descriptor_, end_, record);
  if (error_number != 0) {
    [[maybe_unused]] const int cut =
        ::ftruncate(descriptor_, static_cast<off_t>(end_));  // else dropped when opened
    throw write_failed(path_, "keeping a finished run", error_number);
  }
  places_.at(run) = 2 * end_ + head.failed;
  end_ += record.size();
  const auto now = std::chrono::steady_clock::now();
  if (now - settled_ < between_settlings) return;
  settled_ = now;
  if (::fdatasync(descriptor_) != 0) throw write_failed(path_, "writing finished runs to disk", errno);
}

void Journal::append(std::uint64_t run, std::span<const std::byte> bytes) {
  if (header_.run_bytes != 0 && bytes.size() != header_.run_bytes)
    throw std::invalid_argument("a run has not the size of its journal's");
  add(run, RunStatus::done, bytes);
}

void Journal::append_failure(std::uint64_t run, std::string_view reason) {
  add(run, RunStatus::failed, std::as_bytes(std::span(reason)));
}

void Journal::settle() {
  if (::fsync(descriptor_) != 0) throw write_failed(path_, "writing finished runs to disk", errno);
}

void Journal::rename(const std::filesystem::path& path) {
  if (::rename(path_.c_str(), path.c_str()) != 0) throw write_failed(path, "naming the journal of runs", errno);
  path_ = path;
}

void Journal::remove() { ::unlink(path_.c_str()); }

void Journal::read(std::uint64_t run, std::size_t offset, std::span<std::byte> bytes) const {
  read_bytes(places_.at(run) / 2 + sizeof(RecordHead) + offset, bytes);
}

std::uint32_t Journal::bytes(std::uint64_t run) const {
  RecordHead head{};
  read_bytes(places_.at(run) / 2, std::as_writable_bytes(std::span(&head, 1)));
  return head.bytes;
}

std::string Journal::reason(std::uint64_t run) const {
  std::string reason(bytes(run), '\0');
  read(run, 0, std::as_writable_bytes(std::span(reason)));
  return reason;
}

}  // namespace coadopt

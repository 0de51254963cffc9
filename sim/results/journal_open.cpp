#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/journal.hpp"
#include "results/journal_layout.hpp"

namespace coadopt {

namespace {

constexpr std::uint64_t most_of_anything = 1ULL << 34U;  // no sweep that could be run comes near it

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

bool Journal::read_header() {
  const auto damaged = [&] {
    return OutputRefused(
        fmt::format("{} is damaged: its beginning is not as it was written. Move it away, or start "
                    "over with --force.",
            path_.string()));
  };
  const std::uint64_t size = this->size();
  JournalSizes sizes{};
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
  const std::uint64_t size = this->size();
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
  if (dropped_ > 0 && uninterrupted([&] { return ::ftruncate(descriptor_, static_cast<off_t>(end_)); }) != 0) {
    throw write_failed(path_, "cutting off what is no whole run", errno);
  }
}

}  // namespace coadopt

#include <algorithm>
#include <boost/crc.hpp>
#include <cstring>
#include <initializer_list>
#include <optional>

#include "results/failure.hpp"
#include "results/identity.hpp"
#include "results/journal.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

namespace {

// Where things stand in a journal: see sim/results/journal.hpp.
constexpr std::size_t sizes_at = 15;
constexpr std::size_t body_checksum_at = sizes_at + 36;
constexpr std::size_t sizes_checksum_at = sizes_at + 44;
constexpr std::size_t body_at = sizes_at + 48;
constexpr std::size_t record_head_bytes = 24;

template <class Number>
Number number_at(std::span<const std::uint8_t> bytes, std::size_t place) {
  Number number{};
  std::memcpy(&number, bytes.data() + place, sizeof(number));
  return number;
}

// Whether a journal claims more runs than an input should take memory for: eight bytes each.
bool claims_too_many(std::span<const std::uint8_t> bytes) {
  constexpr std::uint64_t most_runs = 1U << 22U;
  if (bytes.size() < body_at) return false;
  const auto points = number_at<std::uint64_t>(bytes, sizes_at + 8);
  const auto replicates = number_at<std::uint32_t>(bytes, sizes_at + 24);
  const auto scenarios = number_at<std::uint32_t>(bytes, sizes_at + 28);
  const auto blocks = number_at<std::uint32_t>(bytes, sizes_at + 40);
  return points > most_runs || points * std::min<std::uint64_t>(replicates, most_runs) > most_runs ||
         points * replicates * scenarios > most_runs ||
         points * replicates * scenarios * (1 + std::uint64_t{blocks}) > most_runs;
}

void read_journal(const MemoryFile& file) {
  try {
    const std::optional<Journal> journal = Journal::open(file.path());
    if (!journal) return;
    const JournalHeader& header = journal->header();
    static_cast<void>(identity_differences("{}", header.identity));
    require(journal->runs() == std::uint64_t{header.numbers.size()} * header.scenarios * header.replicates,
        "a journal has the runs of its header");
    std::vector<std::byte> bytes;
    std::uint64_t counted = 0;
    for (std::uint64_t run = 0; run < journal->runs(); ++run) {
      if (journal->status(run) == RunStatus::missing) continue;
      ++counted;
      if (journal->status(run) == RunStatus::failed) {
        static_cast<void>(journal->reason(run));
        continue;
      }
      bytes.resize(journal->bytes(run));
      journal->read(run, bytes);
    }
    require(counted == journal->count(RunStatus::done) + journal->count(RunStatus::failed), "runs are counted");
  } catch (const OutputRefused& refused) {
    check_message(refused.what());
  }
}

// Puts the checksum of the parts at the place.
void mend(
    std::span<std::uint8_t> bytes, std::size_t place, std::initializer_list<std::span<std::uint8_t>> parts) {
  boost::crc_32_type crc;
  for (const std::span<std::uint8_t> part : parts) crc.process_bytes(part.data(), part.size());
  const std::uint32_t checksum = crc.checksum();
  std::memcpy(bytes.data() + place, &checksum, sizeof(checksum));
}

}  // namespace

std::size_t mend_journal(std::span<std::uint8_t> bytes, std::size_t size) {
  const std::span<std::uint8_t> there = bytes.first(size);
  if (size < body_at) return size;
  const auto identity = number_at<std::uint64_t>(there, sizes_at);
  const auto points = number_at<std::uint64_t>(there, sizes_at + 8);
  const auto values = number_at<std::uint64_t>(there, sizes_at + 16);
  std::size_t place = body_at;
  if (std::max({identity, points, values}) < size) {
    const std::size_t body = identity + 4 * points + 8 * values;
    if (body <= size - body_at) {
      mend(there, body_checksum_at, {there.subspan(body_at, body)});
      place += body;
    }
  }
  mend(there, sizes_checksum_at, {there.subspan(sizes_at, sizes_checksum_at - sizes_at)});
  while (size - place >= record_head_bytes) {
    const auto payload = number_at<std::uint32_t>(there, place + 8);
    if (payload > size - place - record_head_bytes) break;
    std::memcpy(&there[place + record_head_bytes - 8], &there[sizes_checksum_at], 4);  // it is of this journal
    mend(there, place + record_head_bytes - 4,
        {there.subspan(place, record_head_bytes - 4), there.subspan(place + record_head_bytes, payload)});
    place += record_head_bytes + payload;
  }
  return size;
}

void journals(Bytes input) {
  const MemoryFile file("x.runs", text_of(input));
  if (!claims_too_many(input)) read_journal(file);
}

}  // namespace coadopt::fuzz

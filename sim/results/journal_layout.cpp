#include "results/journal.hpp"

#include <bit>
#include <boost/crc.hpp>
#include <cstring>
#include <stdexcept>

namespace coadopt {

namespace {

void add_bytes(std::vector<std::byte>& to, std::span<const std::byte> bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

}  // namespace

static_assert(std::endian::native == std::endian::little, "journals are written as they stand in memory");

bool begins_as_journal(std::string_view text) {
  constexpr std::string_view words = "coadopt runs ";
  if (!text.starts_with(words)) return false;
  const std::size_t end = text.find_first_not_of("0123456789", words.size());
  return end != std::string_view::npos && end > words.size() && text[end] == '\n';
}

std::uint32_t checksum_of(const JournalSizes& sizes) {
  boost::crc_32_type crc;
  crc.process_bytes(&sizes, offsetof(JournalSizes, checksum));
  return crc.checksum();
}

std::uint32_t checksum_of(const JournalHeader& header) {
  JournalSizes sizes{};
  std::memcpy(&sizes, packed(header).data() + journal_magic.size(), sizeof(sizes));
  return sizes.checksum;
}

std::uint32_t checksum_of(const RecordHead& head, std::span<const std::byte> bytes) {
  RecordChecksum checksum(head);
  checksum.add(bytes);
  return checksum.whole();
}

std::vector<std::byte> packed(const JournalHeader& header) {
  std::vector<std::byte> body;
  const std::string lines = header.identity + (header.replaceable.empty() ? "" : "\n" + header.replaceable);
  add_bytes(body, std::as_bytes(std::span(lines)));
  add_bytes(body, std::as_bytes(std::span(header.numbers)));
  add_bytes(body, std::as_bytes(std::span(header.values)));
  boost::crc_32_type crc;
  crc.process_bytes(body.data(), body.size());
  JournalSizes sizes = {lines.size(), header.numbers.size(), header.values.size(), header.replicates,
      header.scenarios, header.run_bytes, crc.checksum(), header.blocks, 0};
  sizes.checksum = checksum_of(sizes);
  std::vector<std::byte> all;
  add_bytes(all, std::as_bytes(std::span(journal_magic)));
  add_bytes(all, std::as_bytes(std::span(&sizes, 1)));
  add_bytes(all, body);
  return all;
}

RecordChecksum::RecordChecksum(const RecordHead& head)
    : remainder_(boost::crc_32_type().get_interim_remainder()) {
  add(std::as_bytes(std::span(&head, 1)).first(offsetof(RecordHead, checksum)));
}

void RecordChecksum::add(std::span<const std::byte> bytes) {
  boost::crc_32_type crc(remainder_);
  crc.process_bytes(bytes.data(), bytes.size());
  remainder_ = crc.get_interim_remainder();
}

std::uint32_t RecordChecksum::whole() const { return boost::crc_32_type(remainder_).checksum(); }

RunPieces::RunPieces(const Journal& journal) : journal_(journal), runs_(journal.runs()) {}

void RunPieces::read(std::uint64_t run, std::size_t offset, std::span<std::byte> bytes) {
  Progress& progress = runs_.at(run);
  if (offset != progress.read) throw std::logic_error("the bytes of a run are not read in their order");
  if (offset == 0) progress.checksum = RecordChecksum(journal_.head(run));
  journal_.read_unchecked(run, offset, bytes);
  progress.checksum.add(bytes);
  progress.read += static_cast<std::uint32_t>(bytes.size());
}

bool RunPieces::is_whole(std::uint64_t run) const {
  const RecordHead head = journal_.head(run);
  if (head.run != run || head.bytes < runs_[run].read) return false;
  std::vector<std::byte> rest(head.bytes - runs_[run].read);
  journal_.read_unchecked(run, runs_[run].read, rest);
  RecordChecksum checksum = runs_[run].checksum;
  checksum.add(rest);
  return checksum.whole() == head.checksum;
}

void RunPieces::check() const {
  std::uint64_t damaged = 0;
  for (std::uint64_t run = 0; run < runs_.size(); ++run) {
    damaged += runs_[run].read == 0 || is_whole(run) ? 0 : 1;
  }
  if (damaged > 0) throw journal_.changed(damaged);
}

}  // namespace coadopt

#include "results/journal_layout.hpp"

#include <bit>
#include <boost/crc.hpp>

#include "results/journal.hpp"

namespace coadopt {

static_assert(std::endian::native == std::endian::little, "journals are written as they stand in memory");

namespace {

void add_bytes(std::vector<std::byte>& to, std::span<const std::byte> bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

}  // namespace

std::uint32_t checksum_of(const JournalSizes& sizes) {
  boost::crc_32_type crc;
  crc.process_bytes(&sizes, offsetof(JournalSizes, checksum));
  return crc.checksum();
}

std::uint32_t checksum_of(const RecordHead& head, std::span<const std::byte> bytes) {
  RecordChecksum checksum(head);
  checksum.add(bytes);
  return checksum.whole();
}

std::vector<std::byte> packed(const JournalHeader& header) {
  std::vector<std::byte> body;
  add_bytes(body, std::as_bytes(std::span(header.identity)));
  add_bytes(body, std::as_bytes(std::span(header.numbers)));
  add_bytes(body, std::as_bytes(std::span(header.values)));
  boost::crc_32_type crc;
  crc.process_bytes(body.data(), body.size());
  JournalSizes sizes = {header.identity.size(), header.numbers.size(), header.values.size(), header.replicates,
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

}  // namespace coadopt

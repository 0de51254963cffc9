#include "results/run_pieces.hpp"

#include <stdexcept>

namespace coadopt {

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

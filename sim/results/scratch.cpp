#include "results/scratch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "results/failure.hpp"
#include "results/output_path.hpp"

namespace coadopt {

namespace {

int open_nameless(const std::filesystem::path& output) {
  const std::filesystem::path name = temporary_beside(output);
  ::unlink(name.c_str());  // left by a process of the same number that was killed at the wrong moment
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) throw write_failed(output, "preparing to write", errno);
  ::unlink(name.c_str());
  return descriptor;
}

}  // namespace

Scratch::Scratch(std::filesystem::path output, std::uint64_t expected_bytes)
    : output_(std::move(output)), descriptor_(open_nameless(output_)) {
  if (expected_bytes == 0) return;
  const auto length = static_cast<off_t>(expected_bytes);
  if (::fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, 0, length) == 0 || errno == EOPNOTSUPP) return;
  const int error_number = errno;
  ::close(descriptor_);
  throw write_failed(output_, "reserving space for results", error_number);
}

Scratch::~Scratch() { ::close(descriptor_); }

std::uint64_t Scratch::append(std::span<const std::byte> bytes) {
  const std::uint64_t place = end_.fetch_add(bytes.size());
  for (std::uint64_t at = place; !bytes.empty();) {
    const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw write_failed(output_, "putting results aside", errno);
    at += static_cast<std::uint64_t>(written);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return place;
}

void Scratch::read(std::uint64_t place, std::span<std::byte> bytes) const {
  while (!bytes.empty()) {
    const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw write_failed(output_, "reading back results put aside", got < 0 ? errno : EIO);
    place += static_cast<std::uint64_t>(got);
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

}  // namespace coadopt

#include "results/descriptor.hpp"

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace coadopt {

namespace {

// Reads as far as the file goes; `bytes` are then those that are beyond its end.
int read_what_is_there(int descriptor, std::uint64_t place, std::span<std::byte>& bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(place));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    if (done == 0) return 0;
    place += static_cast<std::uint64_t>(done);
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return 0;
}

}  // namespace

int write_at(int descriptor, std::uint64_t place, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(place));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return done < 0 ? errno : EIO;
    place += static_cast<std::uint64_t>(done);
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return 0;
}

int read_at(int descriptor, std::uint64_t place, std::span<std::byte> bytes) {
  std::span<std::byte> left = bytes;
  const int error_number = read_what_is_there(descriptor, place, left);
  return error_number == 0 && !left.empty() ? beyond_end : error_number;
}

int read_at_or_zeros(int descriptor, std::uint64_t place, std::span<std::byte> bytes) {
  const int error_number = read_what_is_there(descriptor, place, bytes);
  if (error_number == 0) std::ranges::fill(bytes, std::byte{0});
  return error_number;
}

int flush_folder_of(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const int descriptor =
      uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (descriptor < 0) return errno == EACCES ? 0 : errno;  // a folder may be writable and not readable
  const int failed =
      uninterrupted([&] { return ::fsync(descriptor); }) == 0 || errno == EINVAL || errno == EOPNOTSUPP ? 0
                                                                                                        : errno;
  ::close(descriptor);
  return failed;
}

}  // namespace coadopt

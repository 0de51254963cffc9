#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace coadopt {

// Makes a system call that returns -1 and sets errno where it fails, again as long as a signal interrupts it.
template <class Call>
[[nodiscard]] auto uninterrupted(const Call& call) {
  auto result = call();
  while (result == -1 && errno == EINTR) result = call();
  return result;
}

// Bytes to and from a place of an open file, all of them; 0, or the system's error number. From any thread.
[[nodiscard]] int write_at(int descriptor, std::uint64_t place, std::span<const std::byte> bytes);
[[nodiscard]] int read_at(int descriptor, std::uint64_t place, std::span<std::byte> bytes);
// The error number of read_at where the file ends before.
inline constexpr int beyond_end = ENODATA;
// The same, but what is beyond the end of the file is zeros.
[[nodiscard]] int read_at_or_zeros(int descriptor, std::uint64_t place, std::span<std::byte> bytes);

// Waits until the disk has the names of the folder in which the path stands, where the file system knows; 0,
// or the system's error number. Without it, a file that was renamed may have its old name after a power cut.
[[nodiscard]] int flush_folder_of(const std::filesystem::path& path);

}  // namespace coadopt

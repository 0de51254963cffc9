#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace coadopt {

// Bytes to and from a place of an open file, all of them; 0, or the system's error number. From any thread.
[[nodiscard]] int write_at(int descriptor, std::uint64_t place, std::span<const std::byte> bytes);
// What is beyond the end of the file is zeros.
[[nodiscard]] int read_at(int descriptor, std::uint64_t place, std::span<std::byte> bytes);

}  // namespace coadopt

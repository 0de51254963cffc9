#pragma once

#include <cstdint>
#include <filesystem>

namespace coadopt {

// How many bytes of memory can be had without swapping: what the kernel says is available, or what the
// control groups of this process allow if that is less; without limit where neither can be read.
// `root` is where the files of /proc and /sys are looked for.
[[nodiscard]] std::uint64_t available_memory(const std::filesystem::path& root = "/");

}  // namespace coadopt

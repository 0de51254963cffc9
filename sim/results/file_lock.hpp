#pragma once

#include <filesystem>

#include "results/failure.hpp"

namespace coadopt {

// Two processes that write to one file would spoil it, so each takes its lock first, and has it until it closes
// the file or ends, whatever ends it. Where a file system has no locks there are none.

// Takes the lock of an open file; false where another one has it.
[[nodiscard]] bool take_lock(int descriptor);

// Whether the open file still stands under the name.
[[nodiscard]] bool stands_under(int descriptor, const std::filesystem::path& name);

// Whether another one has the lock of the file of that name.
[[nodiscard]] bool is_in_use(const std::filesystem::path& path);
[[nodiscard]] OutputRefused in_use(const std::filesystem::path& path);

}  // namespace coadopt

#pragma once

#include <filesystem>

#include "results/failure.hpp"

namespace coadopt {

// Two processes that write to one file would spoil it, so each takes its lock first, and has it until it closes
// the file or ends, whatever ends it. Where a file system has no locks there are none.

// Opens a file of our own under a fixed name: a regular file, and no link to one, whatever somebody else has
// put there. A new one gets the usual mode. Returns a descriptor, or -1 with errno: ELOOP for a link, EEXIST
// for anything else that is no regular file.
[[nodiscard]] int open_own(const std::filesystem::path& path, int flags);

// Takes the lock of an open file; false where another one has it.
[[nodiscard]] bool take_lock(int descriptor);

// Whether the open file still stands under the name.
[[nodiscard]] bool stands_under(int descriptor, const std::filesystem::path& name);

// Whether another one has the lock of the file of that name.
[[nodiscard]] bool is_in_use(const std::filesystem::path& path);
[[nodiscard]] OutputRefused in_use(const std::filesystem::path& path);

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

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

// Keeps other programs from writing to the same output while it lives, by the lock of a hidden file beside it,
// ".NAME.lock", which is empty and gone afterwards; one that a killed program left is taken over. A file of
// that name with contents is somebody else's and stays. Where the file system has no locks, nobody is kept
// away.
class OutputLock {
 public:
  // Removes what a program that was killed has left beside the output. Throws OutputRefused where another
  // program writes to the output, where something else has the lock's name, or where no file can be written
  // there; WriteFailed.
  explicit OutputLock(const std::filesystem::path& output);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

 private:
  std::filesystem::path name_;
  int descriptor_ = -1;
};

// Files that a program which was killed has left beside its output. Only what no living program has locked is
// removed, no text that was read, and nothing where the file system has no locks.

// Whether a file has the name of one of them, so that writing the output could remove or replace it.
[[nodiscard]] bool may_be_removed(const std::filesystem::path& file, const std::filesystem::path& output);

// The ending of the hidden name of a file that is not finished yet, by a number of its own.
[[nodiscard]] std::string unfinished_ending(std::uint64_t number);

// Removes files that were to become the output.
void remove_unfinished_files(const std::filesystem::path& output);

// Removes journals that were to be put in another's place.
void remove_unfinished_journals(const std::filesystem::path& output);

// One of them, where that is what the file is and no living program has locked it. Returns 0, or the system's
// error number where whether one has cannot be told.
[[nodiscard]] int remove_unfinished_journal(const std::filesystem::path& file);

}  // namespace coadopt

#pragma once

#include <filesystem>

namespace coadopt {

// Keeps other programs from writing to the same output while it lives, by the lock of a hidden file beside it,
// ".NAME.lock", which is gone afterwards; one that a killed program left is taken over. Where the file system
// has no locks, nobody is kept away.
class OutputLock {
 public:
  // Removes what a program that was killed has left beside the output. Throws OutputRefused where another
  // program writes to the output, or where no file can be written there; WriteFailed.
  explicit OutputLock(const std::filesystem::path& output);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;
  OutputLock(OutputLock&&) = delete;
  OutputLock& operator=(OutputLock&&) = delete;

 private:
  std::filesystem::path name_;
  int descriptor_ = -1;
};

}  // namespace coadopt

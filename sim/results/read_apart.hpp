#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "results/question.hpp"

namespace coadopt::h5 {

// Answers questions about an HDF5 file by asking a child process, which alone gives the file to the HDF5
// library. The library is not made for hostile files: version 1.10 crashes on many. There it takes down the
// child only, which has limits of memory and time and can touch nothing but the file. Answers are bytes and are
// checked again by who asked.
class ReadApart : public Answers {
 public:
  // Throws a Problem where the file cannot be opened or is not a regular file, or no process can be started.
  explicit ReadApart(const std::filesystem::path& path);
  ~ReadApart() override;
  ReadApart(const ReadApart&) = delete;
  ReadApart& operator=(const ReadApart&) = delete;

  [[nodiscard]] std::string answer(const Question& question) override;
  [[nodiscard]] std::uint64_t file_size() const override { return size_; }

 private:
  [[noreturn]] void throw_end(const Question& question);

  std::uint64_t size_ = 0;
  std::uint64_t cpu_seconds_ = 0;
  bool has_less_memory_ = false;  // than it would be given
  int socket_ = -1;
  pid_t child_ = -1;
};

}  // namespace coadopt::h5

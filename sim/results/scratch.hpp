#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace coadopt {

// A file without a name in the folder of the output, gone when this ends, however it ends. What is finished
// is put aside here in whatever order it comes, so that the results file can be written in its own order.
class Scratch {
 public:
  // Reserves the bytes expected, so that a full disk is told before anything is run. Throws WriteFailed.
  Scratch(std::filesystem::path output, std::uint64_t expected_bytes);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch(Scratch&&) = delete;
  Scratch& operator=(Scratch&&) = delete;

  // Where the bytes were put. From any thread. Throws WriteFailed.
  [[nodiscard]] std::uint64_t append(std::span<const std::byte> bytes);
  void read(std::uint64_t place, std::span<std::byte> bytes) const;

 private:
  std::filesystem::path output_;  // for messages
  int descriptor_;
  std::atomic<std::uint64_t> end_ = 0;
};

}  // namespace coadopt

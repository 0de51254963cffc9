#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "results/output_path.hpp"

namespace coadopt {

// What was tried already, so that a search can go on where it was stopped: a file with a heading and a line for
// each try, with a checksum, which the search adds to. An incomplete last line is removed; a line that is not
// as it was written is passed over, and its try is made again.
class TriedBefore {
 public:
  // `search` is everything that a try depends on. Throws OutputRefused where the file is of another search, is
  // no such file or one of an earlier version, is in use by another process, or cannot be opened; WriteFailed.
  TriedBefore(std::filesystem::path file, const std::string& search, Existing existing = Existing::refuse);
  ~TriedBefore();
  TriedBefore(const TriedBefore&) = delete;
  TriedBefore& operator=(const TriedBefore&) = delete;
  TriedBefore(TriedBefore&&) = delete;
  TriedBefore& operator=(TriedBefore&&) = delete;

  [[nodiscard]] std::optional<double> find(std::uint32_t generation, std::uint32_t number) const;
  // Waits until the disk has it. Throws WriteFailed, also where another program changed, removed or replaced
  // the file; the file then has what it had before.
  void add(std::uint32_t generation, std::uint32_t number, double distance);
  [[nodiscard]] std::size_t count() const { return distances_.size(); }
  // Lines that were passed over.
  [[nodiscard]] std::size_t damaged() const { return damaged_; }
  // Removes the file; one that has its name but is not its own stays.
  void remove() noexcept;

 private:
  [[nodiscard]] std::uint64_t size() const;
  void check_is_of_tries() const;
  [[nodiscard]] std::string text(std::uint64_t size) const;  // its first bytes
  void begin();
  void read(const std::string& text);
  void put(const std::string& text);

  std::filesystem::path file_;
  std::string heading_;
  int descriptor_;  // has the file's lock
  std::uint64_t end_ = 0;
  std::size_t damaged_ = 0;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> distances_;
};

}  // namespace coadopt

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "results/question.hpp"

namespace coadopt::h5 {

// Reads an HDF5 file that may come from anywhere. Whoever reads says what must be there; whatever is not
// exactly that is refused before it is read. Names of groups and variables are paths from the root such as
// `points/point`; the root is "". Each throws a Problem that names what was read, what was found and what was
// expected.
class Reader {
 public:
  // Reads in a process of its own: see ReadApart.
  explicit Reader(const std::filesystem::path& path);
  // Reads through `answers`, which is for tests of this process.
  explicit Reader(std::unique_ptr<Answers> answers);

  // Bytes.
  [[nodiscard]] std::uint64_t file_size() const { return answers_->file_size(); }
  [[nodiscard]] bool has(const std::string& where) const;
  [[nodiscard]] bool has_attribute(const std::string& where, const std::string& name) const;
  // Valid UTF-8 without zero bytes, at most as long as the file.
  [[nodiscard]] std::string text_attribute(const std::string& where, const std::string& name) const;
  // The names of what a group holds, in the order of creation.
  [[nodiscard]] std::vector<std::string> names(const std::string& where) const;
  // How many values a variable of one dimension has; no more than the file has bytes.
  [[nodiscard]] std::size_t size(const std::string& where) const;
  // All values of a variable of one dimension and so many values.
  [[nodiscard]] std::vector<std::int32_t> whole(const std::string& where, std::size_t size) const;
  [[nodiscard]] std::vector<std::string> texts(const std::string& where, std::size_t size) const;
  // The same of a variable of float64, int64 or uint8.
  [[nodiscard]] std::vector<double> values(const std::string& where, Element element, std::size_t size) const;
  // All values of a variable of float64 and these extents, in C order.
  [[nodiscard]] std::vector<double> reals(const std::string& where, const Extents& extents) const;
  // The box of a variable of these extents that begins at `start` and spans `count`, in C order, as many bytes
  // as the box has.
  void box(const std::string& where, Element element, const Extents& extents, const Extents& start,
      const Extents& count, std::span<std::byte> bytes) const;

 private:
  std::unique_ptr<Answers> answers_;
};

// Throws where a file cannot be read whatever is expected in it: WriteFailed where the disk did not hand it
// out, OutputRefused where it is cut short or damaged.
void throw_if_broken(const std::filesystem::path& path, const Problem& problem);

}  // namespace coadopt::h5

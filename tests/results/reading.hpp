#pragma once

#include <hdf5.h>

#include <filesystem>
#include <string>
#include <vector>

namespace coadopt::reading {

// A results file, read back through the C API of HDF5 alone. Everything throws std::runtime_error where it is
// not there. Paths as `/agents/role`.
class File {
 public:
  explicit File(const std::filesystem::path& path);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool has(const std::string& variable) const;
  [[nodiscard]] std::vector<hsize_t> extents(const std::string& variable) const;
  // All numbers of a variable, in C order.
  [[nodiscard]] std::vector<double> numbers(const std::string& variable) const;
  [[nodiscard]] std::vector<std::string> texts(const std::string& variable) const;
  // Bytes of one element in the file.
  [[nodiscard]] std::size_t element_bytes(const std::string& variable) const;
  // Names of the scales along each dimension.
  [[nodiscard]] std::vector<std::string> dimensions(const std::string& variable) const;
  // An attribute of a variable, or of the root ("/").
  [[nodiscard]] std::string text_attribute(const std::string& object, const std::string& name) const;
  [[nodiscard]] std::vector<double> number_attribute(const std::string& object, const std::string& name) const;

 private:
  hid_t file_;
};

// Adds 1 to all numbers of a variable, as another program would: the file has no seal then.
void change(const std::filesystem::path& path, const std::string& variable);

[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);

}  // namespace coadopt::reading

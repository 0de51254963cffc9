#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "results/driver.hpp"
#include "results/new_file.hpp"

namespace coadopt::h5 {

// A new file that HDF5 writes to, through a driver of our own that never reports a failure to HDF5: HDF5
// crashes where it cannot write what it holds back. The first failure is kept here, and thrown by check().
class Sink {
 public:
  // Errors name the output; the file must outlive this.
  explicit Sink(const NewFile& file);
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  // The file as an empty HDF5 file: object times off, creation order of links and attributes kept (netCDF-4
  // needs it), large attributes allowed. It must be closed before this ends.
  [[nodiscard]] Handle open();
  // The file as a copy of a whole one with this seal, to be added to. Throws OutputRefused where its seal is
  // another one or does not match, WriteFailed. It must be closed before this ends.
  [[nodiscard]] Handle open_copy_of(const std::filesystem::path& whole, const std::string& seal);
  // Throws WriteFailed where anything could not be written so far.
  void check() const;

 private:
  [[nodiscard]] Handle access();

  const NewFile& file_;
  SinkState state_;
  Handle driver_;
};

// Has the parts of a new HDF5 file written, and gives it the output's name once the disk has all of it, in
// place of the file with the mark `replaceable` only. Returns its seal. Throws OutputRefused where another has
// the name, WriteFailed; nothing of it is left behind then.
std::string write_whole(const std::filesystem::path& output, const std::string& replaceable,
    const std::function<void(Sink&)>& write_parts);

}  // namespace coadopt::h5

#pragma once

#include <filesystem>

#include "results/handle.hpp"
#include "results/new_file.hpp"

namespace coadopt::h5 {

// A new file that HDF5 writes to, through a driver of our own that never tells HDF5 of a failure: HDF5 crashes
// where it cannot write what it holds back. The first failure is kept here, and told by check().
class Sink {
 public:
  // Errors tell of the output; the file must outlive this.
  explicit Sink(const NewFile& file);
  ~Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  Sink(Sink&&) = delete;
  Sink& operator=(Sink&&) = delete;

  // The file as an empty HDF5 file: object times off, creation order of links and attributes kept (netCDF-4
  // needs it), large attributes allowed. It must be closed before this ends.
  [[nodiscard]] Handle open();
  // The file as a copy of a whole one, to be added to. Throws WriteFailed. It must be closed before this ends.
  [[nodiscard]] Handle open_copy_of(const std::filesystem::path& whole);
  // Throws WriteFailed where anything could not be written so far.
  void check() const;

  // What the driver knows of a file.
  struct State {
    int descriptor = -1;
    int error_number = 0;  // of the first failure; nothing is written after it
  };

 private:
  [[nodiscard]] Handle access();

  const NewFile& file_;
  State state_;
  Handle driver_;
};

}  // namespace coadopt::h5

#pragma once

#include <cstdint>

#include "results/handle.hpp"

namespace coadopt::h5 {

// What the driver for reading knows of its file.
struct InputState {
  int descriptor = -1;
  std::uint64_t size = 0;  // bytes
  int error_number = 0;    // of the first read that the system refused
  bool opened = false;
};

// Makes HDF5 read through the descriptor alone: it opens no file by name, takes no lock (some file systems have
// none) and never writes. The file can be opened once, so nothing in it leads HDF5 to open another. Keep what
// is returned until the file is closed; `state` must outlive it. Throws a Problem.
[[nodiscard]] Handle use_input(const Handle& access_properties, InputState& state);

}  // namespace coadopt::h5

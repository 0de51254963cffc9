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

// What the driver for writing knows of its file.
struct SinkState {
  int descriptor = -1;
  int error_number = 0;  // of the first failure; nothing is written after it
};

// Makes files that are opened with these access properties go to the state's descriptor. Returns the driver,
// which must outlive them, as must the state: HDF5 still uses a driver after it has let go of it.
[[nodiscard]] Handle use_sink(const Handle& access_properties, SinkState& state);

}  // namespace coadopt::h5

#pragma once

#include <filesystem>

namespace coadopt {

// Every results file ends, after what HDF5 has in it, with a line that holds the CRC-32 of all before it. HDF5
// and netCDF pass over the line; a program that writes to the file by HDF5 cuts it off.

// Adds the line to a file open for reading and writing; 0, or the system's error number.
[[nodiscard]] int add_seal(int descriptor);
// Takes the line off; 0, or the system's error number.
[[nodiscard]] int cut_seal(int descriptor);

// That the file is as coadopt wrote it. Throws OutputRefused where it is not, and what differs; WriteFailed
// where the disk does not hand it out.
void check_seal(const std::filesystem::path& path);

}  // namespace coadopt

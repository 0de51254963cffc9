#pragma once

#include <cerrno>
#include <filesystem>
#include <string>

namespace coadopt {

// Every results file ends, after what HDF5 has in it, with a line that holds the CRC-32 of all before it. HDF5
// and netCDF pass over the line; a program that writes to the file by HDF5 cuts it off.

struct AddedSeal {
  std::string line;
  int error_number = 0;  // of the system
};
// Adds the line to a file open for reading and writing.
[[nodiscard]] AddedSeal add_seal(int descriptor);
// Takes the line off; 0, or the system's error number, or `other_seal` where the file does not end with this
// line or has another checksum.
[[nodiscard]] int cut_seal(int descriptor, const std::string& line);
inline constexpr int other_seal = EILSEQ;

// That the file is as coadopt wrote it. Throws OutputRefused where it is not, and what differs; WriteFailed
// where the disk does not hand it out.
void check_seal(const std::filesystem::path& path);
// That it is not, and why.
[[noreturn]] void refuse_changed(const std::filesystem::path& path, const std::string& why);

// Of a file that is opened more than once, to check its seal and to read it: taken before the first time, it is
// another one as soon as anything was done to the file or another file has the name; empty where there is none.
[[nodiscard]] std::string state_of(const std::filesystem::path& path);
// That the file still is in that state; called when the last value was read, before any of them is used. Throws
// OutputRefused.
void check_state(const std::filesystem::path& path, const std::string& state);

}  // namespace coadopt

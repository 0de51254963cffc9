#pragma once

#include <cstdint>

namespace coadopt {

// What a confined process may use at most.
struct Limits {
  std::uint64_t memory = 0;       // bytes, beyond those it has
  std::uint64_t cpu_seconds = 0;  // it is ended by SIGXCPU then
};

// Whether this process is allowed less memory than the limits are (ulimit -v).
[[nodiscard]] bool has_less_memory(const Limits& limits);

// Closes all files but the two descriptors and sets the limits. Where the system can (Linux on x86-64 and
// 64-bit Arm), the process can do nothing afterwards but compute, use memory, and read and write the two: it
// cannot open a file, start a program or use the network. For a child process between fork() and _exit().
void confine(int one, int other, const Limits& limits);

}  // namespace coadopt

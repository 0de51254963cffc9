#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

// All that reading scenarios asks of the system. Two sets of bodies answer: `native` asks a POSIX system;
// `given` knows only files whose text it was given, as in a browser.

inline constexpr std::size_t most_bytes = std::size_t{1} << 20U;  // of a scenario file

// The text of a file of at most so many bytes, or why there is none. A pipe that the program was started with
// (<(command), /dev/stdin, /dev/fd/N) is read as a file is; named pipes, sockets and devices are refused
// without waiting for them.
[[nodiscard]] Checked<std::string> read_text(const std::string& path, std::size_t most = most_bytes);

// The same of a file that another file names, and not the command line: it must be a regular file, so that a
// scenario of somebody else's reads nothing that was meant for another reader.
[[nodiscard]] Checked<std::string> read_named_text(const std::string& path, std::size_t most = most_bytes);

// Whether the path leads to a file that either of these has read, under whatever name, and that is unchanged.
[[nodiscard]] bool was_read(const std::string& path);

[[nodiscard]] bool is_folder(const std::string& path);

// The one name of a file or folder that has several, through links.
[[nodiscard]] std::string real_name(const std::string& path);

// Names of the TOML files of a folder, without .toml, sorted. Empty where there is no such folder.
[[nodiscard]] std::vector<std::string> entry_names(const std::string& folder);

// The folder of the scenarios that came with the program: where it was installed, or the source tree it was
// built in. None that others may have changed (exposed.hpp).
struct OwnScenarios {
  std::optional<std::string> folder = {};
  std::string problem = {};  // why there is none, where that is because others may have changed it
};
[[nodiscard]] OwnScenarios own_scenarios();

// How many bytes of memory can be had without swapping: what the kernel says is available, or what the
// control groups of this process allow if that is less; without limit where neither can be read.
// `root` is where the files of /proc and /sys are looked for.
[[nodiscard]] std::uint64_t available_memory(const std::string& root = "/");

}  // namespace coadopt

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

inline constexpr std::size_t most_bytes = std::size_t{1} << 20U;  // of a scenario file

// What a file says, and the name it goes by in messages.
struct Document {
  std::string file;
  Table table;
};

// The text of a file of at most so many bytes, or why there is none. A pipe that the program was started with
// (<(command), /dev/stdin, /dev/fd/N) is read as a file is; named pipes, sockets and devices are refused
// without waiting for them.
[[nodiscard]] Checked<std::string> read_text(const std::filesystem::path& path, std::size_t most = most_bytes);

// The same of a file that another file names, and not the command line: it must be a regular file, so that a
// scenario of somebody else's reads nothing that was meant for another reader.
[[nodiscard]] Checked<std::string> read_named_text(
    const std::filesystem::path& path, std::size_t most = most_bytes);

// What TOML text says.
[[nodiscard]] Checked<Table> parse_toml(std::string_view text, const std::string& file);

// What scenario text says, which must be something.
[[nodiscard]] Checked<Document> parse_document(std::string_view text, const std::string& file);

}  // namespace coadopt

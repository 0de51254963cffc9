#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace coadopt {

// Files that a program which was killed has left beside its output. Only what no living program has locked is
// removed, and nothing where the file system has no locks.

// The ending of the hidden name of a file that is not finished yet, by a number of its own.
[[nodiscard]] std::string unfinished_ending(std::uint64_t number);

// Removes files that were to become the output.
void remove_unfinished_files(const std::filesystem::path& output);

// Removes journals that were to be put in another's place.
void remove_unfinished_journals(const std::filesystem::path& output);

// One of them, where that is what the file is and no living program has locked it.
void remove_unfinished_journal(const std::filesystem::path& file);

}  // namespace coadopt

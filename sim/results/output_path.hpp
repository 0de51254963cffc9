#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace coadopt {

// What becomes of a file that already stands under the output's name.
enum class Existing : std::uint8_t { refuse, replace };

// What is to become of what is there already of a run, a comparison or a sweep.
enum class Before : std::uint8_t {
  refuse,   // nothing may be there
  replace,  // it is thrown away
  keep,     // it is gone on from
  extend    // the same, and there may be more replicates now
};

// The file that an output stands for: itself or, where it is a symbolic link, what that leads to, which need
// not be there yet. What is written is put beside that file, and the link stays. Where the links lead nowhere
// that could be written to it is the path itself; output_problem() says why. A link of another user in a
// folder that others may write to is not followed, wherever it is on the path, unless that user owns the
// folder.
[[nodiscard]] std::filesystem::path target_of(const std::filesystem::path& output);

// Why no file can ever be put under the path, even in place of what is there, with a way out; empty if one can.
// Only files are written to: no folder, device, pipe or socket, nor a link to one, nor an open stream such as
// /dev/stdout.
[[nodiscard]] std::string output_problem(const std::filesystem::path& path);

// The same, or that a file is there already and is to stay: one that was read as an input (scenario/files.hpp)
// always is.
[[nodiscard]] std::string existing_file_problem(const std::filesystem::path& path, Existing existing);

// Of a file whose own name was not given, such as those in a folder that was: no link is followed there. Throws
// OutputRefused.
void refuse_link(const std::filesystem::path& path);

// A mark of the file that the output stands for, by which it is known again unless somebody changes or replaces
// it in the meantime; empty where there is none, or no regular one.
[[nodiscard]] std::string mark_of(const std::filesystem::path& output);

// The mark of the file that stands under the output's name now, and may be replaced; empty where there is none.
// Throws OutputRefused with existing_file_problem().
[[nodiscard]] std::string mark_to_replace(const std::filesystem::path& output, Existing existing);

// Where finished runs are kept until the results file is written: FILE.h5 -> FILE.h5.runs
[[nodiscard]] std::filesystem::path journal_path(const std::filesystem::path& output);

// A hidden name beside the file that the output stands for: ".NAME" and the ending. Long names are cut, and
// what is cut off is distinguished by a checksum.
[[nodiscard]] std::filesystem::path hidden_beside(
    const std::filesystem::path& output, const std::string& ending);

}  // namespace coadopt

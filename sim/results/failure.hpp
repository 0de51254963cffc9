#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace coadopt {

// The output cannot be written as asked; reported before anything stands under its name.
class OutputRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Writing failed on the way, or reading what the disk did not hand out; nothing stands under the output's name.
class WriteFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// "PATH: DOING failed (CAUSE). WAY OUT", the way out by the system's error number (0: none is known).
[[nodiscard]] std::string failure_text(
    const std::filesystem::path& path, std::string_view doing, std::string_view cause, int error_number);

// What another program put under the output's name meanwhile, or removed.
[[nodiscard]] OutputRefused changed_meanwhile(const std::filesystem::path& output);

// A system call on the path that failed with the error number.
[[nodiscard]] WriteFailed write_failed(
    const std::filesystem::path& path, std::string_view doing, int error_number);

// The same of a file that is read: the system did not hand it out, which says nothing of what is in it.
[[nodiscard]] WriteFailed read_failed(const std::filesystem::path& path, int error_number);

// Whether an error number says that the path is at fault: no such folder, none that one may use, a name too
// long.
[[nodiscard]] bool is_of_path(int error_number);

// Before anything is written: OutputRefused where the path is at fault, WriteFailed otherwise.
[[noreturn]] void refuse_or_fail(const std::filesystem::path& path, std::string_view doing, int error_number);

}  // namespace coadopt

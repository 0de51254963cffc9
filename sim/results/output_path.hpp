#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace coadopt {

// What becomes of a file that already stands under the output's name.
enum class Existing : std::uint8_t { refuse, replace };

// Why nothing can be put under the path, with a way out; empty if something can.
[[nodiscard]] std::string existing_file_problem(const std::filesystem::path& path, Existing existing);

// A hidden name in the same folder, of this process: ".NAME.writing-PID".
[[nodiscard]] std::filesystem::path temporary_beside(const std::filesystem::path& path);

// Gives a whole file its name. With Existing::refuse, throws OutputRefused where the name was taken in the
// meantime, and leaves both files as they are; throws WriteFailed where the system refuses.
void publish(const std::filesystem::path& whole, const std::filesystem::path& path, Existing existing);

// The path, or the first of "NAME-2.h5", "NAME-3.h5", ... under which nothing stands.
[[nodiscard]] std::filesystem::path free_name(const std::filesystem::path& path);

}  // namespace coadopt

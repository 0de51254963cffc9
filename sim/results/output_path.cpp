#include "results/output_path.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include <fmt/format.h>

#include "results/failure.hpp"

namespace coadopt {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view naming = "giving the finished file its name";

// On a file system that cannot rename without clobbering, a second link to the file does the same.
bool link_and_unlink(const fs::path& whole, const fs::path& path) {
  if (::link(whole.c_str(), path.c_str()) != 0) return false;
  ::unlink(whole.c_str());
  return true;
}

// Whether the rename went through; errno says why not.
bool rename_beside_none(const fs::path& whole, const fs::path& path) {
  if (::renameat2(AT_FDCWD, whole.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  return link_and_unlink(whole, path);
}

}  // namespace

std::string existing_file_problem(const fs::path& path, Existing existing) {
  std::error_code ignored;
  std::error_code error;
  const fs::file_status itself = fs::symlink_status(path, error);
  if (path.empty() || !path.has_filename()) {
    return fmt::format("'{}' is no name for a file. Name one, for example -o results.h5.", path.string());
  }
  if (itself.type() == fs::file_type::none) {  // not even to be looked at, such as a name that is too long
    return failure_text(path, "looking there", error.message(), error.value());
  }
  if (!fs::exists(itself)) return "";
  const fs::file_status target = fs::status(path, ignored);
  if (fs::exists(target) && !fs::is_regular_file(target)) {
    return fmt::format(
        "{} is not a file that results could be written to. Name another with -o.", path.string());
  }
  if (existing == Existing::replace) return "";
  return fmt::format(
      "{} already exists and is not overwritten. Use --force to replace it, or another -o.", path.string());
}

fs::path temporary_beside(const fs::path& path) {
  constexpr std::size_t longest = 200;  // of a name: file systems stop at 255 bytes
  const std::string name = path.filename().string().substr(0, longest);
  return path.parent_path() / fmt::format(".{}.writing-{}", name, ::getpid());
}

void publish(const fs::path& whole, const fs::path& path, Existing existing) {
  if (existing == Existing::replace) {
    if (::rename(whole.c_str(), path.c_str()) != 0) throw write_failed(path, naming, errno);
  } else if (!rename_beside_none(whole, path)) {
    const int error_number = errno;
    if (error_number != EEXIST) throw write_failed(path, naming, error_number);
    throw OutputRefused(existing_file_problem(path, existing));
  }
}

fs::path free_name(const fs::path& path) {
  fs::path free = path;
  std::error_code ignored;
  for (int number = 2; fs::exists(fs::symlink_status(free, ignored)); ++number) {
    free = path.parent_path() / fmt::format("{}-{}{}", path.stem().string(), number, path.extension().string());
  }
  return free;
}

}  // namespace coadopt

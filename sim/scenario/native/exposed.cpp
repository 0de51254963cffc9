#include "scenario/exposed.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// A shortage of the system says nothing of who may write.
void throw_if_short(int error_number) {
  if (error_number == EMFILE || error_number == ENFILE || error_number == ENOMEM)
    throw std::system_error(error_number, std::generic_category());
}

bool is_open_to_all(const struct stat& status) { return (status.st_mode & S_IWOTH) != 0; }

bool is_trusted(uid_t owner, unsigned program_owner) {
  return owner == 0 || owner == ::geteuid() || owner == program_owner;
}

// Whether a group may write that is neither root's nor the owner's own.
bool is_open_to_others_of_group(const struct stat& status) {
  if ((status.st_mode & S_IWGRP) == 0 || status.st_gid == 0) return false;
  if (status.st_uid == ::geteuid() && status.st_gid == ::getegid()) return false;
  constexpr std::size_t most = std::size_t{1} << 16U;
  std::vector<char> texts(most);
  passwd entry{};
  passwd* owner = nullptr;
  const int failed = ::getpwuid_r(status.st_uid, &entry, texts.data(), texts.size(), &owner);
  throw_if_short(failed);
  return failed != 0 || owner == nullptr || owner->pw_gid != status.st_gid;
}

std::string open_to_all(const fs::path& path) {
  return fmt::format("everybody may write to {0} (chmod o-w {0})", path.string());
}

std::string open_to_group(const fs::path& path, gid_t group) {
  return fmt::format(
      "the group {1}, which is not its owner's own, may write to {0} (chmod g-w {0})", path.string(), group);
}

// Of the folder itself and what is in it.
std::string exposed_within(const fs::path& path, unsigned program_owner) {
  struct stat here {};
  if (::lstat(path.c_str(), &here) != 0) return fmt::format("{} cannot be examined", path.string());
  if (!is_trusted(here.st_uid, program_owner)) {
    return fmt::format("{} belongs neither to you nor to root nor to the owner of coadopt", path.string());
  }
  if (S_ISLNK(here.st_mode)) return fmt::format("{} is a link, and leads elsewhere", path.string());
  if (is_open_to_all(here)) return open_to_all(path);
  return is_open_to_others_of_group(here) ? open_to_group(path, here.st_gid) : "";
}

// Of a folder above it, by what is next on the path.
std::string exposed_above(const fs::path& path, const fs::path& next, unsigned program_owner) {
  struct stat here {};
  struct stat below {};
  if (::stat(path.c_str(), &here) != 0 || ::stat(next.c_str(), &below) != 0)
    return fmt::format("{} cannot be examined", next.string());
  const bool is_sticky = (here.st_mode & S_ISVTX) != 0;
  if (is_open_to_all(here) && !is_sticky) return open_to_all(path);
  if (is_open_to_all(here) && !is_trusted(below.st_uid, program_owner)) {
    return fmt::format(
        "{} is in a folder that everybody may write to, and belongs neither to you nor to root nor to the "
        "owner of coadopt",
        next.string());
  }
  // Root gives a group such a right to those it trusts, as to Debian's group staff.
  const bool by_group = !is_sticky && here.st_uid != 0 && is_open_to_others_of_group(here);
  return by_group ? open_to_group(path, here.st_gid) : "";
}

}  // namespace

std::string exposed_by(const fs::path& folder, unsigned program_owner) {
  std::string problem = exposed_within(folder, program_owner);
  for (fs::path next = folder; problem.empty() && next != next.parent_path(); next = next.parent_path())
    problem = exposed_above(next.parent_path(), next, program_owner);
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (const fs::recursive_directory_iterator end; problem.empty() && !error && at != end; at.increment(error))
    problem = exposed_within(at->path(), program_owner);
  throw_if_short(error.value());
  if (problem.empty() && error) problem = fmt::format("{} cannot be examined", folder.string());
  return problem;
}

std::string exposed_by(const fs::path& folder) {
  struct stat program {};
  return exposed_by(folder, ::stat("/proc/self/exe", &program) == 0 ? program.st_uid : ::geteuid());
}

}  // namespace coadopt

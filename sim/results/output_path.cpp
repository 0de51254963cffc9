#include "results/output_path.hpp"

#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <boost/crc.hpp>
#include <cerrno>
#include <optional>
#include <system_error>

#include "results/failure.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace fs = std::filesystem;

namespace {

// Where a path leads, and what is there; or why that is not known.
struct Led {
  fs::path path;
  std::string problem;
  bool exists = false;
  mode_t mode = 0;
};

constexpr int most_links = 40;  // as many as the system follows

// Links of the system to open streams lead to something that has no name to put a file under.
bool is_of_processes(const fs::path& link) {
  const fs::path folder = link.has_parent_path() ? link.parent_path() : ".";
  struct statfs system {};
  return ::statfs(folder.c_str(), &system) == 0 && system.f_type == PROC_SUPER_MAGIC;
}

// Whether a link is one's own, or only those whose folder it is in could have put it there: the rule of Linux
// for folders such as /tmp (fs.protected_symlinks), here for all that others may write to.
bool may_be_followed(const fs::path& folder, uid_t owner) {
  struct stat there {};
  if (owner == ::geteuid() || ::stat(folder.c_str(), &there) != 0 || there.st_uid == owner) return true;
  return (there.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

// The first link on the way to a file that is not followed, and its owner.
struct ForeignLink {
  fs::path path;
  uid_t owner = 0;
};
std::optional<ForeignLink> foreign_link(const fs::path& path, int& links) {
  fs::path reached;
  for (const fs::path& part : path) {
    const fs::path folder = reached.empty() ? "." : reached;
    reached /= part;
    struct stat status {};
    if (::lstat(reached.c_str(), &status) != 0)
      return std::nullopt;  // whatever tries to write there reports it
    if (!S_ISLNK(status.st_mode)) continue;
    if (!may_be_followed(folder, status.st_uid)) return ForeignLink{reached, status.st_uid};
    std::error_code error;
    const fs::path to = fs::read_symlink(reached, error);
    if (error || ++links > most_links) return std::nullopt;
    if (auto found = foreign_link(to.is_absolute() ? to : folder / to, links)) return found;
  }
  return std::nullopt;
}

Led led(const fs::path& output) {
  const auto failed = [&](int error_number) {
    const std::string cause = std::generic_category().message(error_number);
    return Led{output, failure_text(output, "examining the path", cause, error_number)};
  };
  if (output.empty() || !output.has_filename() || output == "-") {
    return {output,
        fmt::format("'{}' is not the name of a file. Name one, for example -o results.h5.", output.string())};
  }
  int links = 0;
  if (const auto foreign = foreign_link(output, links)) {
    return {
        output, fmt::format("{} is a link that belongs to another user (uid {}), in a folder that others may "
                            "write to, and is not followed. Name the file that it leads to, or another "
                            "one, with -o.",
                    foreign->path.string(), foreign->owner)};
  }
  fs::path path = output;
  for (int link = 0; link < most_links; ++link) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
      // A folder that is missing is reported by whatever tries to write there.
      return errno == ENOENT || errno == ENOTDIR ? Led{path, ""} : failed(errno);
    }
    if (!S_ISLNK(status.st_mode)) return {path, "", true, status.st_mode};
    if (is_of_processes(path)) {
      return {
          output, fmt::format("{} stands for an open stream, and only a file can be written. Name one with -o.",
                      output.string())};
    }
    std::error_code error;
    const fs::path to = fs::read_symlink(path, error);
    if (error) return failed(error.value());
    path = to.is_absolute() ? to : path.parent_path() / to;
  }
  return failed(ELOOP);
}

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

std::string problem_with(const Led& found, const fs::path& path) {
  if (!found.problem.empty() || !found.exists || S_ISREG(found.mode)) return found.problem;
  return fmt::format("{} is {}. coadopt writes only to files, with --force too. Name another file with -o.",
      path.string(), kind_of(found.mode));
}

}  // namespace

fs::path target_of(const fs::path& output) { return led(output).path; }

std::string output_problem(const fs::path& path) { return problem_with(led(path), path); }

std::string existing_file_problem(const fs::path& path, Existing existing) {
  const Led found = led(path);
  const std::string problem = problem_with(found, path);
  if (was_read(path))
    return fmt::format("{} is an input, and would be overwritten. Name another file with -o.", path.string());
  if (!problem.empty() || !found.exists || existing == Existing::replace) return problem;
  return fmt::format(
      "{} already exists and is not overwritten. Use --force to replace it, or another -o.", path.string());
}

void refuse_link(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_symlink(path, ignored)) return;
  throw OutputRefused(fmt::format(
      "{} is a link, and only a link that is named itself is followed. Remove it, or name another place.",
      path.string()));
}

std::string mark_of(const fs::path& output) {
  struct stat there {};
  if (::lstat(target_of(output).c_str(), &there) != 0 || !S_ISREG(there.st_mode)) return "";
  return fmt::format("inode {}, {} bytes, changed at {}.{:09}", there.st_ino, there.st_size,
      there.st_mtim.tv_sec, there.st_mtim.tv_nsec);
}

std::string mark_to_replace(const fs::path& output, Existing existing) {
  std::string mark = mark_of(output);
  const std::string problem = existing_file_problem(output, existing);
  if (!problem.empty()) throw OutputRefused(problem);
  return mark;
}

fs::path journal_path(const fs::path& output) { return target_of(output).string() + ".runs"; }

fs::path hidden_beside(const fs::path& output, const std::string& ending) {
  constexpr std::size_t longest = 200;  // of a name: file systems stop at 255 bytes
  const fs::path target = target_of(output);
  std::string name = target.filename().string();
  if (name.size() > longest) {
    boost::crc_32_type crc;
    crc.process_bytes(name.data(), name.size());
    name = fmt::format("{}.{:08x}", name.substr(0, longest), crc.checksum());
  }
  return target.parent_path() / fmt::format(".{}{}", name, ending);
}

}  // namespace coadopt

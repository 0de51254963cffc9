#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "scenario/files.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

Problem cannot_be_read(const std::string& file, int why) {
  return problem_of(file, fmt::format("it cannot be read ({}).", std::generic_category().message(why)));
}

Problem too_large(const std::string& file, std::size_t most) {
  return problem_of(file,
      fmt::format("it is larger than {} bytes. {}", most,
          most == most_bytes ? "A scenario file is a few lines of text." : "It is too large to be read."));
}

// "there is no such file", and the one in the same folder that was probably meant.
std::string no_such_file(const std::filesystem::path& path) {
  std::string text = "there is no such file.";
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator it(path.has_parent_path() ? path.parent_path() : ".", error), end;
       !error && it != end && names.size() < 1000; it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const std::vector<std::string_view> known(names.begin(), names.end());
  if (const auto meant = nearest(path.filename().string(), known)) {
    text += fmt::format(" Did you mean {}?", (path.parent_path() / *meant).string());
  }
  return text;
}

// Whether an open file is one of the kernel's, in /proc, /sys and the like: reading some of them waits for
// ever, or takes what another program was to read.
bool is_of_the_kernel(int descriptor) {
  struct statfs system {};
  if (::fstatfs(descriptor, &system) != 0) return false;
  constexpr std::array<std::uint32_t, 6> kernels = {
      PROC_SUPER_MAGIC, SYSFS_MAGIC, DEBUGFS_MAGIC, TRACEFS_MAGIC, CGROUP2_SUPER_MAGIC, SECURITYFS_MAGIC};
  return std::ranges::find(kernels, static_cast<std::uint32_t>(system.f_type)) != kernels.end();
}

// All that can be read from a descriptor, at most so many bytes.
Checked<std::string> read_all(int descriptor, const std::string& file, std::size_t most) {
  std::string text;
  std::vector<char> piece(std::size_t{1} << 16U);
  while (true) {
    const ssize_t got = ::read(descriptor, piece.data(), piece.size());
    if (got == 0) return text;
    if (got > 0) {
      text.append(piece.data(), static_cast<std::size_t>(got));
      if (text.size() > most) return too_large(file, most);
    } else if (errno == EAGAIN) {
      pollfd waiting = {descriptor, POLLIN, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      return cannot_be_read(file, errno);
    }
  }
}

// A file that is closed again.
class OpenedFile {
 public:
  explicit OpenedFile(const std::filesystem::path& path)
      // Whatever the name leads to by now, opening it does not wait and has no effect on it.
      : descriptor_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {}
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;
  OpenedFile(OpenedFile&&) = delete;
  OpenedFile& operator=(OpenedFile&&) = delete;
  ~OpenedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

using PipeIdentity = std::pair<dev_t, ino_t>;

PipeIdentity pipe_identity(const struct stat& about) { return {about.st_dev, about.st_ino}; }

// The descriptor of a pipe or socket that this program was started with and can read from.
std::optional<int> inherited_pipe(const PipeIdentity& pipe) {
  const long most = std::clamp(::sysconf(_SC_OPEN_MAX), 256L, 65'536L);
  for (int descriptor = 0; descriptor < most; ++descriptor) {
    struct stat about = {};
    if (::fstat(descriptor, &about) != 0 || pipe_identity(about) != pipe) continue;
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0 && (flags & O_ACCMODE) != O_WRONLY) return descriptor;
  }
  return std::nullopt;
}

// The text of a pipe can be read only once, but a file is looked at several times: as what it is, then for what
// it says.
Checked<std::string> pipe_text(const struct stat& about, const std::string& file, std::size_t most) {
  static std::mutex mutex;
  static std::map<PipeIdentity, std::string> read_before;
  const std::lock_guard lock(mutex);
  const PipeIdentity pipe = pipe_identity(about);
  auto found = read_before.find(pipe);
  if (found == read_before.end()) {
    const std::optional<int> descriptor = inherited_pipe(pipe);
    if (!descriptor) {
      return problem_of(file,
          "this is a named pipe or a socket, and coadopt does not wait for its content. Name a file, "
          "or "
          "hand the text over as <(command) or /dev/stdin.");
    }
    Checked<std::string> text = read_all(*descriptor, file, most);
    if (!text) return text;
    found = read_before.emplace(pipe, std::move(*text)).first;
  }
  if (found->second.size() > most) return too_large(file, most);
  return found->second;
}

// Files that were read, each by its device, number and time of change.
using FileIdentity = std::array<std::int64_t, 4>;

FileIdentity file_identity(const struct stat& about) {
  return {static_cast<std::int64_t>(about.st_dev), static_cast<std::int64_t>(about.st_ino),
      about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
}

struct FilesRead {
  std::mutex mutex;
  std::set<FileIdentity> all;
};

FilesRead& files_read() {
  static FilesRead files;
  return files;
}

Checked<std::string> regular_text(const std::string& path, std::size_t most) {
  const OpenedFile opened(path);
  if (opened.get() < 0) return cannot_be_read(path, errno);
  struct stat about = {};
  if (::fstat(opened.get(), &about) != 0) return cannot_be_read(path, errno);
  if (!S_ISREG(about.st_mode))
    return problem_of(path, "it was replaced by something that is not a file while it was opened.");
  if (is_of_the_kernel(opened.get()))
    return problem_of(path, "this is a file of the kernel and not on a disk. Name a file on a disk.");
  if (about.st_size > 0 && static_cast<std::uint64_t>(about.st_size) > most) return too_large(path, most);
  {
    const std::lock_guard lock(files_read().mutex);
    files_read().all.insert(file_identity(about));
  }
  return read_all(opened.get(), path, most);
}

Checked<struct stat> looked_up(const std::string& path) {
  struct stat about = {};
  if (::stat(path.c_str(), &about) == 0) return about;
  if (errno == ENOENT || errno == ENOTDIR) return problem_of(path, no_such_file(path));
  return cannot_be_read(path, errno);
}

// `pipe` reads what is a pipe or a socket.
template <class Pipe>
Checked<std::string> text_of(const std::string& path, std::size_t most, const Pipe& pipe) {
  const Checked<struct stat> about = looked_up(path);
  if (!about) return about.problems();
  if (S_ISREG(about->st_mode)) return regular_text(path, most);
  if (S_ISFIFO(about->st_mode) || S_ISSOCK(about->st_mode)) return pipe(*about);
  return problem_of(path, S_ISDIR(about->st_mode) ? "this is a folder. Name a file in it."
                                                  : "this is a device and not a file. Name a file.");
}

}  // namespace

Checked<std::string> read_text(const std::string& path, std::size_t most) {
  return text_of(path, most, [&](const struct stat& about) { return pipe_text(about, path, most); });
}

bool was_read(const std::string& path) {
  struct stat about = {};
  if (::stat(path.c_str(), &about) != 0) return false;
  const std::lock_guard lock(files_read().mutex);
  return files_read().all.contains(file_identity(about));
}

Checked<std::string> read_named_text(const std::string& path, std::size_t most) {
  return text_of(path, most, [&](const struct stat&) {
    return problem_of(path,
        "this is a pipe or a socket, and a file may name only regular files. Name one, or give this one on the "
        "command line.");
  });
}

}  // namespace coadopt

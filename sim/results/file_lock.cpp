#include "results/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include "results/failure.hpp"
#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view writing = ".writing-";
constexpr std::size_t digits = 16;
constexpr std::array<std::string_view, 5> journal_endings = {
    ".runs.new", ".runs.growing", ".runs.growing.new", ".merging", ".merging.new"};

bool is_unfinished(const std::string& name, const std::string& beginning) {
  return name.size() == beginning.size() + digits && name.starts_with(beginning) &&
         name.find_first_not_of("0123456789abcdef", beginning.size()) == std::string::npos;
}

// Locks have no contents: what has any is somebody else's.
bool is_empty(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_size == 0;
}

// Whether an open file is a regular one, and begins like a journal, or is empty, where that is asked.
bool is_of_coadopt(int descriptor, bool as_journal) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  std::string there(journal_magic.size(), '\0');
  const ssize_t size = as_journal ? ::pread(descriptor, there.data(), there.size(), 0) : 0;
  return size == 0 ||
         (size > 0 && begins_as_journal(std::string_view(there).substr(0, static_cast<std::size_t>(size))));
}

// 0, or the system's error number where it cannot tell whether another program has the file's lock: it stays.
// So does an input.
int remove_nobodys(const fs::path& file, bool as_journal) {
  if (was_read(file)) return 0;
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return 0;
  int error_number = 0;
  if (is_of_coadopt(descriptor, as_journal)) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      error_number = errno == EWOULDBLOCK ? 0 : errno;
    } else if (stands_under(descriptor, file)) {
      ::unlink(file.c_str());
    }
  }
  ::close(descriptor);
  return error_number;
}

}  // namespace

int open_own(const std::filesystem::path& path, int flags) {
  constexpr mode_t everyone = 0666;  // less the umask
  const int descriptor = ::open(path.c_str(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, everyone);
  if (descriptor < 0) {
    if (errno == EISDIR || errno == ENXIO) errno = EEXIST;  // a folder, a socket
    return descriptor;
  }
  struct stat status {};
  const int failed = ::fstat(descriptor, &status) != 0 ? errno : S_ISREG(status.st_mode) ? 0 : EEXIST;
  if (failed == 0) return descriptor;
  ::close(descriptor);
  errno = failed;
  return -1;
}

bool take_lock(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

bool stands_under(int descriptor, const std::filesystem::path& name) {
  struct stat open {};
  struct stat named {};
  return ::fstat(descriptor, &open) == 0 && ::stat(name.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
         open.st_ino == named.st_ino;
}

bool is_in_use(const std::filesystem::path& path) {
  const int descriptor = open_own(path, O_RDWR);
  if (descriptor < 0) return false;
  const bool free = take_lock(descriptor);
  ::close(descriptor);
  return !free;
}

OutputRefused in_use(const std::filesystem::path& path) {
  // NOLINTNEXTLINE(modernize-return-braced-init-list): its constructor is explicit
  return OutputRefused(fmt::format(
      "{} is being written to by another coadopt. Wait until that one ends, or stop it.", path.string()));
}

OutputLock::OutputLock(const std::filesystem::path& output) : name_(hidden_beside(output, ".lock")) {
  const std::string problem = output_problem(output);
  if (!problem.empty()) throw OutputRefused(problem);
  for (;;) {
    descriptor_ = open_own(name_, O_RDWR | O_CREAT);
    const bool foreign = descriptor_ < 0 ? errno == EEXIST || errno == ELOOP : !is_empty(descriptor_);
    if (descriptor_ < 0 && !foreign) refuse_or_fail(output, "preparing to write", errno);
    const bool free = !foreign && take_lock(descriptor_);
    if (free && stands_under(descriptor_, name_)) break;
    if (descriptor_ >= 0) ::close(descriptor_);
    if (foreign) {
      throw OutputRefused(
          fmt::format("{} is in the way, and is not a lock that coadopt made. Move it away.", name_.string()));
    }
    if (!free) throw in_use(output);
    // Whoever had it removed it in the meantime.
  }
  remove_unfinished_files(output);
  remove_unfinished_journals(output);
}

OutputLock::~OutputLock() {
  if (is_empty(descriptor_) && stands_under(descriptor_, name_)) ::unlink(name_.c_str());
  ::close(descriptor_);
}

std::string unfinished_ending(std::uint64_t number) { return fmt::format("{}{:016x}", writing, number); }

bool may_be_removed(const fs::path& file, const fs::path& output) {
  std::error_code error;
  const fs::path path = fs::canonical(file, error);
  const fs::path target = target_of(output);
  const fs::path beginning = hidden_beside(output, std::string(writing));
  const fs::path folder = fs::canonical(target.has_parent_path() ? target.parent_path() : ".", error);
  const std::string name = path.filename().string();
  if (error || path.parent_path() != folder) return false;
  return is_unfinished(name, beginning.filename().string()) ||
         std::ranges::any_of(journal_endings,
             [&](std::string_view ending) { return name == target.filename().string() + std::string(ending); });
}

void remove_unfinished_files(const fs::path& output) {
  const fs::path beginning = hidden_beside(output, std::string(writing));
  const fs::path folder = beginning.has_parent_path() ? beginning.parent_path() : ".";
  std::vector<fs::path> left;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (is_unfinished(at->path().filename().string(), beginning.filename().string()))
      left.push_back(at->path());
  }
  for (const fs::path& file : left) static_cast<void>(remove_nobodys(file, false));
}

void remove_unfinished_journals(const fs::path& output) {
  for (const std::string_view ending : journal_endings) {
    static_cast<void>(remove_unfinished_journal(target_of(output).string() + std::string(ending)));
  }
}

int remove_unfinished_journal(const fs::path& file) { return remove_nobodys(file, true); }

}  // namespace coadopt

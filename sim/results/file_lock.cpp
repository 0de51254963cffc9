#include "results/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace coadopt {

int open_own(const std::filesystem::path& path, int flags) {
  constexpr mode_t everyone = 0666;  // less the umask
  const int descriptor = ::open(path.c_str(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, everyone);
  if (descriptor < 0) return descriptor;
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

}  // namespace coadopt

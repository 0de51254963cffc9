#include "results/new_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <random>
#include <span>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/output_path.hpp"

namespace coadopt {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view naming = "renaming the finished file";
constexpr mode_t everyone = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;  // less the umask
constexpr mode_t owner_only = S_IRUSR | S_IWUSR;
constexpr mode_t permissions = S_IRWXU | S_IRWXG | S_IRWXO;

std::uint64_t unforeseeable() {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof(number), GRND_NONBLOCK) == sizeof(number)) return number;
  std::random_device device;
  return std::uint64_t{device()} << 32U | device();
}

// Whether the rename went through; errno says why not. On a file system that cannot rename without clobbering,
// a second link to the file does the same.
bool rename_beside_none(const fs::path& whole, const fs::path& path) {
  if (::renameat2(AT_FDCWD, whole.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return true;
  if ((errno != EINVAL && errno != ENOSYS) || ::link(whole.c_str(), path.c_str()) != 0) return false;
  ::unlink(whole.c_str());
  return true;
}

}  // namespace

NewFile::NewFile(const fs::path& output) : output_(output), target_(target_of(output)) {
  const std::string problem = output_problem(output);
  if (!problem.empty()) throw OutputRefused(problem);
  remove_unfinished_files(target_);
  // What replaces a file is nobody else's to read before it has that file's mode.
  struct stat there {};
  const mode_t mode = ::stat(target_.c_str(), &there) == 0 ? owner_only : everyone;
  for (int again = 0; again < 10; ++again) {
    name_ = hidden_beside(target_, unfinished_ending(unforeseeable()));
    descriptor_ = ::open(name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor_ < 0 && errno == EEXIST) continue;
    if (descriptor_ < 0) refuse_or_fail(output_, "preparing to write", errno);
    // Until it is locked, another program could take it for one that was left.
    if (take_lock(descriptor_) && stands_under(descriptor_, name_)) return;
    ::close(descriptor_);
  }
  throw write_failed(output_, "preparing to write", EEXIST);
}

NewFile::~NewFile() {
  if (!published_) ::unlink(name_.c_str());
  ::close(descriptor_);
}

void NewFile::publish(const std::string& replaceable) {
  if (::fsync(descriptor_) != 0) throw write_failed(output_, "writing the file to disk", errno);
  take_name(replaceable);
  published_ = true;
  static_cast<void>(flush_folder_of(target_));  // so that the name outlives a loss of power too
}

void NewFile::take_name(const std::string& replaceable) {
  struct stat there {};
  const std::string mark = mark_of(target_);
  if (mark.empty() || mark != replaceable || ::lstat(target_.c_str(), &there) != 0) {
    if (rename_beside_none(name_, target_)) return;
    const int error_number = errno;
    if (error_number != EEXIST) throw write_failed(output_, naming, error_number);
    throw changed_meanwhile(output_);
  }
  // A mode is set last: a change of owner takes some of it away.
  static_cast<void>(::fchown(descriptor_, there.st_uid, there.st_gid) == 0 ||
                    ::fchown(descriptor_, static_cast<uid_t>(-1), there.st_gid) == 0);
  if (::fchmod(descriptor_, there.st_mode & permissions) != 0) throw write_failed(output_, naming, errno);
  if (::rename(name_.c_str(), target_.c_str()) != 0) throw write_failed(output_, naming, errno);
}

void write_text(const TextFile& file, const std::string& replaceable) {
  NewFile whole(file.path);
  const int error_number = write_at(whole.descriptor(), 0, std::as_bytes(std::span(file.text)));
  if (error_number != 0) throw write_failed(file.path, "writing the file", error_number);
  whole.publish(replaceable);
}

std::string beginning_of(const fs::path& path, std::size_t bytes) {
  const int descriptor = uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
  if (descriptor < 0 && errno == ENOENT) return "";
  if (descriptor < 0) throw read_failed(path, errno);
  struct stat status {};
  int error_number = ::fstat(descriptor, &status) != 0 ? errno : 0;
  std::string text(std::min(bytes, static_cast<std::size_t>(status.st_size)), '\0');
  if (error_number == 0) error_number = read_at(descriptor, 0, std::as_writable_bytes(std::span(text)));
  ::close(descriptor);
  if (error_number != 0) throw read_failed(path, error_number);
  return text;
}

}  // namespace coadopt

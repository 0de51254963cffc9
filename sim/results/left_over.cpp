#include "results/left_over.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

#include "results/file_lock.hpp"
#include "results/journal.hpp"
#include "results/output_path.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view writing = ".writing-";
constexpr std::size_t digits = 16;

bool is_unfinished(const std::string& name, const std::string& beginning) {
  return name.size() == beginning.size() + digits && name.starts_with(beginning) &&
         name.find_first_not_of("0123456789abcdef", beginning.size()) == std::string::npos;
}

// Whether an open file is a regular one whose lock is had now, and begins like a journal where that is asked.
bool is_nobodys(int descriptor, bool as_journal) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return false;  // where there are no locks it may be in use
  std::string there(journal_magic.size(), '\0');
  const ssize_t size = as_journal ? ::pread(descriptor, there.data(), there.size(), 0) : 0;
  return size >= 0 &&
         journal_magic.starts_with(std::string_view(there).substr(0, static_cast<std::size_t>(size)));
}

void remove_nobodys(const fs::path& file, bool as_journal) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return;
  if (is_nobodys(descriptor, as_journal) && stands_under(descriptor, file)) ::unlink(file.c_str());
  ::close(descriptor);
}

}  // namespace

std::string unfinished_ending(std::uint64_t number) { return fmt::format("{}{:016x}", writing, number); }

void remove_unfinished_files(const fs::path& output) {
  const fs::path beginning = hidden_beside(output, std::string(writing));
  const fs::path folder = beginning.has_parent_path() ? beginning.parent_path() : ".";
  std::vector<fs::path> left;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (is_unfinished(at->path().filename().string(), beginning.filename().string()))
      left.push_back(at->path());
  }
  for (const fs::path& file : left) remove_nobodys(file, false);
}

void remove_unfinished_journals(const fs::path& output) {
  for (const std::string_view ending :
      {".runs.new", ".runs.growing", ".runs.growing.new", ".merging", ".merging.new"}) {
    remove_unfinished_journal(target_of(output).string() + std::string(ending));
  }
}

void remove_unfinished_journal(const fs::path& file) { remove_nobodys(file, true); }

}  // namespace coadopt

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <cerrno>

#include "results/failure.hpp"
#include "results/journal.hpp"

namespace coadopt {

namespace {

// 0, or the system's error number. A file system that cannot reserve is no failure.
int reserve_beyond(int descriptor, std::uint64_t end, std::uint64_t bytes) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && end + bytes > limit.rlim_cur)
    return EFBIG;
  int failed = 0;
  do {
    failed = ::fallocate(descriptor, FALLOC_FL_KEEP_SIZE, static_cast<off_t>(end), static_cast<off_t>(bytes));
  } while (failed != 0 && errno == EINTR);
  return failed == 0 || errno == EOPNOTSUPP || errno == ENOSYS ? 0 : errno;
}

}  // namespace

void Journal::forget(std::uint64_t run) { places_.at(run) = 0; }

void Journal::forget_failures() {
  for (std::uint64_t& place : places_) place = place % 2 == 1 ? 0 : place;
}

RunStatus Journal::status(std::uint64_t run) const {
  const std::uint64_t place = places_.at(run);
  if (place == 0) return RunStatus::missing;
  return place % 2 == 1 ? RunStatus::failed : RunStatus::done;
}

std::uint64_t Journal::count(RunStatus wanted) const {
  std::uint64_t runs = 0;
  for (std::uint64_t run = 0; run < this->runs(); ++run) runs += status(run) == wanted ? 1 : 0;
  return runs;
}

void Journal::reserve(std::uint64_t bytes) {
  if (bytes == 0) return;
  const int error_number = reserve_beyond(descriptor_, end_, bytes);
  if (error_number == 0) return;
  throw write_failed(
      path_, fmt::format("reserving {:.3g} GB for results", static_cast<double>(bytes) / 1e9), error_number);
}

}  // namespace coadopt

#include "results/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace {

constexpr auto between_flushes = std::chrono::seconds(5);

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

std::uint64_t memory_of_places(const JournalHeader& header) {
  return std::uint64_t{header.numbers.size()} * header.scenarios * header.replicates *
         (1 + std::uint64_t{header.blocks}) * sizeof(std::uint64_t);
}

std::vector<std::uint64_t> Journal::places_for(const JournalHeader& header, const std::filesystem::path& path) {
  const std::uint64_t bytes = memory_of_places(header);
  const std::uint64_t available = available_memory();
  const auto refuse = [&](const std::string& why) -> OutputRefused {
    return OutputRefused(
        fmt::format("{}: to keep track of {} records takes {:.3g} GB of memory, {}. Ask for fewer "
                    "replicates, points or months, or keep less of agents (--agents).",
            path.string(), bytes / sizeof(std::uint64_t), static_cast<double>(bytes) / 1e9, why));
  };
  if (bytes > available)
    throw refuse(fmt::format("and {:.3g} GB are available", static_cast<double>(available) / 1e9));
  try {
    return std::vector<std::uint64_t>(bytes / sizeof(std::uint64_t));
  } catch (const std::bad_alloc&) {
    throw refuse("which the limit on memory (ulimit -v) does not allow");
  }
}

Journal Journal::create(const std::filesystem::path& path, const JournalHeader& header) {
  if (std::error_code ignored; std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
    check_may_be_replaced(path);
  std::vector<std::uint64_t> places = places_for(header, path);
  // Always the same name, so that what is left of a program that was killed here is removed by the next.
  const std::filesystem::path temporary = path.string() + ".new";
  const int no_lock = remove_unfinished_journal(temporary);
  const int descriptor = uninterrupted([&] { return open_own(temporary, O_RDWR | O_CREAT | O_EXCL); });
  if (descriptor < 0 && errno == EEXIST) {
    if (is_in_use(temporary)) throw in_use(path);
    if (no_lock != 0) {
      throw OutputRefused(fmt::format(
          "{} exists already: another coadopt is writing this output now, or one that did was killed. Which of "
          "the two cannot be told here, because the file system does not support locks ({}). If no other "
          "coadopt is writing this output, remove that file and try again.",
          temporary.string(), std::generic_category().message(no_lock)));
    }
    throw OutputRefused(
        fmt::format("{} is in the way, and is not an unfinished journal that coadopt may remove. Move it away.",
            temporary.string()));
  }
  if (descriptor < 0) refuse_or_fail(path, "beginning the journal of runs", errno);
  Journal journal(temporary, descriptor);
  // Whoever has the lock of the new one is the only one to name it; unless it was named in the meantime.
  if (!take_lock(descriptor) || !stands_under(descriptor, temporary) || is_in_use(path)) throw in_use(path);
  journal.header_ = header;
  journal.checksum_ = checksum_of(header);
  journal.places_ = std::move(places);
  try {
    if (uninterrupted([&] { return ::ftruncate(descriptor, 0); }) != 0)
      throw write_failed(path, "beginning the journal of runs", errno);
    const std::vector<std::byte> bytes = packed(header);
    const int error_number = write_at(descriptor, 0, bytes);
    if (error_number != 0) throw write_failed(path, "beginning the journal of runs", error_number);
    journal.end_ = bytes.size();
    journal.flush();
    journal.rename(path);
  } catch (...) {
    journal.remove();
    throw;
  }
  return journal;
}

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      header_(std::move(other.header_)),
      checksum_(other.checksum_),
      end_(other.end_),
      dropped_(other.dropped_),
      damaged_(other.damaged_),
      foreign_(other.foreign_),
      places_(std::move(other.places_)),
      flushed_(other.flushed_) {}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t Journal::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw write_failed(path_, "examining the journal of runs", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void Journal::check_length() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw write_failed(path_, "examining the journal of runs", errno);
  if (status.st_nlink == 0) check_name();
  if (static_cast<std::uint64_t>(status.st_size) >= end_) return;
  mend_header();
  throw JournalDamaged(fmt::format(
      "{} was shortened by another program while runs were written to it. Runs that it lost are missing.",
      path_.string()));
}

void Journal::check_name() const {
  if (stands_under(descriptor_, path_)) return;
  throw JournalDamaged(
      fmt::format("{} was removed or replaced by another program while runs were written to it. Runs that are "
                  "not in the file of that name are lost.",
          path_.string()));
}

void Journal::check_header() const {
  const std::vector<std::byte> written = packed(header_);
  std::vector<std::byte> there(written.size());
  read_bytes(0, there);
  if (there == written) return;
  mend_header();
  throw JournalDamaged(fmt::format(
      "The beginning of {} was changed by another program while runs were written to it.", path_.string()));
}

// So that whole runs behind a damaged beginning are found again.
void Journal::mend_header() const noexcept try {
  const bool is_known = !places_.empty();  // else it is being read
  if (is_known && stands_under(descriptor_, path_))
    static_cast<void>(write_at(descriptor_, 0, packed(header_)));
} catch (const std::exception&) {
  return;  // there is no memory for it, and something worse is about to be reported
}

void Journal::add(std::uint64_t run, RunStatus status, std::span<const std::byte> bytes) {
  RecordHead head = {
      run, static_cast<std::uint32_t>(bytes.size()), status == RunStatus::failed ? 1U : 0U, checksum_, 0};
  head.checksum = checksum_of(head, bytes);
  const auto first = std::as_bytes(std::span(&head, 1));
  std::vector<std::byte> record(first.begin(), first.end());
  record.insert(record.end(), bytes.begin(), bytes.end());
  const std::lock_guard lock(mutex_);
  std::uint64_t& place = places_.at(run);
  check_length();
  const int error_number = write_at(descriptor_, end_, record);
  if (error_number != 0) {
    static_cast<void>(uninterrupted(
        [&] { return ::ftruncate(descriptor_, static_cast<off_t>(end_)); }));  // else dropped when it is opened
    throw write_failed(path_, "keeping a finished run", error_number);
  }
  place = 2 * end_ + head.failed;
  end_ += record.size();
  const auto now = std::chrono::steady_clock::now();
  if (now - flushed_ < between_flushes) return;
  flushed_ = now;
  check_name();
  if (uninterrupted([&] { return ::fdatasync(descriptor_); }) != 0)
    throw write_failed(path_, "writing finished runs to disk", errno);
}

void Journal::append(std::uint64_t run, std::span<const std::byte> bytes) {
  if (run < runs() && bytes.size() != header_.run_bytes)
    throw std::invalid_argument("a run has not the size that its journal states");
  add(run, RunStatus::done, bytes);
}

void Journal::append_failure(std::uint64_t run, std::string_view reason) {
  const std::string kept = kept_reason(reason);
  add(run, RunStatus::failed, std::as_bytes(std::span(kept)));
}

void Journal::flush() {
  check_length();
  check_name();
  check_header();
  if (uninterrupted([&] { return ::fsync(descriptor_); }) != 0)
    throw write_failed(path_, "writing finished runs to disk", errno);
}

void Journal::rename(const std::filesystem::path& path) {
  check_name();
  if (uninterrupted([&] { return ::rename(path_.c_str(), path.c_str()); }) != 0)
    throw write_failed(path, "renaming the journal of runs", errno);
  path_ = path;
  const int error_number = flush_folder_of(path);
  if (error_number != 0) throw write_failed(path, "renaming the journal of runs", error_number);
}

void Journal::remove() noexcept {
  if (stands_under(descriptor_, path_)) ::unlink(path_.c_str());
}

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

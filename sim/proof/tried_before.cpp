#include "proof/tried_before.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <span>
#include <sstream>
#include <string_view>
#include <utility>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/utf8.hpp"

namespace coadopt {

namespace {

constexpr std::string_view mark = "# tries with checksums, of ";
constexpr std::string_view mark_without_checksums = "# coadopt ";
constexpr std::string_view keeping = "keeping a try";
constexpr std::uint64_t most_bytes_of_tries = std::uint64_t{1} << 30U;  // some twenty million lines

// Of a line and the search that it is of.
std::string checksum_of_try(const std::string& heading, std::string_view line) {
  boost::crc_32_type crc;
  crc.process_bytes(heading.data(), heading.size());
  crc.process_bytes(line.data(), line.size());
  return fmt::format("{:08x}", crc.checksum());
}

}  // namespace

TriedBefore::TriedBefore(std::filesystem::path file, const std::string& search, Existing existing)
    : file_(std::move(file)), heading_(fmt::format("{}{}\n", mark, search)), descriptor_(uninterrupted([&] {
        return ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
      })) {
  if (descriptor_ < 0) refuse_or_fail(file_, "opening the file of tries", errno);
  try {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) throw write_failed(file_, "opening the file of tries", errno);
    if (!S_ISREG(status.st_mode)) {
      throw OutputRefused(fmt::format("{} is no regular file. Choose another output.", file_.string()));
    }
    if (!take_lock(descriptor_) || !stands_under(descriptor_, file_)) throw in_use(file_);
    check_is_of_tries();
    const std::string there = text(size());
    const bool is_of_tries = there.starts_with(mark) || there.starts_with(mark_without_checksums);
    if (heading_.starts_with(there) || (existing == Existing::replace && is_of_tries)) {
      begin();
    } else {
      read(there);
    }
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

TriedBefore::~TriedBefore() { ::close(descriptor_); }

std::uint64_t TriedBefore::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw write_failed(file_, "reading the tries", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

// By its beginning and its size, so that no other file is read whole, which may be larger than memory is.
void TriedBefore::check_is_of_tries() const {
  const std::uint64_t size = this->size();
  const std::string there = text(std::min<std::uint64_t>(size, mark.size()));
  const bool may_be =
      size <= most_bytes_of_tries && (mark.starts_with(there) || there.starts_with(mark_without_checksums));
  if (may_be) return;
  throw OutputRefused(fmt::format(
      "{} is no file of tries that coadopt wrote{}. Move it away, or choose another output.", file_.string(),
      size > most_bytes_of_tries ? fmt::format(": it has {:.1f} GB", static_cast<double>(size) / 1e9) : ""));
}

std::string TriedBefore::text(std::uint64_t size) const {
  std::string text(size, '\0');
  const int error_number = read_at(descriptor_, 0, std::as_writable_bytes(std::span(text)));
  if (error_number != 0) throw write_failed(file_, "reading the tries", error_number);
  return text;
}

void TriedBefore::begin() {
  try {
    if (uninterrupted([&] { return ::ftruncate(descriptor_, 0); }) != 0)
      throw write_failed(file_, "beginning the file of tries", errno);
    put(heading_);
    const int error_number = settle_folder_of(file_);
    if (error_number != 0) throw write_failed(file_, "beginning the file of tries", error_number);
  } catch (...) {
    remove();
    throw;
  }
}

void TriedBefore::read(const std::string& text) {
  const std::string first = text.substr(0, text.find('\n') + 1);
  if (text.starts_with(mark_without_checksums)) {
    throw OutputRefused(
        fmt::format("{} was written by an earlier version of coadopt, without checksums, so that a changed "
                    "number in it would "
                    "go unnoticed. Start anew with --force, or choose another output.",
            file_.string()));
  }
  if (first != heading_) {
    const auto search_in = [](std::string_view line) {
      constexpr std::size_t longest = 1000;  // the file may be any
      line.remove_prefix(std::min(line.size(), mark.size()));
      return valid_utf8(line.substr(0, std::min(line.find('\n'), longest)));
    };
    throw OutputRefused(fmt::format(
        "{}: is of another search ({}; this one is {}). Finish that one, or start anew with --force.",
        file_.string(), search_in(first), search_in(heading_)));
  }
  for (end_ = first.size(); end_ < text.size();) {
    const std::size_t after = text.find('\n', end_);
    if (after == std::string::npos) break;
    const std::string line = text.substr(end_, after - end_);
    end_ = after + 1;
    const std::size_t space = std::min(line.rfind(' '), line.size());
    std::istringstream words(line.substr(0, space));
    std::uint32_t generation = 0;
    std::uint32_t number = 0;
    double distance = 0.0;
    const bool is_whole =
        space < line.size() && line.substr(space + 1) == checksum_of_try(heading_, words.view());
    if (is_whole && words >> generation >> number >> distance) {
      distances_[{generation, number}] = distance;
    } else {
      ++damaged_;
    }
  }
  if (end_ < text.size() &&
      uninterrupted([&] { return ::ftruncate(descriptor_, static_cast<off_t>(end_)); }) != 0) {
    throw write_failed(file_, "removing an incomplete line", errno);
  }
}

void TriedBefore::put(const std::string& text) {
  const int error_number = write_at(descriptor_, end_, std::as_bytes(std::span(text)));
  if (error_number != 0 || uninterrupted([&] { return ::fdatasync(descriptor_); }) != 0) {
    const int why = error_number != 0 ? error_number : errno;
    static_cast<void>(uninterrupted(
        [&] { return ::ftruncate(descriptor_, static_cast<off_t>(end_)); }));  // else an incomplete last line
    throw write_failed(file_, keeping, why);
  }
  end_ += text.size();
}

std::optional<double> TriedBefore::find(std::uint32_t generation, std::uint32_t number) const {
  const auto found = distances_.find({generation, number});
  return found == distances_.end() ? std::nullopt : std::optional(found->second);
}

void TriedBefore::add(std::uint32_t generation, std::uint32_t number, double distance) {
  struct stat status {};
  if (!stands_under(descriptor_, file_) || ::fstat(descriptor_, &status) != 0 ||
      static_cast<std::uint64_t>(status.st_size) != end_) {
    throw WriteFailed(fmt::format(
        "{} was changed, removed or replaced by another program while tries were written to it. Go on with the "
        "same command and --resume; tries that the file lacks are made again.",
        file_.string()));
  }
  const std::string line = fmt::format("{} {} {}", generation, number, distance);
  put(fmt::format("{} {}\n", line, checksum_of_try(heading_, line)));
  distances_[{generation, number}] = distance;
}

void TriedBefore::remove() noexcept {
  if (stands_under(descriptor_, file_)) ::unlink(file_.c_str());
}

}  // namespace coadopt

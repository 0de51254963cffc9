#include "results/scratch.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/output_path.hpp"

namespace coadopt {

namespace {

int open_nameless(const std::filesystem::path& output) {
  const std::filesystem::path name = temporary_beside(output);
  ::unlink(name.c_str());  // left by a process of the same number that was killed at the wrong moment
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) refuse_or_fail(output, "preparing to write", errno);
  ::unlink(name.c_str());
  return descriptor;
}

}  // namespace

Scratch::Scratch(std::filesystem::path output, std::uint64_t expected_bytes)
    : output_(std::move(output)), descriptor_(open_nameless(output_)) {
  if (expected_bytes == 0) return;
  const auto length = static_cast<off_t>(expected_bytes);
  if (::fallocate(descriptor_, 0, 0, length) == 0 || errno == EOPNOTSUPP || errno == ENOSYS) return;
  const int error_number = errno;
  ::close(descriptor_);
  throw write_failed(output_,
      fmt::format("reserving {:.3g} GB for results", static_cast<double>(expected_bytes) / 1e9), error_number);
}

Scratch::~Scratch() { ::close(descriptor_); }

std::uint64_t Scratch::append(std::span<const std::byte> bytes) {
  const std::uint64_t place = end_.fetch_add(bytes.size());
  const int error_number = write_at(descriptor_, place, bytes);
  if (error_number != 0) throw write_failed(output_, "putting results aside", error_number);
  return place;
}

void Scratch::read(std::uint64_t place, std::span<std::byte> bytes) const {
  const int error_number = read_at(descriptor_, place, bytes);
  if (error_number != 0) throw write_failed(output_, "reading back results put aside", error_number);
}

}  // namespace coadopt

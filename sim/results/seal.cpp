#include "results/seal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <string>
#include <vector>

#include "results/descriptor.hpp"
#include "results/failure.hpp"

namespace coadopt {

namespace {

std::string seal_of(std::uint32_t checksum) { return fmt::format("\ncoadopt CRC-32 {:08x}\n", checksum); }
const std::size_t seal_size = seal_of(0).size();

// A file, how long it is without a seal, and what was wrong with reading it.
struct Sealed {
  int descriptor;
  std::uint64_t size = 0;
  int error_number = 0;

  explicit Sealed(int file) : descriptor(file) {
    struct stat status {};
    if (::fstat(file, &status) != 0) error_number = errno;
    size = static_cast<std::uint64_t>(status.st_size);
  }

  // The file's last bytes, as many as a seal has.
  [[nodiscard]] std::string end() {
    std::string text(std::min<std::uint64_t>(seal_size, size), '\0');
    note(read_at(descriptor, size - text.size(), std::as_writable_bytes(std::span(text))));
    return text;
  }

  [[nodiscard]] std::uint32_t checksum_of_first(std::uint64_t bytes) {
    constexpr std::uint64_t piece = 1U << 20U;
    boost::crc_32_type crc;
    std::vector<std::byte> some;
    for (std::uint64_t at = 0; at < bytes && error_number == 0; at += some.size()) {
      some.resize(std::min(piece, bytes - at));
      note(read_at(descriptor, at, some));
      crc.process_bytes(some.data(), some.size());
    }
    return crc.checksum();
  }

 private:
  void note(int failed) {
    if (error_number == 0) error_number = failed;
  }
};

}  // namespace

AddedSeal add_seal(int descriptor) {
  Sealed file(descriptor);
  const std::string line = seal_of(file.checksum_of_first(file.size));
  if (file.error_number != 0) return {line, file.error_number};
  return {line, write_at(descriptor, file.size, std::as_bytes(std::span(line)))};
}

int cut_seal(int descriptor, const std::string& line) {
  Sealed file(descriptor);
  const std::string end = file.end();
  const std::uint64_t rest = file.size - end.size();
  const bool is_right = end == line && seal_of(file.checksum_of_first(rest)) == line;
  if (file.error_number != 0) return file.error_number;
  if (!is_right) return other_seal;
  return ::ftruncate(descriptor, static_cast<off_t>(rest)) == 0 ? 0 : errno;
}

void refuse_changed(const std::filesystem::path& path, const std::string& why) {
  throw OutputRefused(fmt::format(
      "{} is not as coadopt wrote it: {}. Take an unchanged copy of it, or move it away and make it "
      "again.",
      path.string(), why));
}

void check_seal(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw read_failed(path, errno);
  Sealed file(descriptor);
  const std::string end = file.end();
  const std::string expected = seal_of(file.checksum_of_first(file.size - end.size()));
  ::close(descriptor);
  if (file.error_number != 0) throw read_failed(path, file.error_number);
  if (end == expected) return;
  const std::string_view mark = std::string_view(expected).substr(0, expected.size() - sizeof("00000000"));
  if (!end.starts_with(mark)) {
    refuse_changed(path,
        "its last line is not the checksum of the rest. Another program wrote to it, or it is "
        "cut off or damaged");
  }
  refuse_changed(path, "its content does not match its checksum. It was changed or damaged");
}

std::string state_of(const std::filesystem::path& path) {
  struct stat there {};
  if (::stat(path.c_str(), &there) != 0) return "";
  // A program may set the time of the last change of the content, but not that of the last change of any kind.
  return fmt::format("device {}, inode {}, {} bytes, {}.{:09}, {}.{:09}", there.st_dev, there.st_ino,
      there.st_size, there.st_mtim.tv_sec, there.st_mtim.tv_nsec, there.st_ctim.tv_sec, there.st_ctim.tv_nsec);
}

void check_state(const std::filesystem::path& path, const std::string& state) {
  if (state_of(path) == state) return;
  throw OutputRefused(
      fmt::format("{} was changed while it was read, and nothing that was read is kept. Run the command again "
                  "while no other program writes to it.",
          path.string()));
}

}  // namespace coadopt

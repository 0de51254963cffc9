#include "results/failure.hpp"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>

namespace coadopt {

namespace {

std::string_view way_out(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT: return "Free some space, or write to another disk with -o.";
    case EFBIG:
      return "Raise the limit on the size of files (ulimit -f), or ask for fewer replicates or months.";
    case EACCES:
    case EPERM:
    case EROFS: return "Write to a folder that you may write to, with -o.";
    case ENOENT: return "Make the folder first, or write to another with -o.";
    case ENOTDIR: return "A part of the path before the last / is a file. Write to a folder, with -o.";
    case ENOMEM: return "Close other programs, use fewer --threads, or raise the limit on memory (ulimit -v).";
    case ELOOP: return "Symbolic links there lead in a circle. Choose another name with -o.";
    case EMFILE:
    case ENFILE: return "Close other programs, or raise the limit on open files (ulimit -n).";
    case ENAMETOOLONG: return "Choose a shorter name with -o.";
    default: return "Check the disk, or write to another folder with -o.";
  }
}

std::string_view way_to_read(int error_number) {
  switch (error_number) {
    case ENOMEM: return "close other programs, or raise the limit on memory (ulimit -v)";
    case EMFILE:
    case ENFILE: return "close other programs, or raise the limit on open files (ulimit -n)";
    case EAGAIN: return "close other programs, or raise the limit on processes (ulimit -u)";
    default: return "check the disk";
  }
}

}  // namespace

std::string failure_text(
    const std::filesystem::path& path, std::string_view doing, std::string_view cause, int error_number) {
  // HDF5 gives no number, but says so where it is memory that it lacks.
  const bool memory = error_number == 0 && cause.find("alloc") != std::string_view::npos;
  return fmt::format("{}: {} failed ({}). {}", path.string(), doing,
      memory ? "there was not enough memory" : cause, way_out(memory ? ENOMEM : error_number));
}

OutputRefused changed_meanwhile(const std::filesystem::path& output) {
  std::error_code ignored;
  const std::string_view what =
      std::filesystem::exists(std::filesystem::symlink_status(output, ignored))
          ? "made or changed by another program while this command ran, and is left unchanged. Move it away."
          : "removed by another program while this command ran.";
  OutputRefused refused(fmt::format("{} was {}", output.string(), what));
  return refused;
}

WriteFailed write_failed(const std::filesystem::path& path, std::string_view doing, int error_number) {
  WriteFailed failed(failure_text(path, doing, std::generic_category().message(error_number), error_number));
  return failed;
}

WriteFailed read_failed(const std::filesystem::path& path, int error_number) {
  WriteFailed failed(fmt::format("{}: reading it failed ({}). What is in it may be whole: {}, then try again.",
      path.string(), std::generic_category().message(error_number), way_to_read(error_number)));
  return failed;
}

bool is_of_path(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP:
    case ENAMETOOLONG: return true;
    default: return false;
  }
}

void refuse_or_fail(const std::filesystem::path& path, std::string_view doing, int error_number) {
  WriteFailed failed = write_failed(path, doing, error_number);
  if (is_of_path(error_number)) throw OutputRefused(failed.what());
  throw failed;
}

}  // namespace coadopt

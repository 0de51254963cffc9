#include "command/write_text.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "results/failure.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

void refuse_existing(const fs::path& path, Existing existing) {
  const std::string problem = existing_file_problem(path, existing);
  if (!problem.empty()) throw OutputRefused(problem);
}

}  // namespace

void write_text(const TextFile& file, Existing existing) {
  refuse_existing(file.path, existing);
  const fs::path beside = temporary_beside(file.path);
  errno = 0;
  std::ofstream out(beside, std::ios::binary);
  if (!out) {
    throw OutputRefused(fmt::format("{} cannot be written there ({}). Name another place.", file.path.string(),
        std::generic_category().message(errno)));
  }
  out << file.text;
  out.close();
  if (!out) {
    const int why = errno;
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw write_failed(file.path, "writing it", why);
  }
  publish(beside, file.path, existing);
}

void write_together(const std::vector<TextFile>& files, const fs::path& folder, Existing existing) {
  for (const TextFile& one : files) refuse_existing(one.path, existing);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw OutputRefused(
        fmt::format("{} cannot be made ({}). Name another folder.", folder.string(), error.message()));
  }
  for (const TextFile& one : files) write_text(one, existing);
}

}  // namespace coadopt

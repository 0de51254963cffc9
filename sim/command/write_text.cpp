#include "command/write_text.hpp"

#include <fmt/format.h>

#include <span>
#include <system_error>

#include "results/descriptor.hpp"
#include "results/failure.hpp"
#include "results/new_file.hpp"
#include "results/output_lock.hpp"

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
  NewFile whole(file.path);
  const int error_number = write_at(whole.descriptor(), 0, std::as_bytes(std::span(file.text)));
  if (error_number != 0) throw write_failed(file.path, "writing the file", error_number);
  whole.publish(existing);
}

void write_together(const std::vector<TextFile>& files, const fs::path& folder, Existing existing) {
  for (const TextFile& one : files) refuse_existing(one.path, existing);
  std::error_code error;
  const bool made = fs::create_directories(folder, error);
  if (error) {
    throw OutputRefused(
        fmt::format("{} cannot be created ({}). Name another folder.", folder.string(), error.message()));
  }
  std::size_t written = 0;
  try {
    const OutputLock lock(files.front().path);
    for (; written < files.size(); ++written) write_text(files[written], existing);
  } catch (...) {
    // What is new would be in the way of the next attempt.
    for (std::size_t i = 0; existing == Existing::refuse && i < written; ++i) {
      fs::remove(target_of(files[i].path), error);
    }
    if (made) fs::remove(folder, error);  // unless something is in it
    throw;
  }
}

}  // namespace coadopt

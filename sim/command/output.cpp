#include "command/output.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <vector>

#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/new_file.hpp"
#include "scenario/origin.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

bool ends_in(const std::string& output, std::initializer_list<std::string_view> suffixes) {
  std::string suffix = std::filesystem::path(output).extension().string();
  std::ranges::transform(
      suffix, suffix.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return suffix.empty() || suffix == "." || std::ranges::find(suffixes, suffix) != suffixes.end();
}

namespace fs = std::filesystem;

// Of the program itself, where its sources are no commit's, so that runs of another build are distinguished.
std::string build_of_this_program() {
  const std::string_view commit = origin().git_commit;
  if (commit != "unknown" && !commit.ends_with("-dirty")) return "";
  std::ifstream self("/proc/self/exe", std::ios::binary);
  boost::crc_32_type crc;
  std::vector<char> piece(1U << 16U);
  while (self.read(piece.data(), static_cast<std::streamsize>(piece.size())) || self.gcount() > 0) {
    crc.process_bytes(piece.data(), static_cast<std::size_t>(self.gcount()));
  }
  if (!self.eof() || self.bad()) {
    throw std::runtime_error("the program cannot read its own file, so its build is not known. Run it again.");
  }
  return fmt::format("{:08x}", crc.checksum());
}

}  // namespace

ResultsProvenance provenance_of(const Typed& typed) {
  return {.command = typed.command,
      .seed = 0,
      .created = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))),
      .version = std::string(origin().version),
      .git_commit = std::string(origin().git_commit),
      .compiler = std::string(origin().compiler),
      .build = build_of_this_program()};
}

std::string unfit_as_results(const std::string& output) {
  if (ends_in(output, {".h5", ".hdf5", ".nc"})) return {};
  return fmt::format(
      "{} cannot be written: results are HDF5. Let the name end in .h5, .hdf5 or .nc, or have no suffix. "
      "Tables in CSV are made from results by coadopt brief FILE.h5 --csv FOLDER",
      shown_key(output));
}

std::string unfit_as_toml(const std::string& output, const std::string& content) {
  if (ends_in(output, {".toml"})) return {};
  return fmt::format("{} cannot be written: {} are TOML. Let the name end in .toml, or have no suffix",
      shown_key(output), content);
}

void spare_inputs(const std::string& output, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code ignored;  // where either is not there
    if (!std::filesystem::equivalent(output, input, ignored)) continue;
    throw OutputRefused(
        fmt::format("{} is an input, and would be overwritten. Name another file with -o.", output));
  }
  for (const std::string& input : inputs) {
    if (!may_be_removed(input, output)) continue;
    throw OutputRefused(fmt::format(
        "{} is an input, and has the name of a file that coadopt makes and removes while it writes {}. Rename "
        "it, or name another file with -o.",
        input, output));
  }
}

void write_together(const std::vector<TextFile>& files, const fs::path& folder, Existing existing) {
  std::vector<std::string> marks;
  for (const TextFile& one : files) {
    refuse_link(one.path);
    marks.push_back(mark_to_replace(one.path, existing));
  }
  std::error_code error;
  const bool made = fs::create_directories(folder, error);
  if (error) {
    throw OutputRefused(
        fmt::format("{} cannot be created ({}). Name another folder.", folder.string(), error.message()));
  }
  std::size_t written = 0;
  try {
    const OutputLock lock(files.front().path);
    for (; written < files.size(); ++written) write_text(files[written], marks[written]);
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

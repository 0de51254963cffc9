#include "command/output_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <string_view>

#include "scenario/value.hpp"

namespace coadopt {

namespace {

bool ends_in(const std::string& output, std::initializer_list<std::string_view> suffixes) {
  std::string suffix = std::filesystem::path(output).extension().string();
  std::ranges::transform(
      suffix, suffix.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return suffix.empty() || suffix == "." || std::ranges::find(suffixes, suffix) != suffixes.end();
}

}  // namespace

std::string unfit_as_results(const std::string& output) {
  if (ends_in(output, {".h5", ".hdf5", ".nc"})) return {};
  return fmt::format(
      "{} cannot be written: results are HDF5. Let the name end in .h5, .hdf5 or .nc, or have no suffix. "
      "Tables "
      "in CSV are made from results by coadopt brief FILE.h5 --csv FOLDER",
      shown_key(output));
}

std::string unfit_as_toml(const std::string& output, const std::string& content) {
  if (ends_in(output, {".toml"})) return {};
  return fmt::format("{} cannot be written: {} are TOML. Let the name end in .toml, or have no suffix",
      shown_key(output), content);
}

}  // namespace coadopt

#include "scenario/problem.hpp"

#include <fmt/format.h>

#include <utility>

#include "scenario/visible.hpp"

namespace coadopt {

namespace {

std::string all_told(const std::vector<Problem>& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += told(problem);
  }
  return lines;
}

}  // namespace

bool is_option(const Place& place) {
  return place.file.starts_with("--set ") || place.file.starts_with("--ensemble ");
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  const std::string name = file.lexically_normal().string();
  if (name.starts_with("/dev/") || name.starts_with("/proc/")) return {};
  return file.parent_path();
}

std::filesystem::path folder_of(const Place& place) {
  return is_option(place) ? std::filesystem::path() : folder_of(std::filesystem::path(place.file));
}

std::string told(const Problem& problem) {
  const std::string file = visible_line(problem.place.file);
  if (problem.place.line == 0) return fmt::format("{}: {}", file, problem.text);
  return fmt::format("{}:{}: {}", file, problem.place.line, problem.text);
}

ScenarioErrors::ScenarioErrors(std::vector<Problem> problems)
    : std::runtime_error(all_told(problems)), problems_(std::move(problems)) {}

}  // namespace coadopt

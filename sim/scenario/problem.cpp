#include "scenario/problem.hpp"

#include <fmt/format.h>

#include <utility>

#include "scenario/path.hpp"
#include "scenario/visible.hpp"

namespace coadopt {

bool is_option(const Place& place) {
  return place.file.starts_with("--set ") || place.file.starts_with("--ensemble ");
}

std::string folder_of(const std::string& file) {
  const std::string name = normal(file);
  if (name.starts_with("/dev/") || name.starts_with("/proc/")) return {};
  return parent_of(file);
}

std::string folder_of(const Place& place) { return is_option(place) ? std::string() : folder_of(place.file); }

Problem problem_of(const std::string& file, std::string text) { return problem_at(file, 0, std::move(text)); }

Problem problem_at(const std::string& file, std::uint32_t line, std::string text) {
  return {{file, line}, std::move(text)};
}

std::string line_of(const Problem& problem) {
  const std::string file = visible_line(problem.place.file);
  if (problem.place.line == 0) return fmt::format("{}: {}", file, problem.text);
  return fmt::format("{}:{}: {}", file, problem.place.line, problem.text);
}

std::string lines_of(const std::vector<Problem>& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += line_of(problem);
  }
  return lines;
}

}  // namespace coadopt

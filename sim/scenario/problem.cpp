#include "scenario/problem.hpp"

#include <fmt/format.h>

#include <utility>

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

std::string told(const Problem& problem) {
  if (problem.place.line == 0) return fmt::format("{}: {}", problem.place.file, problem.text);
  return fmt::format("{}:{}: {}", problem.place.file, problem.place.line, problem.text);
}

ScenarioErrors::ScenarioErrors(std::vector<Problem> problems)
    : std::runtime_error(all_told(problems)), problems_(std::move(problems)) {}

}  // namespace coadopt

#include "scenario/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "scenario/path.hpp"

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

void Report::add(const Place& place, std::string text) { problems_.push_back({place, std::move(text)}); }

void Report::add_all(const std::vector<Problem>& problems) {
  problems_.insert(problems_.end(), problems.begin(), problems.end());
}

void Report::set(const std::string& key, const Place& place) { set_[key] = place; }

void Report::failed(const std::string& key) { failed_.insert(key); }

bool Report::sound(std::initializer_list<std::string_view> keys) const {
  return std::none_of(
      keys.begin(), keys.end(), [&](std::string_view key) { return failed_.find(key) != failed_.end(); });
}

Place Report::where(std::initializer_list<std::string_view> keys, const std::string& file) const {
  for (const std::string_view key : keys) {
    const auto found = set_.find(key);
    if (found != set_.end()) return found->second;
  }
  return {file, 0};
}

Problems Report::sorted(const std::string& file) const {
  Problems sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& one, const Problem& other) {
    const auto order = [&](const Problem& problem) {
      const bool option = is_option(problem.place);
      // Options keep the order they were given in.
      const std::string_view name = option ? std::string_view() : std::string_view(problem.place.file);
      return std::tuple(option, problem.place.file != file, name, problem.place.line);
    };
    return order(one) < order(other);
  });
  return sorted;
}

}  // namespace coadopt

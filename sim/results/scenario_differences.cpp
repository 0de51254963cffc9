#include "results/scenario_differences.hpp"

#include <fmt/format.h>

#include <sstream>

namespace coadopt {

namespace {

// The texts of scenarios tell their replicates too, which may grow.
std::string without_replicates(const std::string& text) {
  std::istringstream lines(text);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("replicates = ")) kept += line + "\n";
  }
  return kept;
}

// The first lines that differ, as "... , and was ...".
std::string first_different_line(const std::string& now, const std::string& before) {
  std::istringstream one(now);
  std::istringstream other(before);
  std::string mine;
  std::string theirs;
  while (true) {
    const bool more = static_cast<bool>(std::getline(one, mine));
    const bool more_there = static_cast<bool>(std::getline(other, theirs));
    if (!more && !more_there) return "";
    if (!more) mine = "(nothing)";
    if (!more_there) theirs = "(nothing)";
    if (mine != theirs) return fmt::format("has `{}`, and had `{}`", mine, theirs);
  }
}

}  // namespace

void compare_scenarios(
    const nlohmann::ordered_json& now, const nlohmann::ordered_json& before, std::vector<std::string>& told) {
  if (now.size() != before.size()) {
    told.push_back(fmt::format("there are {} scenarios, and were {}", now.size(), before.size()));
    return;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto mine = now[i].at("text").get<std::string>();
    const auto theirs = before[i].at("text").get<std::string>();
    const std::string line = first_different_line(without_replicates(mine), without_replicates(theirs));
    if (!line.empty())
      told.push_back(fmt::format("scenario \"{}\" {}", now[i].at("name").get<std::string>(), line));
  }
}

}  // namespace coadopt

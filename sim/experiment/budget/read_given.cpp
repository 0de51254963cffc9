#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "experiment/budget/read_budget.hpp"
#include "scenario/errors.hpp"
#include "scenario/resolved.hpp"

namespace coadopt {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, std::string text) {
  Problem problem;
  problem.place.file = path.string();
  problem.text = std::move(text);
  throw ScenarioErrors({std::move(problem)});
}

// The experiment's scenario with the given one's money and words, and its interventions in that one's order.
Scenario with_split_of(const Experiment& experiment, const Scenario& given, std::uint64_t memory) {
  Scenario same = experiment.scenarios.front();
  same.name = given.name;
  same.description = given.description;
  same.source = given.source;
  same.published = given.published;
  const std::vector<Intervention> all = std::exchange(same.interventions, {});
  for (const Intervention& one : given.interventions) {
    const auto found = std::ranges::find(all, one.name, &Intervention::name);
    if (found == all.end()) continue;
    same.interventions.push_back(*found);
    if (std::ranges::count(experiment.split.interventions, one.name) == 0) continue;
    same.interventions.back().budget = one.budget;
    same.interventions.back().coverage = one.coverage;
  }
  throw_if_any(check_changed(same, memory));  // settles what follows from a budget
  return same;
}

// What two texts first differ in, both lines.
std::string first_difference(const std::string& one, const std::string& other) {
  std::istringstream first(one);
  std::istringstream second(other);
  std::string mine;
  std::string theirs;
  while (std::getline(first, mine)) {
    if (!std::getline(second, theirs)) theirs = "(nothing)";
    if (mine != theirs) return fmt::format("it has `{}`, and the experiment `{}`", mine, theirs);
  }
  return std::getline(second, theirs) ? fmt::format("it lacks `{}`", theirs) : "";
}

}  // namespace

std::vector<std::filesystem::path> files_named(
    const std::filesystem::path& folder, const std::string& pattern) {
  glob_t found{};
  const std::string whole = (folder / pattern).lexically_normal().string();
  std::vector<std::filesystem::path> files;
  if (::glob(whole.c_str(), 0, nullptr, &found) == 0) {
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::ranges::sort(files);
  return files;
}

NamedSplit read_given(const std::filesystem::path& path, const Experiment& experiment, const Table& on_top,
    const Overrides& overrides, std::uint64_t memory) {
  const Scenario given = or_throw(read_scenario_under(on_top, path, overrides, memory));
  const std::vector<std::string>& names = experiment.split.interventions;
  NamedSplit split = {given.name, Parts(names.size())};
  for (const Intervention& one : given.interventions) {
    const auto place = std::ranges::find(names, one.name);
    if (place == names.end()) continue;
    if (!one.budget) {
      refuse(path,
          fmt::format("intervention \"{}\" has no budget, so it is not part of a split. Give it budget = GBP.",
              one.name));
    }
    split.parts[static_cast<std::size_t>(place - names.begin())] = *one.budget;
  }
  constexpr double rounding = 1e-9;
  if (sum_of(split.parts) > experiment.split.total * (1.0 + rounding)) {
    refuse(
        path, fmt::format("spends GBP {:.0f}, more than budget.total = {:.0f} of {}. Raise that, or leave the "
                          "file out of search.against.",
                  sum_of(split.parts), experiment.split.total, experiment.file));
  }
  const std::string difference =
      first_difference(resolved_text(given), resolved_text(with_split_of(experiment, given, memory)));
  if (!difference.empty()) {
    refuse(path, fmt::format("differs from the scenario of {} in more than how money is split: {}. Compared "
                             "splits must be equal in everything else.",
                     experiment.file, difference));
  }
  return split;
}

}  // namespace coadopt

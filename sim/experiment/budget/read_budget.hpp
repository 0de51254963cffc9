#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "experiment/budget/search.hpp"
#include "experiment/experiment.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// A budget's search, read, checked and resolved.
struct BudgetExperiment {
  Experiment experiment;  // of one scenario; the split names the interventions
  SearchTask task;
  std::array<std::size_t, aim_count> outcomes{};  // the outcome that each aim is
  std::size_t reference = 0;                      // which of the splits given the others are compared with

  [[nodiscard]] const Scenario& scenario() const { return experiment.scenarios.front(); }
  [[nodiscard]] const std::vector<std::string>& interventions() const { return experiment.split.interventions; }
};

// Reads an experiment file with [experiment], [budget] and [search], the scenario and the splits given, with
// the overrides on top of each. Throws ScenarioErrors with all that is wrong.
[[nodiscard]] BudgetExperiment read_budget(const std::filesystem::path& path, const Overrides& overrides = {},
    std::uint64_t memory = available_memory());

// Whether a file is of a budget's search: it has a table [search]. Throws ScenarioErrors where it cannot be
// read at all.
[[nodiscard]] bool is_budget(const std::filesystem::path& path);

// The files of splits given, as a pattern such as "../survey/*.toml" names them, sorted; `folder` is where it
// is said.
[[nodiscard]] std::vector<std::filesystem::path> files_named(
    const std::filesystem::path& folder, const std::string& pattern);

// The split that a scenario file is: how it spreads money over the interventions of a budget. Throws
// ScenarioErrors where it is in anything else another scenario than the experiment's.
[[nodiscard]] NamedSplit read_given(const std::filesystem::path& path, const Experiment& experiment,
    const Table& on_top, const Overrides& overrides, std::uint64_t memory);

}  // namespace coadopt

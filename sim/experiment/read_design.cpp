#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "experiment/experiment_draft.hpp"

namespace coadopt {

namespace {

constexpr Bounds point_bounds = {1, static_cast<double>(most_points)};

// A number that the kind of design needs.
void read_needed(Keys& keys, std::string_view name, std::uint32_t& into, const Allowed& allowed) {
  keys.whole(name, into, allowed);
  if (!keys.has(name)) {
    keys.refuse(name, fmt::format("is missing. Give the number of {}.", allowed.unit));
  }
}

void read_kind(Keys& keys, const std::string& folder, DesignSettings& design) {
  switch (design.kind) {
    case DesignKind::grid:
      design.levels = 3;
      keys.whole("levels", design.levels, {{1, 10'000}, "levels of each factor"});
      return;
    case DesignKind::latin_hypercube:
    case DesignKind::sobol: read_needed(keys, "points", design.points, {point_bounds, "points"}); return;
    case DesignKind::morris:
      design.levels = 4;
      read_needed(keys, "trajectories", design.trajectories, {{1, 1'000'000}, "trajectories"});
      if (keys.whole("levels", design.levels, {{2, 100}, "levels, an even number"}) && design.levels % 2 != 0) {
        keys.refuse("levels", "is odd; Morris' steps of half the levels need an even number, such as 4.");
      }
      return;
    case DesignKind::saltelli:
      read_needed(keys, "samples", design.samples, {{1, 1'000'000}, "samples of each block"});
      keys.flag("second_order", design.second_order);
      return;
    case DesignKind::csv:
      if (keys.text("file", design.file, Lines::one)) {
        design.file = (std::filesystem::path(folder) / design.file).lexically_normal().string();
      } else if (!keys.has("file")) {
        keys.refuse("file", "is missing. Name the CSV file of the points, with a column for each factor.");
      }
  }
}

}  // namespace

void read_design(const Table& table, const Place& place, ExperimentDraft& draft) {
  Keys keys(table, "design", place, draft.report);
  DesignSettings& design = draft.experiment.design;
  const std::string folder = folder_of(draft.experiment.file);
  if (keys.choice("kind", design.kind, design_names)) {
    read_kind(keys, folder, design);
    keys.refuse_unknown();
  } else if (!keys.has("kind")) {
    keys.refuse("kind", fmt::format("is missing; expected one of {}.", listed(design_names)));
  }
}

void read_record(const Table& table, const Place& place, ExperimentDraft& draft) {
  Keys keys(table, "record", place, draft.report);
  Experiment& experiment = draft.experiment;
  keys.flag("outcomes", experiment.keeps_outcomes);
  const Month last = experiment.months_kept.empty() ? most_months : experiment.months_kept.front();
  if (const List* months = keys.list("months", "a list of months of the run, such as [12, 24, 36]")) {
    experiment.months_kept.clear();
    for (const Value& one : *months) {
      const Allowed allowed = {{1, static_cast<double>(last)}, "months of the run"};
      if (const auto month = read_whole({"record.months", one}, allowed, draft.report)) {
        experiment.months_kept.push_back(static_cast<Month>(*month));
      }
    }
    std::ranges::sort(experiment.months_kept);
    const auto twice = std::ranges::unique(experiment.months_kept);
    experiment.months_kept.erase(twice.begin(), twice.end());
  }
  if (const List* groups = keys.list("measures", "a list of " + listed(measure_group_names))) {
    experiment.observed.groups.fill(false);
    for (const Value& one : *groups) {
      const auto group = read_choice({"record.measures", one}, measure_group_names, draft.report);
      if (group) experiment.observed.groups[*group] = true;
    }
  }
  if (experiment.months_kept.empty()) experiment.observed.groups.fill(false);
  if (!experiment.keeps_outcomes && std::ranges::count(experiment.observed.groups, true) == 0) {
    keys.refuse("outcomes", "leaves nothing to keep. Keep outcomes, or name months and measures.");
  }
  keys.refuse_unknown();
}

void read_split(const Table& table, const Place& place, ExperimentDraft& draft) {
  Keys keys(table, "budget", place, draft.report);
  Split split;
  if (!keys.real("total", split.total, {{0, 1e12}, "GBP from start to end"}) && !keys.has("total")) {
    keys.refuse("total", "is missing. Give the money to split, in GBP.");
  }
  const List* list = keys.list("interventions", "a list of interventions of the scenarios");
  if (list != nullptr) {
    for (const Value& one : *list) {
      const auto name = read_line({"budget.interventions", one}, Lines::one, draft.report);
      if (!name || intervention_of(*name, keys, draft) == nullptr) continue;
      split.interventions.push_back(*name);
      Factor factor;
      factor.column = {*name + ".budget", "GBP", "part of the budget that " + *name + " gets", Kind::real, 0.0,
          split.total, {}, "", "[budget] of the experiment"};
      factor.apply = [name = *name](Scenario& scenario, double value) {
        for (Intervention& each : scenario.interventions) {
          if (each.name != name) continue;
          each.budget = value;
          each.coverage = 1.0F;
        }
      };
      add_factor(std::move(factor), one.place, draft);
    }
  }
  if (split.interventions.size() < 2 && draft.scenarios_whole && draft.report.count() == 0) {
    keys.refuse("interventions", "names fewer than two. Name those that the budget is to be split over.");
  }
  draft.experiment.split = std::move(split);
  keys.refuse_unknown();
}

}  // namespace coadopt

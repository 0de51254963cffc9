#include "experiment/read_experiment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "experiment/experiment_draft.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_parameter.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> own_tables = {
    "experiment", "design", "factor", "budget", "record", "search", "targets"};

// Keys that people look for in [experiment] or in no table, and tables by other names.
constexpr std::array<std::string_view, 11> elsewhere = {"run.months", "run.first_month", "run.replicates",
    "run.seed", "run.observe", "design.kind", "design.points", "design.levels", "record.measures",
    "record.outcomes", "budget.total"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> by_other_names = {
    {{"vary", "[[factor]]"}, {"parameter", "[[factor]]"}, {"variable", "[[factor]]"}, {"lever", "[[factor]]"},
        {"scenario", "experiment.scenarios"}, {"scenarios", "experiment.scenarios"}, {"sweep", "[design]"},
        {"output", "[record]"}}};

std::string meant_by(std::string_view key, std::span<const std::string_view> known) {
  const auto other = std::ranges::find(elsewhere, key, last_part);
  if (other != elsewhere.end()) return fmt::format("Did you mean {}?", *other);
  const auto name =
      std::ranges::find(by_other_names, key, &std::pair<std::string_view, std::string_view>::first);
  if (name != by_other_names.end()) return fmt::format("Did you mean {}?", name->second);
  if (const auto meant = nearest(key, known)) return fmt::format("Did you mean {}?", *meant);
  return fmt::format("The tables are {}.", fmt::join(known, ", "));
}

}  // namespace

const Table* table_of(const Table& root, std::string_view key, Report& report) {
  const Entry* entry = entry_of(root, key);
  if (entry == nullptr) return nullptr;
  if (const auto* table = std::get_if<Table>(&entry->value.is)) return table;
  add_expected({entry->key, entry->value}, fmt::format("a table, [{}]", key), report);
  return nullptr;
}

Table on_top_of_scenarios(const Table& root, Report& report) {
  std::vector<std::string_view> known(own_tables.begin(), own_tables.end());
  const std::vector<std::string_view> parameters = declared_tables();
  known.insert(known.end(), {"run", "outcomes", "intervention", "ensemble"});
  known.insert(known.end(), parameters.begin(), parameters.end());
  Table rest;
  for (const Entry& entry : root) {
    if (std::ranges::find(own_tables, entry.key) != own_tables.end()) continue;
    const bool leads = std::ranges::any_of(known,
        [&](std::string_view table) { return table == entry.key || table.starts_with(entry.key + "."); });
    if (leads) {
      rest.push_back(entry);
      continue;
    }
    report.add(entry.place, fmt::format("{} = {} is not known in an experiment. {}", shown_key(entry.key),
                                shown(entry.value), meant_by(entry.key, known)));
  }
  return rest;
}

namespace {

void read_scenarios(const List& list, const Table& on_top, const Overrides& overrides, std::uint64_t memory,
    ExperimentDraft& draft) {
  const fs::path folder = folder_of(draft.experiment.file);
  std::set<std::string> reported;
  for (const Value& one : list) {
    const auto name = read_line({"experiment.scenarios", one}, Lines::one, draft.report);
    if (!name) continue;
    const fs::path path = (folder / *name).lexically_normal();
    try {
      draft.experiment.scenarios.push_back(or_throw(read_scenario_under(on_top, path, overrides, memory)));
    } catch (const ScenarioErrors& errors) {
      draft.scenarios_whole = false;
      for (const Problem& problem : errors.problems()) {
        if (!reported.insert(line_of(problem)).second) continue;  // of what stands on top of every scenario
        const bool of_the_file = problem.place.line == 0 && problem.place.file == path.string();
        draft.report.add(of_the_file ? one.place : problem.place,
            of_the_file ? fmt::format("experiment.scenarios: {}: {}", path.string(), problem.text)
                        : problem.text);
      }
    }
  }
}

void read_heading(const Table& table, const Place& place, const Table& on_top, const Overrides& overrides,
    std::uint64_t memory, ExperimentDraft& draft) {
  Keys keys(table, "experiment", place, draft.report);
  Experiment& experiment = draft.experiment;
  experiment.name = fs::path(experiment.file).stem().string();
  keys.text("name", experiment.name, Lines::one);
  keys.text("description", experiment.description, Lines::any);
  const List* list = keys.list("scenarios", "a list of scenario files, such as [\"../baseline.toml\"]");
  if (list != nullptr && !list->empty()) {
    read_scenarios(*list, on_top, overrides, memory, draft);
  } else {
    draft.scenarios_whole = false;
    if (!keys.has("scenarios") || list != nullptr) {
      keys.refuse("scenarios", "names no scenario. Name at least one, such as [\"../baseline.toml\"].");
    }
  }
  keys.refuse_unknown(elsewhere);
}

void set_defaults(Experiment& experiment) {
  if (experiment.scenarios.empty()) return;
  experiment.outcomes = outcomes_of(experiment.scenarios);
  experiment.observed = experiment.scenarios.front().run.observe;
  experiment.months_kept = {experiment.scenarios.front().run.months};
}

void check_places(ExperimentDraft& draft) {
  const Experiment& experiment = draft.experiment;
  if (experiment.factors.empty() && draft.report.count() == 0) {
    draft.report.add({experiment.file, 0},
        "has nothing to vary. Say what, in a [[factor]] with parameter = \"table.key\", or in a [budget].");
  }
  const DesignKind kind = experiment.design.kind;
  const bool by_effect = kind == DesignKind::morris || kind == DesignKind::saltelli;
  if (by_effect && !experiment.split.interventions.empty()) {
    draft.report.add({experiment.file, 0},
        fmt::format(
            "design.kind = \"{}\" needs factors that vary independently, and the parts of a [budget] do not: "
            "they add up to its total. Use \"sobol\" or \"latin_hypercube\" for splits.",
            design_names[static_cast<std::size_t>(kind)]));
  }
}

}  // namespace

void read_common(
    const Document& document, const Overrides& overrides, std::uint64_t memory, ExperimentDraft& draft) {
  const Table& root = document.table;
  const Table on_top = on_top_of_scenarios(root, draft.report);
  const auto place_of = [&](std::string_view key) { return entry_of(root, key)->place; };
  if (const Table* table = table_of(root, "experiment", draft.report)) {
    read_heading(*table, place_of("experiment"), on_top, overrides, memory, draft);
  } else if (entry_of(root, "experiment") == nullptr) {
    draft.report.add({document.file, 0},
        "is not an experiment: it has no table [experiment]. Name its scenarios there; or, if it is a "
        "scenario, give it to `coadopt run`.");
  }
  set_defaults(draft.experiment);
  if (const Table* table = table_of(root, "record", draft.report)) {
    read_record(*table, place_of("record"), draft);
  }
  if (const Entry* factors = entry_of(root, "factor")) read_factors(*factors, draft);
  check_set(overrides, draft);
  if (const Table* table = table_of(root, "budget", draft.report)) {
    read_split(*table, place_of("budget"), draft);
  }
}

Experiment read_experiment(const fs::path& path, const Overrides& overrides, std::uint64_t memory) {
  ExperimentDraft draft;
  draft.experiment.file = path.string();
  draft.experiment.text = or_throw(read_text(path));
  const Document document = or_throw(parse_document(draft.experiment.text, path.string()));
  read_common(document, overrides, memory, draft);
  if (const Entry* search = entry_of(document.table, "search")) {
    draft.report.add(search->place, "[search] is for coadopt budget and not for a sweep. Leave it out.");
  } else if (const Entry* targets = entry_of(document.table, "targets")) {
    draft.report.add(targets->place, "[targets] is for coadopt calibrate and not for a sweep. Leave it out.");
  } else if (const Table* table = table_of(document.table, "design", draft.report)) {
    read_design(*table, entry_of(document.table, "design")->place, draft);
  } else if (entry_of(document.table, "design") == nullptr) {
    draft.report.add({path.string(), 0},
        fmt::format("has no table [design]. Add one that says which points to try: kind = one of {}.",
            listed(design_names)));
  }
  check_places(draft);
  throw_if_any(draft.report.sorted(path.string()));
  return std::move(draft.experiment);
}

}  // namespace coadopt

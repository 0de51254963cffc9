#include "experiment/budget/read_budget.hpp"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "experiment/budget/possible_world.hpp"
#include "experiment/experiment_draft.hpp"
#include "outcome/outcome.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/read.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string text) {
  throw ScenarioErrors({problem_of(path.string(), std::move(text))});
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

// The files of splits given, as a pattern such as "../survey/*.toml" names them, sorted; `folder` is where it
// is said.
std::vector<fs::path> files_named(const fs::path& folder, const std::string& pattern) {
  glob_t found{};
  const std::string whole = (folder / pattern).lexically_normal().string();
  std::vector<fs::path> files;
  if (::glob(whole.c_str(), 0, nullptr, &found) == 0) {
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::ranges::sort(files);
  return files;
}

// The split that a scenario file is: how it spreads money over the interventions of a budget. Throws
// ScenarioErrors where it is in anything else another scenario than the experiment's.
NamedSplit read_given(const fs::path& path, const Experiment& experiment, const Table& on_top,
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
    refuse(path, fmt::format("spends GBP {:.0f}, more than budget.total = {:.0f} of {}. Raise that, or leave "
                             "the file out of search.against.",
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

// Where splits given come from.
struct GivenFiles {
  std::vector<fs::path> against;
  std::optional<fs::path> reference;
};

std::vector<std::string_view> outcomes_for(Aim aim, const Outcomes& all) {
  std::vector<std::string_view> names;
  for (const Outcome& one : all) {
    const bool fits = aim == Aim::cost ? one.unit == Unit::money && one.better == Better::neither
                                       : one.better == Better::more;
    // A split without a value could not be compared with another.
    if (fits && !one.value.may_be_missing()) names.push_back(one.name);
  }
  return names;
}

void read_aims(Keys& keys, const Outcomes& all, BudgetExperiment& budget) {
  constexpr std::array<std::string_view, aim_count> usual = {
      "practice_in_use", "participation_seldom_heard", "money"};
  for (std::size_t i = 0; i < aim_count; ++i) {
    const std::vector<std::string_view> names = outcomes_for(static_cast<Aim>(i), all);
    std::size_t chosen = static_cast<std::size_t>(std::ranges::find(names, usual[i]) - names.begin());
    keys.choice(aim_names[i], chosen, names);
    const auto found = std::ranges::find(all, names[chosen], &Outcome::name);
    budget.outcomes[i] = static_cast<std::size_t>(found - all.begin());
  }
}

void read_numbers(Keys& keys, SearchSettings& search) {
  keys.whole("worlds", search.worlds, {{fewest_worlds, 1000}, "possible worlds"});
  keys.whole("replicates", search.replicates, {{1, 1000}, "replicates of each split in each world"});
  keys.whole("refine", search.refine, {{2, 10'000}, "replicates of each finalist in each world"});
  if (keys.whole("population", search.population, {{8, 1000}, "splits, a multiple of four"}) &&
      search.population % 4 != 0) {
    keys.refuse("population", "is not a multiple of four, which NSGA-II needs. Use 24, for example.");
  }
  keys.whole("generations", search.generations, {{1, 10'000}, "generations of each of two rounds"});
  keys.whole("finalists", search.finalists, {{1, 1000}, "splits, beside those given"});
  keys.real("step", search.step, {{0.0001, 0.5}, "share of the total"});
}

GivenFiles read_files(Keys& keys, const fs::path& folder, ExperimentDraft& draft) {
  GivenFiles files;
  if (const List* list = keys.list("against", "a list of scenario files, such as [\"../survey/*.toml\"]")) {
    for (const Value& one : *list) {
      const auto pattern = read_line({"search.against", one}, Lines::one, draft.report);
      if (!pattern) continue;
      const std::vector<fs::path> named = files_named(folder, *pattern);
      if (named.empty()) {
        draft.report.add(one.place, fmt::format("search.against names \"{}\", and there is no such file. "
                                                "Paths are from the folder of the experiment.",
                                        *pattern));
      }
      files.against.insert(files.against.end(), named.begin(), named.end());
    }
  }
  std::string reference;
  if (keys.text("reference", reference, Lines::one)) files.reference = (folder / reference).lexically_normal();
  if (files.reference) files.against.push_back(*files.reference);
  std::ranges::sort(files.against);
  const auto twice = std::ranges::unique(files.against);
  files.against.erase(twice.begin(), twice.end());
  return files;
}

// Tables that stand on top of every scenario, without interventions: splits given have their own.
Table without_interventions(const Table& root) {
  Report reported_before;
  Table kept = on_top_of_scenarios(root, reported_before);
  std::erase_if(kept, [](const Entry& one) { return one.key == "intervention"; });
  return kept;
}

void read_all_given(const GivenFiles& files, const Table& on_top, const Overrides& overrides,
    std::uint64_t memory, BudgetExperiment& budget, ExperimentDraft& draft) {
  std::vector<NamedSplit>& given = budget.task.given;
  for (const fs::path& file : files.against) {
    if (files.reference && file == *files.reference) budget.reference = given.size();
    try {
      given.push_back(read_given(file, draft.experiment, on_top, overrides, memory));
      const auto same = std::ranges::find(given.begin(), given.end() - 1, given.back().name, &NamedSplit::name);
      if (same != given.end() - 1) {
        draft.report.add({file.string(), 0},
            fmt::format(
                "scenario.name = \"{}\" is also the name of another split given. Give each a name of its own.",
                given.back().name));
      }
    } catch (const ScenarioErrors& errors) {
      draft.report.add_all(errors.problems());
    }
  }
  if (files.reference && given.size() == files.against.size()) return;
  NamedSplit mean = {"Mean of those given", Parts(budget.task.space.interventions)};
  for (const NamedSplit& one : given) {
    for (std::size_t i = 0; i < mean.parts.size(); ++i) {
      mean.parts[i] += one.parts[i] / static_cast<double>(given.size());
    }
  }
  if (given.empty()) mean = {"Even split", *(plain_splits(budget.task.space).end() - 2)};
  budget.reference = given.size();
  given.push_back(std::move(mean));
}

void check_tables(const Document& document, ExperimentDraft& draft) {
  for (const std::string_view name : {"design", "factor", "record", "targets"}) {
    if (const Entry* entry = entry_of(document.table, name)) {
      draft.report.add(entry->place,
          fmt::format("[{}] belongs to a {}; a search for a budget has [search] instead. Leave it out.", name,
              name == "targets" ? "calibration" : "sweep"));
    }
  }
  if (entry_of(document.table, "budget") == nullptr) {
    draft.report.add({document.file, 0},
        "has no table [budget]. Add one with the total and the interventions to split it over.");
  }
  if (entry_of(document.table, "search") == nullptr) {
    draft.report.add({document.file, 0},
        "has no table [search]. Add one, which may be empty; or, if this is a sweep, give it to `coadopt "
        "sweep`.");
  }
  if (draft.experiment.scenarios.size() > 1) {
    draft.report.add({document.file, 0},
        "names several scenarios. A budget is split in one; name other splits in search.against.");
  }
}

}  // namespace

BudgetExperiment read_budget(const fs::path& path, const Overrides& overrides, std::uint64_t memory) {
  ExperimentDraft draft;
  draft.experiment.file = path.string();
  draft.experiment.text = or_throw(read_text(path));
  const Document document = or_throw(parse_document(draft.experiment.text, path.string()));
  read_common(document, overrides, memory, draft);
  check_tables(document, draft);
  BudgetExperiment budget;
  GivenFiles files;
  if (const Table* table = table_of(document.table, "search", draft.report)) {
    Keys keys(*table, "search", entry_of(document.table, "search")->place, draft.report);
    read_numbers(keys, budget.task.settings);
    read_aims(keys, draft.experiment.outcomes, budget);
    files = read_files(keys, folder_of(path.string()), draft);
    keys.refuse_unknown();
  }
  throw_if_any(draft.report.sorted(path.string()));
  if (draft.experiment.split.total <= 0.0) {
    draft.report.add(
        {path.string(), 0}, "budget.total = 0 leaves nothing to split. Give the money to split, in GBP.");
  }
  const Split& split = draft.experiment.split;
  budget.task.space = {split.total, split.interventions.size(), budget.task.settings.step};
  budget.task.seed = draft.experiment.scenarios.front().run.seed;
  read_all_given(files, without_interventions(document.table), overrides, memory, budget, draft);
  throw_if_any(draft.report.sorted(path.string()));
  budget.experiment = std::move(draft.experiment);
  return budget;
}

}  // namespace coadopt

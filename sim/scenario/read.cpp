#include "scenario/read.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/nearest.hpp"
#include "scenario/path.hpp"
#include "scenario/read_parameter.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

namespace {

Checked<Scenario> resolve(Document own, const Table& on_top, const Overrides& overrides, std::uint64_t memory) {
  Draft draft;
  const std::string file = own.file;
  draft.scenario.file = file;
  draft.entries.given = overrides.catalogue;
  const Chain chain = follow_bases(std::move(own), draft.report);
  std::size_t counting = 0;
  for (std::size_t i = 0; i < chain.documents.size(); ++i) {
    if (counts_people(chain.documents[i].table)) counting = i;
  }
  std::vector<std::string> from_there_on;
  for (std::size_t i = 0; i < chain.documents.size(); ++i) {
    const Document& document = chain.documents[i];
    draft.counts_people = i == counting;
    if (i >= counting) from_there_on.push_back(document.file);
    // A heading speaks of its own file alone.
    draft.scenario.name = stem_of(document.file);
    draft.scenario.description.clear();
    draft.scenario.source.clear();
    draft.scenario.published.reset();
    read_everything(document.table, draft);
  }
  read_everything(on_top, draft);
  for (const std::string& option : overrides.set) {
    if (const Checked<Table> table = parse_override(option)) {
      read_everything(*table, draft);
    } else {
      draft.report.add_all(table.problems());
    }
  }
  apply_census(draft, from_there_on);
  keep_own_values(draft);
  if (chain.whole) check_agreement(draft, memory);
  if (draft.report.count() > 0) return draft.report.sorted(file);
  draft.scenario.catalogues = std::move(draft.entries.used);
  return std::move(draft.scenario);
}

// The scenario of a whole file's text.
Checked<Scenario> resolve_whole(const Checked<std::string>& text, const std::string& file, const Table& on_top,
    const Overrides& overrides, std::uint64_t memory) {
  Checked<Document> document = parse_whole_scenario(text, file);
  if (!document) return document.problems();
  return resolve(std::move(*document), on_top, overrides, memory);
}

}  // namespace

Checked<Scenario> read_scenario(const std::string& path, const Overrides& overrides, std::uint64_t memory) {
  return resolve_whole(read_text(path), path, {}, overrides, memory);
}

Checked<Scenario> read_scenario_text(
    std::string_view text, const std::string& file, const Overrides& overrides, std::uint64_t memory) {
  Checked<Document> document = parse_document(text, file);
  if (!document) return document.problems();
  if (auto problem = why_no_scenario(*document)) return std::move(*problem);
  return resolve(std::move(*document), {}, overrides, memory);
}

Checked<Scenario> read_scenario_under(
    const Table& on_top, const std::string& path, const Overrides& overrides, std::uint64_t memory) {
  return resolve_whole(read_named_text(path), path, on_top, overrides, memory);
}

Problems check_changed(Scenario& scenario, std::uint64_t memory) {
  Draft draft;
  draft.scenario = std::move(scenario);
  draft.intervention_places.resize(draft.scenario.interventions.size());
  check_agreement(draft, memory);
  scenario = std::move(draft.scenario);
  return draft.report.sorted(scenario.file);
}

namespace {

// Whether the key names a table of parameters, or leads to one.
bool leads_to_parameters(std::string_view key) {
  const auto tables = declared_tables();
  return std::any_of(tables.begin(), tables.end(), [&](std::string_view table) {
    return table.starts_with(key) && (table.size() == key.size() || table[key.size()] == '.');
  });
}

// What an unknown key was probably meant to be: a key of its table or another table, by their spelling, or a
// key of the same name elsewhere.
std::string way_out(const std::string& key, std::string_view table) {
  std::vector<std::string_view> siblings;
  for (const Declared& one : declared_parameters()) {
    if (one.table == table) siblings.push_back(one.name);
  }
  if (table == "population") siblings.insert(siblings.end(), census_keys.begin(), census_keys.end());
  if (const auto meant = nearest(last_part(key), siblings))
    return fmt::format("Did you mean {}.{}?", table, *meant);
  std::vector<std::string_view> tables = declared_tables();
  tables.insert(tables.end(), {"scenario", "case", "run", "outcomes", "ensemble", "intervention"});
  if (const auto meant = nearest(key, tables)) return fmt::format("Did you mean {}?", *meant);

  static constexpr std::array<std::string_view, 5> run = {
      "run.months", "run.first_month", "run.replicates", "run.seed", "run.observe"};
  for (const std::string_view one : run) {
    if (last_part(key) == last_part(one)) return fmt::format("Did you mean {}?", one);
  }
  for (const Declared& one : declared_parameters()) {
    if (last_part(key) == one.name) return fmt::format("Did you mean {}?", one.key);
  }
  if (!siblings.empty()) return fmt::format("The keys of [{}] are {}.", table, fmt::join(siblings, ", "));
  return fmt::format("The tables are {}.", fmt::join(tables, ", "));
}

// What [population] says apart from who there is; that is read first, so that the rest of the file can change
// how people start.
Entry sizes_of_population(const Entry& population, bool counted, Draft& draft) {
  const auto* table = std::get_if<Table>(&population.value.is);
  if (table == nullptr || !counted) return population;
  if (draft.counts_people) read_census(*table, population.place, draft);
  Table rest;
  std::copy_if(table->begin(), table->end(), std::back_inserter(rest), [](const Entry& one) {
    return std::find(census_keys.begin(), census_keys.end(), one.key) == census_keys.end();
  });
  return {population.key, population.place, {population.value.place, std::move(rest)}};
}

}  // namespace

// The keys of a table of parameters, or of one that leads to such tables.
void read_parameters(const Table& table, const std::string& path, Draft& draft) {
  for (const Entry& entry : table) {
    const std::string key = path.empty() ? entry.key : path + "." + entry.key;
    if (const Declared* one = declared_parameter(key)) {
      read_parameter(*one, entry, draft.scenario.parameters, draft.report);
    } else if (!leads_to_parameters(key)) {
      draft.report.add(entry.place,
          fmt::format("{} = {} is not known. {}", shown_key(key), shown(entry.value), way_out(key, path)));
    } else if (const auto* inner = std::get_if<Table>(&entry.value.is)) {
      read_parameters(*inner, key, draft);
    } else {
      add_expected({key, entry.value}, fmt::format("a table, [{}]", key), draft.report);
    }
  }
}

void read_everything(const Table& root, Draft& draft) {
  using ReadTable = void (*)(const Table&, const Place&, Draft&);
  const auto read_table = [&](const Entry& entry, ReadTable read) {
    if (const auto* table = std::get_if<Table>(&entry.value.is)) return read(*table, entry.place, draft);
    add_expected({entry.key, entry.value}, fmt::format("a table, [{}]", entry.key), draft.report);
  };
  const bool counted = counts_people(root);
  Table parameters;
  for (const Entry& entry : root) {
    if (entry.key == "scenario") {
      read_table(entry, read_heading);
    } else if (entry.key == "case") {
      read_table(entry, read_case);
    } else if (entry.key == "run") {
      read_table(entry, read_run);
    } else if (entry.key == "outcomes") {
      read_table(entry, read_outcomes);
    } else if (entry.key == "ensemble") {
      read_table(entry, read_ensemble);
    } else if (entry.key == "intervention") {
      read_interventions(entry, draft);
    } else if (entry.key == "population") {
      parameters.push_back(sizes_of_population(entry, counted, draft));
    } else {
      parameters.push_back(entry);
    }
  }
  read_parameters(parameters, "", draft);
}

}  // namespace coadopt

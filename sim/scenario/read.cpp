#include "scenario/read.hpp"

#include <utility>

#include "scenario/agreement.hpp"
#include "scenario/census.hpp"
#include "scenario/chain.hpp"
#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/kind.hpp"
#include "scenario/override.hpp"
#include "scenario/path.hpp"

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
  settle_census(draft, from_there_on);
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

}  // namespace coadopt

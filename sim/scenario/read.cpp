#include "scenario/read.hpp"

#include <utility>

#include "scenario/agreement.hpp"
#include "scenario/census.hpp"
#include "scenario/chain.hpp"
#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/kind.hpp"
#include "scenario/override.hpp"

namespace coadopt {

namespace {

Scenario resolve(Document own, const Table& on_top, const Overrides& overrides, std::uint64_t memory) {
  check_is_scenario(own);
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
    draft.scenario.name = std::filesystem::path(document.file).stem().string();
    draft.scenario.description.clear();
    draft.scenario.source.clear();
    draft.scenario.published.reset();
    read_everything(document.table, draft);
  }
  read_everything(on_top, draft);
  for (const std::string& option : overrides.set) {
    try {
      read_everything(parse_override(option), draft);
    } catch (const ScenarioErrors& errors) {
      draft.report.tell_all(errors.problems());
    }
  }
  settle_census(draft, from_there_on);
  keep_own_values(draft);
  if (chain.whole) check_agreement(draft, memory);
  draft.report.throw_if_any(file);
  draft.scenario.catalogues = std::move(draft.entries.used);
  return std::move(draft.scenario);
}

}  // namespace

Scenario read_scenario(const std::filesystem::path& path, const Overrides& overrides, std::uint64_t memory) {
  Document document = parse_document(read_text(path), path.string());
  check_is_whole_scenario(document);
  return resolve(std::move(document), {}, overrides, memory);
}

Scenario read_scenario_text(
    std::string_view text, const std::string& file, const Overrides& overrides, std::uint64_t memory) {
  return resolve(parse_document(text, file), {}, overrides, memory);
}

Scenario read_scenario_under(
    const Table& on_top, const std::filesystem::path& path, const Overrides& overrides, std::uint64_t memory) {
  Document document = parse_document(read_named_text(path), path.string());
  check_is_whole_scenario(document);
  return resolve(std::move(document), on_top, overrides, memory);
}

void check_changed(Scenario& scenario, std::uint64_t memory) {
  Draft draft;
  draft.scenario = std::move(scenario);
  draft.intervention_places.resize(draft.scenario.interventions.size());
  check_agreement(draft, memory);
  draft.report.throw_if_any(draft.scenario.file);
  scenario = std::move(draft.scenario);
}

std::vector<Problem> validate(
    const std::filesystem::path& path, const Overrides& overrides, std::uint64_t memory) {
  try {
    static_cast<void>(read_scenario(path, overrides, memory));
    return {};
  } catch (const ScenarioErrors& errors) {
    return errors.problems();
  }
}

}  // namespace coadopt

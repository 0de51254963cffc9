#include "scenario/read.hpp"

#include <utility>

#include "scenario/agreement.hpp"
#include "scenario/chain.hpp"
#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/override.hpp"

namespace coadopt {

namespace {

Scenario resolve(Document own, const Overrides& overrides, std::uint64_t memory) {
  Draft draft;
  const std::string file = own.file;
  draft.scenario.file = file;
  const Chain chain = follow_bases(std::move(own), draft.report);
  for (const Document& document : chain.documents) {
    // A heading speaks of its own file alone.
    draft.scenario.name = std::filesystem::path(document.file).stem().string();
    draft.scenario.description.clear();
    draft.scenario.source.clear();
    draft.scenario.published.reset();
    read_everything(document.table, draft);
  }
  for (const std::string& option : overrides) {
    try {
      read_everything(parse_override(option), draft);
    } catch (const ScenarioErrors& errors) {
      draft.report.tell_all(errors.problems());
    }
  }
  if (chain.whole) check_agreement(draft, memory);
  draft.report.throw_if_any(file);
  return std::move(draft.scenario);
}

}  // namespace

Scenario read_scenario(const std::filesystem::path& path, const Overrides& overrides, std::uint64_t memory) {
  return resolve(parse_document(read_text(path), path.string()), overrides, memory);
}

Scenario read_scenario_text(
    std::string_view text, const std::string& file, const Overrides& overrides, std::uint64_t memory) {
  return resolve(parse_document(text, file), overrides, memory);
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

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "scenario/agreement.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

// What messages call them.
struct NamedKind {
  std::string_view key;
  std::string_view of_several;
};

template <class Counted>
void settle(const NamedKind& kind, const std::string& name, const Place& place,
    const std::vector<Counted>* counted, std::optional<std::uint32_t>& into, Report& report) {
  if (name.empty()) return;
  const std::string said = fmt::format("intervention.targets.{} = {}", kind.key, in_quotes(name));
  if (counted == nullptr) {
    return report.add(
        place, fmt::format("{}: {} have names only in an imported population. Give a number from 1, or name a "
                           "population file with [population] from (docs/import.md).",
                   said, kind.of_several));
  }
  std::vector<std::string_view> names;
  for (const Counted& one : *counted) names.push_back(one.name);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) {
    into = static_cast<std::uint32_t>(found - names.begin());
    return;
  }
  const auto meant = nearest(name, names);
  constexpr std::size_t most_listed = 12;
  const bool all = names.size() <= most_listed;
  names.resize(std::min(names.size(), most_listed));
  report.add(place,
      fmt::format("{} is not one of the {} {} of this population. {}", said, counted->size(), kind.of_several,
          meant ? fmt::format("Did you mean {}?", in_quotes(*meant))
                : fmt::format("They are {}{}.", fmt::join(names, ", "), all ? "" : ", ...")));
}

}  // namespace

void settle_named_targets(Draft& draft) {
  const std::shared_ptr<const Census>& census = draft.scenario.parameters.census;
  for (std::size_t i = 0; i < draft.scenario.interventions.size(); ++i) {
    Targets& targets = draft.scenario.interventions[i].targets;
    const InterventionPlaces& places = draft.intervention_places[i];
    settle({"organisation", "organisations"}, places.organisation_name, places.organisation,
        census ? &census->organisations : nullptr, targets.organisation, draft.report);
    settle({"community", "communities"}, places.community_name, places.community,
        census ? &census->communities : nullptr, targets.community, draft.report);
  }
}

}  // namespace coadopt

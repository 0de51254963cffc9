#include "command/nobody_reached.hpp"

#include <fmt/format.h>

#include "command/standard_streams.hpp"
#include "partnership/build.hpp"
#include "scenario/price.hpp"

namespace coadopt {

namespace {

constexpr std::uint64_t most_people = 1'000'000;

std::string why_of(const Intervention& one) {
  if (one.budget && *one.budget <= 0.0) return "its budget is 0";
  if (one.coverage <= 0.0F) return "its coverage is 0";
  return "no target there fits its targets and coverage";
}

}  // namespace

std::vector<std::string> nobody_reached(const Scenario& scenario) {
  std::vector<std::string> lines;
  const Sizes sizes = sizes_of(scenario.parameters.population);
  if (scenario.interventions.empty() || sizes.persons() + sizes.staff > most_people) return lines;
  const Pricing place(scenario);
  for (const Intervention& one : scenario.interventions) {
    // Organisations merge with each other.
    const std::size_t fewest = std::holds_alternative<Merger>(one.structure) ? 2 : 1;
    if (place.targets_of(one) >= fewest) continue;
    lines.push_back(fmt::format(
        "{}: intervention \"{}\" reaches {} there, so it neither costs nor changes anything: {}. Change its "
        "targets or its coverage; coadopt describe interventions --for FILE gives the reach of entries.",
        scenario.name, one.name, fewest == 2 ? "fewer than two organisations" : "nobody", why_of(one)));
  }
  return lines;
}

void warn_of_nobody_reached(const std::vector<Scenario>& scenarios) {
  for (const Scenario& scenario : scenarios) {
    for (const std::string& line : nobody_reached(scenario)) complain("coadopt: {}\n", line);
  }
}

}  // namespace coadopt

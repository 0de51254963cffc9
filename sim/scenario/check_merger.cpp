#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "partnership/build.hpp"
#include "scenario/draft.hpp"

namespace coadopt {

namespace {

struct Merging {
  OrganisationKind kind;
  std::uint64_t staff = 0;
};

// All organisations, as people are laid out in them.
std::vector<Merging> organisations_of(const Parameters& parameters) {
  std::vector<Merging> all;
  if (const auto& census = parameters.census) {
    for (const CountedOrganisation& one : census->organisations) all.push_back({.kind = one.kind});
    for (const CountedTeam& one : census->teams) all[one.organisation].staff += one.all_staff();
    return all;
  }
  const Sizes sizes = sizes_of(parameters.population);
  for (std::uint64_t i = 0; i < sizes.organisations; ++i)
    all.push_back({.kind = static_cast<OrganisationKind>(i % organisation_kind_count)});
  for (std::uint64_t team = 0; team < sizes.teams; ++team)
    all[team % sizes.organisations].staff +=
        sizes.staff * (team + 1) / sizes.teams - sizes.staff * team / sizes.teams;
  return all;
}

// The staff of each that a merger may be of, fewest first.
std::vector<double> eligible_sizes(const Parameters& parameters, const Targets& targets) {
  const std::vector<Merging> all = organisations_of(parameters);
  std::vector<double> sizes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (targets.organisation && *targets.organisation != i) continue;
    if (targets.organisation_kind && *targets.organisation_kind != all[i].kind) continue;
    sizes.push_back(static_cast<double>(all[i].staff));
  }
  std::ranges::sort(sizes);
  return sizes;
}

// The coverage that the two smallest need, if they are chosen first (choose_targets).
double least_coverage(const std::vector<double>& sizes) {
  const double all = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  return all > 0.0 ? (sizes[0] + 0.5 * sizes[1]) / all : 0.0;
}

}  // namespace

void check_mergers(const Draft& draft, Report& report) {
  if (!report.sound({"population.organisations", "population.staff", "population.team_size", "population.from",
          "population.team", "population.organisation"}))
    return;
  for (std::size_t i = 0; i < draft.scenario.interventions.size(); ++i) {
    const Intervention& one = draft.scenario.interventions[i];
    const bool merges = std::holds_alternative<Merger>(one.structure);
    if (!merges || one.targets.entity != Entity::organisation) continue;
    const std::vector<double> sizes = eligible_sizes(draft.scenario.parameters, one.targets);
    if (sizes.size() < 2) {
      report.add(draft.intervention_places[i].name,
          fmt::format(
              "intervention \"{}\" merges organisations, which takes two at least, but its targets are {}. "
              "Let its targets be two organisations or more, or leave it out.",
              one.name, sizes.empty() ? "none" : "one alone"));
    } else if (const double least = least_coverage(sizes); static_cast<double>(one.coverage) < least - 1e-6) {
      report.add(draft.intervention_places[i].coverage,
          fmt::format(
              "intervention.coverage = {} reaches at most one of {} organisations, by their staff, but \"{}\" "
              "merges organisations, which takes two at least. Raise coverage to {:.2f} or more, or leave "
              "it out.",
              one.coverage, sizes.size(), one.name, std::min(1.0, least + 0.01)));
    }
  }
}

}  // namespace coadopt

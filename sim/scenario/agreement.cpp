#include "scenario/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <span>

#include "partnership/build.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

// Ids have 32 bits, those of the six ties of a person too.
constexpr double most_numbered = std::numeric_limits<std::uint32_t>::max() / 6.0;

void check_shares(const Draft& draft, Report& report) {
  const PopulationParameters& population = draft.scenario.parameters.population;
  const bool counted = draft.scenario.parameters.census != nullptr;
  const double sum = population.frontline_share + population.manager_share;
  if (!counted && report.sound({"population.frontline_share", "population.manager_share"}) && sum > 1 + 1e-9) {
    report.add(report.where({"population.manager_share", "population.frontline_share"}, draft.scenario.file),
        fmt::format("population.frontline_share = {} and population.manager_share = {} add up to {:.6g}, "
                    "more than all staff. Lower one of them.",
            population.frontline_share, population.manager_share, sum));
  }
  const auto& lead = draft.scenario.parameters.organisation_start.lead_co.values;
  const double all = std::accumulate(lead.begin(), lead.end(), 0.0);
  if (report.sound({"start.organisation.lead_co"}) && std::fabs(all - 1) > 1e-6) {
    report.add(report.where({"start.organisation.lead_co"}, draft.scenario.file),
        fmt::format(
            "start.organisation.lead_co = [{}] adds up to {:.7g}; every organisation leads with one Co, "
            "so the four shares must add up to 1. Write all four.",
            fmt::join(lead, ", "), all));
  }
}

// Each organisation and each community has a team at least.
void check_teams(const Draft& draft, Report& report) {
  const PopulationParameters& population = draft.scenario.parameters.population;
  if (!report.sound({"population.staff", "population.team_size"})) return;
  const auto teams = static_cast<std::int64_t>(sizes_of(population).teams);
  const auto check = [&](const std::string& name, std::int64_t number) {
    const std::string key = "population." + name;
    if (!report.sound({key}) || number <= teams) return;
    report.add(report.where({key, "population.staff", "population.team_size"}, draft.scenario.file),
        fmt::format("{} = {} is more than there are teams: {} staff in teams of {} make {}. Ask for at most "
                    "{} {}, or for {} staff or more.",
            key, number, population.staff, population.team_size, teams, teams, name,
            number * population.team_size));
  };
  check("organisations", population.organisations);
  check("communities", population.communities);
}

std::string gibibytes(std::uint64_t bytes) {
  const double gibibytes = static_cast<double>(bytes) / 1073741824.0;
  return gibibytes < 1000.0 ? fmt::format("{:.3g} GiB", gibibytes) : fmt::format("{:.0f} GiB", gibibytes);
}

// Users and neighbours, nearly: in floating point, so that absurd sizes come out absurd instead of overflowing.
double persons_of(const PopulationParameters& population) {
  return static_cast<double>(population.staff) * population.frontline_share *
         static_cast<double>(population.caseload) * (1 + population.neighbours_per_user);
}

// Whether everyone can be numbered.
bool countable(const PopulationParameters& population) {
  return std::max(static_cast<double>(population.staff), persons_of(population)) <= most_numbered;
}

// What cannot be held in memory or numbered is refused before anything is made. Nothing where it can be.
std::string too_many(std::uint64_t needed, std::uint64_t memory, bool numbered) {
  if (needed > memory) {
    return fmt::format("need {} of memory; {} is available", gibibytes(needed), gibibytes(memory));
  }
  return numbered ? "" : fmt::format("are more than can be numbered, {:.0f} of each at most", most_numbered);
}

void check_size(const Draft& draft, std::uint64_t memory, Report& report) {
  const PopulationParameters& population = draft.scenario.parameters.population;
  const std::string what = too_many(bytes_needed(population), memory, countable(population));
  if (what.empty()) return;
  report.add(report.where({"population.staff", "population.caseload", "population.neighbours_per_user"},
                 draft.scenario.file),
      fmt::format(
          "population.staff = {} with a caseload of {} and {} neighbours_per_user, {:.0f} persons, {}. Ask for "
          "fewer staff, a smaller caseload or fewer neighbours_per_user, or use a machine with more memory.",
          population.staff, population.caseload, population.neighbours_per_user, persons_of(population), what));
}

// A budget is spent from start to end, so that it needs an end: the run's, if none is given.
void settle_end(Draft& draft) {
  for (Intervention& one : draft.scenario.interventions) {
    if (one.budget && one.end_month == 0) one.end_month = draft.scenario.run.months;
  }
}

// The same for people who are counted one by one.
void check_census(const Draft& draft, const Census& census, std::uint64_t memory, Report& report) {
  const Sizes sizes = sizes_of(census);
  const double most = std::max(static_cast<double>(sizes.staff), static_cast<double>(sizes.persons()));
  const std::string what = too_many(bytes_needed(census), memory, most <= most_numbered);
  if (what.empty()) return;
  report.add(report.where({"population.from", "population.team"}, draft.scenario.file),
      fmt::format("population: {} staff, {} users and {} neighbours {}. Count fewer neighbours or users, or "
                  "use a machine with more memory.",
          sizes.staff, sizes.users, sizes.neighbours, what));
}

void check_intervention(const Draft& draft, std::size_t which, Report& report) {
  const Intervention& one = draft.scenario.interventions[which];
  const InterventionPlaces& places = draft.intervention_places[which];
  const Month months = draft.scenario.run.months;
  if (one.start_month > months && report.sound({"run.months"})) {
    report.add(places.start_month,
        fmt::format("intervention.start_month = {} is after the last month of the run, {}. Start \"{}\" "
                    "earlier, or set run.months to {} or more.",
            one.start_month, months, one.name, one.start_month));
  }
  if (one.end_month != 0 && one.end_month < one.start_month) {
    report.add(
        places.end_month, fmt::format("intervention.end_month = {} is before its start_month = {}. End \"{}\" "
                                      "later, or leave end_month out: it then lasts to the end of the run.",
                              one.end_month, one.start_month, one.name));
  }
  const PopulationParameters& population = draft.scenario.parameters.population;
  const auto check = [&](const char* name, std::optional<std::uint32_t> number, std::int64_t count,
                         const char* counted, const Place& place) {
    if (!number || *number < count || !report.sound({fmt::format("population.{}", counted)})) return;
    report.add(place,
        fmt::format(
            "intervention.targets.{} = {} is not one of the {} {}, which are numbered from 1. Use 1..{}.", name,
            std::int64_t{*number} + 1, count, counted, count));
  };
  check(
      "organisation", one.targets.organisation, population.organisations, "organisations", places.organisation);
  check("community", one.targets.community, population.communities, "communities", places.community);
}

void check_names(const Draft& draft, Report& report) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < draft.scenario.interventions.size(); ++i) {
    const std::string& name = draft.scenario.interventions[i].name;
    if (name.empty() || names.insert(name).second) continue;
    report.add(draft.intervention_places[i].name,
        fmt::format("intervention.name = \"{}\" is already the name of another intervention, here or in the "
                    "base. Give one of them another name.",
            name));
  }
}

// Numbers the organisation or community that an intervention names; reports it if nobody counted it.
template <class Counted>
void settle_named(std::string_view key, std::string_view of_several, const std::string& name,
    const Place& place, const std::vector<Counted>* counted, std::optional<std::uint32_t>& into,
    Report& report) {
  if (name.empty()) return;
  const std::string said = fmt::format("intervention.targets.{} = {}", key, in_quotes(name));
  if (counted == nullptr) {
    return report.add(
        place, fmt::format("{}: {} have names only in an imported population. Give a number from 1, or name a "
                           "population file with [population] from (docs/import.md).",
                   said, of_several));
  }
  const std::vector<std::string_view> names = names_of(*counted);
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) {
    into = static_cast<std::uint32_t>(found - names.begin());
    return;
  }
  constexpr std::size_t most_listed = 12;
  const auto first = std::span(names).first(std::min(names.size(), most_listed));
  const std::string all =
      fmt::format("They are {}{}.", fmt::join(first, ", "), first.size() == names.size() ? "" : ", ...");
  report.add(place, fmt::format("{} is not one of the {} {} of this population. {}", said, names.size(),
                        of_several, did_you_mean(name, names, all)));
}

void settle_named_targets(Draft& draft) {
  const Census* const census = draft.scenario.parameters.census.get();
  for (std::size_t i = 0; i < draft.scenario.interventions.size(); ++i) {
    Targets& targets = draft.scenario.interventions[i].targets;
    const InterventionPlaces& places = draft.intervention_places[i];
    settle_named("organisation", "organisations", places.organisation_name, places.organisation,
        census ? &census->organisations : nullptr, targets.organisation, draft.report);
    settle_named("community", "communities", places.community_name, places.community,
        census ? &census->communities : nullptr, targets.community, draft.report);
  }
}

void check_drawn_sizes(const Draft& draft, std::uint64_t memory, Report& report) {
  const bool sizes_sound = report.sound(
      {"population.staff", "population.team_size", "population.caseload", "population.frontline_share",
          "population.neighbours_per_user", "population.organisations", "population.communities"});
  if (sizes_sound) check_size(draft, memory, report);
  if (countable(draft.scenario.parameters.population)) check_teams(draft, report);
}

}  // namespace

namespace {

// Outcomes of the scenario's own that speak of months which the run does not have.
void check_outcomes(const Draft& draft, Report& report) {
  for (const Outcome& one : draft.scenario.outcomes) {
    const std::string key = "outcomes." + one.name;
    const Month needed = one.value.months_needed();
    if (!report.sound({key, "run.months"}) || needed <= draft.scenario.run.months) continue;
    report.add(report.where({key, "run.months"}, draft.scenario.file),
        fmt::format(
            "{} = \"{}\" needs {} months, and the run has {}. Name earlier months, or raise run.months.", key,
            one.value.text(), needed, draft.scenario.run.months));
  }
}

}  // namespace

void check_agreement(Draft& draft, std::uint64_t memory) {
  Report& report = draft.report;
  check_shares(draft, report);
  settle_end(draft);
  if (const auto& census = draft.scenario.parameters.census) {
    check_census(draft, *census, memory, report);
  } else {
    check_drawn_sizes(draft, memory, report);
  }
  settle_named_targets(draft);
  for (std::size_t i = 0; i < draft.scenario.interventions.size(); ++i) check_intervention(draft, i, report);
  check_names(draft, report);
  check_mergers(draft, report);
  check_outcomes(draft, report);
}

}  // namespace coadopt

#include "command/warnings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "partnership/build.hpp"
#include "scenario/price.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

namespace {

constexpr std::uint64_t most_people = 1'000'000;

std::string why_of(const Intervention& one) {
  if (one.budget && *one.budget <= 0.0) return "its budget is 0";
  if (one.coverage <= 0.0F) return "its coverage is 0";
  return "no target there fits its targets and coverage";
}

// What takes two organisations at least; empty where one is enough.
std::string_view of_two(const Structure& structure) {
  if (std::holds_alternative<Merger>(structure)) return "a merger";
  return std::holds_alternative<PooledBudgets>(structure) ? "a pool of budgets" : "";
}

std::string lone_organisation(const Intervention& one, const Pricing& place) {
  const double money = place.of(one).years[0].money;
  const std::string paid =
      money > 0.0 ? fmt::format(", but GBP {} are paid in its first year", thousands(money)) : "";
  return fmt::format(
      "intervention \"{}\" reaches fewer than two organisations there, and {} takes two at least, so that it "
      "does not come about{}. Change its targets or its coverage.",
      one.name, of_two(one.structure), paid);
}

std::string short_budget(const Intervention& one, float dose) {
  const bool not_even_set_up = *one.budget < one.cost.set_up;
  return fmt::format(
      "intervention \"{}\" has a budget of GBP {}, which does not pay for {}: it reaches one {} only, at {}% "
      "of its strength. Raise the budget, or leave it out.",
      one.name, thousands(*one.budget),
      not_even_set_up ? fmt::format("its set-up of GBP {}", thousands(one.cost.set_up))
                      : fmt::format("one {}", one_of(one.targets.entity)),
      one_of(one.targets.entity), figures(100.0 * static_cast<double>(dose), 2));
}

std::string too_many_hours(const Overbooked& found) {
  std::vector<std::string> by;
  for (const auto& [name, hours] : found.by) by.push_back(fmt::format("\"{}\" {:.0f}", name, hours));
  return fmt::format(
      "in month {} interventions take more hours of {} of {} staff than their contracts have: of one {:.0f} "
      "hours of a contract of {:.0f} hours a month ({}). Take fewer hours of each, or reach fewer of them at "
      "once.",
      found.month, thousands(static_cast<double>(found.staff)), thousands(static_cast<double>(found.of)),
      found.hours, found.contract, fmt::join(by, ", "));
}

bool is_varied(const Intervention& one, const std::vector<Factor>& factors) {
  return std::ranges::any_of(
      factors, [&](const Factor& factor) { return factor.column.name.starts_with(one.name + "."); });
}

}  // namespace

std::vector<std::string> warnings_of(const Scenario& scenario) {
  std::vector<std::string> lines;
  const Sizes sizes = sizes_of(scenario.parameters.population);
  if (scenario.interventions.empty() || sizes.persons() + sizes.staff > most_people) return lines;
  const Pricing place(scenario);
  const auto warn = [&](const std::string& text) {
    lines.push_back(fmt::format("{}: {}", scenario.name, text));
  };
  for (const Intervention& one : scenario.interventions) {
    const auto [targets, dose] = place.afforded(one);
    if (targets == 0) {
      warn(fmt::format(
          "intervention \"{}\" reaches nobody there, so it neither costs nor changes anything: {}. Change its "
          "targets or its coverage; coadopt describe interventions --for FILE gives the reach of entries.",
          one.name, why_of(one)));
    } else if (targets == 1 && !of_two(one.structure).empty()) {
      warn(lone_organisation(one, place));
    } else if (targets == 1 && dose < 1.0F) {
      warn(short_budget(one, dose));
    }
  }
  if (const auto found = place.overbooked(scenario.interventions, scenario.run.months))
    warn(too_many_hours(*found));
  return lines;
}

std::vector<std::string> warnings_of(
    const std::vector<Scenario>& scenarios, const std::vector<Factor>& factors) {
  std::vector<std::string> lines;
  for (Scenario scenario : scenarios) {
    std::erase_if(scenario.interventions, [&](const Intervention& one) { return is_varied(one, factors); });
    std::ranges::move(warnings_of(scenario), std::back_inserter(lines));
  }
  for (std::size_t i = 1; i < scenarios.size(); ++i) {
    const Scenario& one = scenarios[i];
    const std::span before(scenarios.data(), i);
    const auto same = std::ranges::find_if(before, [&](const Scenario& other) {
      return other.file != one.file && equal_until(other, one) == one.run.months;  // one file twice is an error
    });
    if (same == before.end()) continue;
    lines.push_back(fmt::format(
        "{} is the same as {}: in {} they differ in no parameter and no intervention. Change one of them, or "
        "leave one out.",
        one.name, same->name, counted(one.run.months, "month")));
  }
  return lines;
}

void warn_of(const std::vector<Scenario>& scenarios, const std::vector<Factor>& factors) {
  for (const std::string& line : warnings_of(scenarios, factors)) complain("coadopt: {}\n", line);
}

}  // namespace coadopt

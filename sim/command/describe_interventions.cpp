#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/description.hpp"
#include "command/presentation.hpp"
#include "policy/intervention.hpp"
#include "policy/lever.hpp"
#include "scenario/claims.hpp"
#include "scenario/whom.hpp"
#include "structure/structure.hpp"

namespace coadopt {

namespace {

// An amount of money: whole pounds with commas at the thousands, others to the penny.
std::string money_text(double value) {
  return value == std::floor(value) ? thousands(value) : fmt::format("{:.10g}", value);
}

// A share to so many digits; nothing has no sign.
std::string share_text(double value, int digits) { return fmt::format("{:.{}g}", value + 0.0, digits); }

// Within what a size may lie, and why: " (0.01 to 0.04; expert)".
std::string grounds_text(const Grounds& grounds, const std::string& low, const std::string& high) {
  if (!grounds.basis && !grounds.range) return {};
  std::string text = fmt::format(" ({} to {}", low, high);
  if (grounds.basis) text += fmt::format("; {}", described(*grounds.basis).name);
  if (!grounds.source.empty()) text += fmt::format(": {}", grounds.source);
  return text + ")";
}

std::string effects_text(const Intervention& one) {
  std::vector<std::string> parts;
  for (const Effect& effect : one.effects) {
    const Bounds range = range_of(effect);
    parts.push_back(fmt::format("{} {}{}{}", described(effect.lever).name, share_text(effect.closes, 3),
        effect.every == Every::month ? " a month" : "",
        grounds_text(effect.grounds, share_text(range.low, 2), share_text(range.high, 2))));
  }
  std::string text = fmt::format("{}", fmt::join(parts, ", "));
  for_each_structure([&]<class Kind>() {
    if (std::holds_alternative<Kind>(one.structure))
      text += fmt::format("{}{}", text.empty() ? "" : "; ", Kind::table);
  });
  return text;
}

std::string amount_text(const CostAmount& amount, double value) {
  if (amount.unit.starts_with("GBP")) return money_text(value);
  return value >= 1000.0 ? thousands(value) : fmt::format("{:.3g}", value);
}

std::string cost_text(const Intervention& one) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < cost_amounts.size(); ++i) {
    const CostAmount& amount = cost_amounts[i];
    const double value = one.cost.*amount.member;
    if (value <= 0) continue;
    const Bounds range = cost_range_of(one, i);
    parts.push_back(
        fmt::format(fmt::runtime(amount.words), amount_text(amount, value), one_of(one.targets.entity)) +
        grounds_text(one.cost_grounds[i], amount_text(amount, range.low), amount_text(amount, range.high)));
  }
  if (parts.empty()) return "none given";
  return fmt::format(
      "{}; borne by {}", fmt::join(parts, ", "), bearer_names[static_cast<std::size_t>(one.cost.borne_by)]);
}

std::string cos_text(const Intervention& one) {
  const CoSet acted_on = cos_acted_on_by(one);
  std::vector<std::string_view> names;
  for (const Co co : all_cos) {
    if (acted_on.has(co)) names.push_back(co_names[index(co)]);
  }
  return names.size() == co_count ? "all four" : fmt::format("{}", fmt::join(names, ", "));
}

// The share of those that it is for who take part: "all", "25%, joining evenly over 12 months".
std::string coverage_text(const Intervention& one) {
  std::string text = one.budget            ? fmt::format("what GBP {} buys", money_text(*one.budget))
                     : one.coverage < 1.0F ? fmt::format("{:.3g}%", 100.0 * static_cast<double>(one.coverage))
                                           : "all";
  if (one.ramp_months > 1) text += fmt::format(", joining evenly over {} months", one.ramp_months);
  return text;
}

// "1 to the last of the run".
std::string months_text(const Intervention& one) {
  return fmt::format("{} to {}", one.start_month,
      one.end_month == 0 ? "the last of the run" : fmt::format("{}", one.end_month));
}

// The title of the entry that has the same effects, and why both exist. One of the two says so.
std::string same_text(const CatalogueEntry& entry, std::span<const Found> catalogue) {
  for (const Found& other : catalogue) {
    const std::string& title = other.entry.intervention.title;
    if (other.entry.intervention.name == entry.same_as) return fmt::format("{}. {}", title, entry.why);
    if (other.entry.same_as == entry.intervention.name) return fmt::format("{}. {}", title, other.entry.why);
  }
  return {};
}

std::string reach_text(const InPlace& place, const Targets& targets) {
  std::string text = fmt::format("{} {}", thousands(static_cast<double>(place.targets)), whom(targets));
  if (targets.entity != Entity::staff && place.staff > 0)
    text += fmt::format(", with {} staff", thousands(static_cast<double>(place.staff)));
  if (targets.entity != Entity::person && place.residents > 0)
    text += fmt::format(", with {} users and neighbours", thousands(static_cast<double>(place.residents)));
  return text;
}

std::string year_text(const YearlyCost& year) {
  return fmt::format("GBP {}, {} staff hours, {} hours of users and residents", thousands(year.money),
      thousands(year.staff_hours), thousands(year.citizen_hours));
}

nlohmann::ordered_json year_json(const YearlyCost& year) {
  return {{"money_gbp", year.money}, {"staff_hours", year.staff_hours}, {"citizen_hours", year.citizen_hours}};
}

}  // namespace

Description describe_interventions(const std::vector<Found>& entries, std::span<const Found> catalogue) {
  Description description = {"Interventions",
      "The catalogue: write `use = \"NAME\"` in an [[intervention]] of a scenario, with the name in the column "
      "`name`, and change any key of it, such as `coverage`, `start_month` and `end_month`; "
      "`months` shows from when to when it acts without them. Effects close a share of the gap between a lever "
      "and its ideal. Each size is followed by the range within which it may lie and by its basis (`coadopt "
      "describe bases`).",
      {"title", "name", "covers", "barriers", "Co's", "for", "coverage", "months", "what is done", "effects",
          "cost", "how sure", "evidence", "source", "same effects as"},
      {}};
  if (entries.size() != catalogue.size())
    description.introduction += fmt::format(" Shown: {} of {} entries.", entries.size(), catalogue.size());
  const bool priced = !entries.empty() && entries.front().in_place.has_value();
  for (const char* column : {"reach", "first year", "second year"}) {
    if (priced) description.columns.emplace_back(column);
  }
  for (const Found& found : entries) {
    const CatalogueEntry& entry = found.entry;
    const Intervention& one = entry.intervention;
    description.add({one.title, one.name, fmt::format("{}", fmt::join(entry.covers, ", ")),
        fmt::format("{}", fmt::join(entry.barriers, ", ")), cos_text(one), whom(one.targets),
        coverage_text(one), months_text(one), one.description, effects_text(one), cost_text(one), one.sure,
        entry.evidence, one.source, same_text(entry, catalogue)});
    if (!found.in_place) continue;
    for (const std::string& cell : {reach_text(*found.in_place, one.targets),
             year_text(found.in_place->years[0]), year_text(found.in_place->years[1])})
      description.rows.back().push_back(cell);
  }
  return description;
}

nlohmann::ordered_json as_json(const std::vector<Found>& entries, std::span<const Found> catalogue) {
  nlohmann::ordered_json rows = as_json(describe_interventions(entries, catalogue));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].in_place) continue;
    const InPlace& place = *entries[i].in_place;
    rows[i]["in_place"] = {{"targets", place.targets}, {"staff", place.staff}, {"residents", place.residents},
        {"first_year", year_json(place.years[0])}, {"second_year", year_json(place.years[1])}};
  }
  return rows;
}

}  // namespace coadopt

#include "experiment/comparison/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "contract/contract.hpp"

namespace coadopt {

namespace {

// Mean over the last twelve months of one place of a measure; not a number where it was not observed.
double late(const Record& record, MeasureId id, std::size_t place = 0) {
  if (record.all(id).empty()) return std::numeric_limits<double>::quiet_NaN();
  return mean_of_year(record.months(), [&](Month month) { return record.at(id, month)[place]; });
}

double in_all(const Record& record, MeasureId id, std::size_t place = 0) {
  if (record.all(id).empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0.0;
  for (Month month = 1; month <= record.months(); ++month) sum += record.at(id, month)[place];
  return sum;
}

template <class Place>
constexpr std::size_t place_of(Place place) {
  return static_cast<std::size_t>(place);
}

template <MeasureId id, Group group>
double late_of(const Record& record, const Sizes&) {
  return late(record, id, place_of(group));
}

// How far the seldom heard are from all users.
template <MeasureId id>
double gap(const Record& record, const Sizes&) {
  return late(record, id, place_of(Group::seldom_heard)) - late(record, id, place_of(Group::users));
}

template <MeasureId id, auto place>
double total_of(const Record& record, const Sizes&) {
  return in_all(record, id, place_of(place));
}

// What caseloads need, whether there is time for it or not.
double casework_needed(const Record& record, const Sizes&) {
  return in_all(record, MeasureId::staff_hours, place_of(Item::casework)) +
         in_all(record, MeasureId::unmet_hours, place_of(Item::casework));
}

double money(const Record& record, const Sizes&) {
  return in_all(record, MeasureId::cost, place_of(Item::set_up)) +
         in_all(record, MeasureId::cost, place_of(Item::running));
}

double money_and_hours(const Record& record, const Sizes& sizes) {
  return money(record, sizes) + in_all(record, MeasureId::cost, place_of(Item::interventions));
}

constexpr auto more = Better::more;
constexpr auto less = Better::less;
constexpr auto neither = Better::neither;
constexpr auto headline = Section::headline;
constexpr auto by_group = Section::groups;
constexpr auto costs = Section::costs;
using Id = MeasureId;

constexpr auto all_outcomes = std::to_array<Outcome>({
    {"practice_in_use", "practice in use", Unit::share, more, headline,
        [](const Record& r, const Sizes&) { return late(r, Id::practice_in_use); }},
    {"espoused", "espoused", Unit::share, more, headline,
        [](const Record& r, const Sizes&) { return late(r, Id::practice_espoused); }},
    {"participation_users", "users taking part", Unit::share, more, headline,
        &late_of<Id::participation, Group::users>},
    {"participation_seldom_heard", "seldom heard taking part", Unit::share, more, headline,
        &late_of<Id::participation, Group::seldom_heard>},
    {"persons_active", "people co-producing", Unit::persons, more, headline,
        [](const Record& r, const Sizes& s) {
          return late(r, Id::participation, place_of(Group::everyone)) * static_cast<double>(s.persons());
        }},
    {"wellbeing_users", "wellbeing of users (0..1)", Unit::level, more, headline,
        &late_of<Id::wellbeing, Group::users>},
    {"staff_hours_free", "staff hours free a month", Unit::hours, more, headline,
        [](const Record& r, const Sizes&) { return late(r, Id::staff_hours, place_of(Item::free)); }},
    {"citizen_hours", "citizens' own hours a month", Unit::hours, neither, headline,
        [](const Record& r, const Sizes&) { return late(r, Id::citizen_hours, place_of(Group::everyone)); }},
    {"cost", "interventions, money and hours", Unit::money, neither, headline, &money_and_hours},

    {"participation_low_efficacy", "low efficacy taking part", Unit::share, more, by_group,
        &late_of<Id::participation, Group::low_efficacy>},
    {"participation_high_need", "high need taking part", Unit::share, more, by_group,
        &late_of<Id::participation, Group::high_need>},
    {"participation_neighbours", "neighbours taking part", Unit::share, more, by_group,
        &late_of<Id::participation, Group::neighbours>},
    {"participation_gap", "seldom heard minus users", Unit::share, more, by_group, &gap<Id::participation>},
    {"wellbeing_seldom_heard", "wellbeing, seldom heard", Unit::level, more, by_group,
        &late_of<Id::wellbeing, Group::seldom_heard>},
    {"wellbeing_low_efficacy", "wellbeing, low efficacy", Unit::level, more, by_group,
        &late_of<Id::wellbeing, Group::low_efficacy>},
    {"wellbeing_high_need", "wellbeing, high need", Unit::level, more, by_group,
        &late_of<Id::wellbeing, Group::high_need>},
    {"wellbeing_neighbours", "wellbeing, neighbours", Unit::level, more, by_group,
        &late_of<Id::wellbeing, Group::neighbours>},
    {"wellbeing_gap", "wellbeing, seldom heard minus users", Unit::level, more, by_group, &gap<Id::wellbeing>},
    {"need_users", "need, users", Unit::level, less, by_group, &late_of<Id::need, Group::users>},
    {"need_seldom_heard", "need, seldom heard", Unit::level, less, by_group,
        &late_of<Id::need, Group::seldom_heard>},
    {"need_low_efficacy", "need, low efficacy", Unit::level, less, by_group,
        &late_of<Id::need, Group::low_efficacy>},
    {"need_high_need", "need, high need", Unit::level, less, by_group, &late_of<Id::need, Group::high_need>},
    {"need_neighbours", "need, neighbours", Unit::level, less, by_group, &late_of<Id::need, Group::neighbours>},
    {"need_gap", "need, seldom heard minus users", Unit::level, less, by_group, &gap<Id::need>},

    {"money", "money for interventions", Unit::money, neither, costs, &money},
    {"money_organisation", "borne by organisations", Unit::money, neither, costs,
        &total_of<Id::cost_by_bearer, Bearer::organisation>},
    {"money_partnership", "borne by the partnership", Unit::money, neither, costs,
        &total_of<Id::cost_by_bearer, Bearer::partnership>},
    {"money_government", "borne by government", Unit::money, neither, costs,
        &total_of<Id::cost_by_bearer, Bearer::government>},
    {"money_community", "borne by communities", Unit::money, neither, costs,
        &total_of<Id::cost_by_bearer, Bearer::community>},
    {"money_users", "borne by users", Unit::money, neither, costs,
        &total_of<Id::cost_by_bearer, Bearer::users>},
    {"hours_interventions", "staff hours, interventions", Unit::hours, neither, costs,
        &total_of<Id::staff_hours, Item::interventions>},
    {"hours_posts", "hours of posts paid for", Unit::hours, neither, costs,
        &total_of<Id::staff_hours, Item::posts>},
    {"hours_sessions", "staff hours, sessions", Unit::hours, neither, costs,
        &total_of<Id::staff_hours, Item::sessions>},
    {"hours_casework", "casework hours needed", Unit::hours, neither, costs, &casework_needed},
    {"worth_interventions", "worth of hours, interventions", Unit::money, neither, costs,
        &total_of<Id::cost, Item::interventions>},
    {"worth_sessions", "worth of hours, sessions", Unit::money, neither, costs,
        &total_of<Id::cost, Item::sessions>},
    {"worth_casework_freed", "worth of casework hours freed", Unit::money, neither, costs,
        &total_of<Id::saving, Item::casework>},
    {"citizen_hours_sessions", "citizens' hours, sessions", Unit::hours, neither, costs,
        &total_of<Id::citizen_hours, Group::everyone>},
    {"citizen_hours_interventions", "citizens' hours, interventions", Unit::hours, neither, costs,
        [](const Record& r, const Sizes&) { return in_all(r, Id::intervention_citizen_hours); }},
});
static_assert(all_outcomes.size() == outcome_count);

}  // namespace

std::string_view units_of(Unit unit) {
  switch (unit) {
    case Unit::hours: return "hours";
    case Unit::money: return "GBP";
    case Unit::persons: return "count";
    case Unit::share:
    case Unit::level: break;
  }
  return "1";
}

std::span<const Outcome> outcomes() { return all_outcomes; }

std::string long_name_of(const Outcome& outcome) {
  const bool summed = outcome.section == Section::costs || outcome.unit == Unit::money;
  return fmt::format("{}; {}", outcome.label, summed ? "summed over the run" : "mean of the run's last year");
}

Observed with_outcomes(Observed observed) {
  for (const MeasureGroup group : {MeasureGroup::practice, MeasureGroup::people, MeasureGroup::money}) {
    observed.groups[static_cast<std::size_t>(group)] = true;
  }
  return observed;
}

Summary summarise(const Record& record, const Sizes& sizes) {
  Summary summary{};
  for (std::size_t i = 0; i < outcome_count; ++i) summary[i] = all_outcomes[i].of(record, sizes);
  return summary;
}

Summary missing_summary() {
  Summary summary;
  summary.fill(std::numeric_limits<double>::quiet_NaN());
  return summary;
}

bool is_missing(const Summary& summary) {
  return std::ranges::all_of(summary, [](double value) { return std::isnan(value); });
}

std::size_t outcome_index(std::string_view name) {
  const auto* const found = std::ranges::find(all_outcomes, name, &Outcome::name);
  expects(found != all_outcomes.end());
  return static_cast<std::size_t>(found - all_outcomes.begin());
}

}  // namespace coadopt

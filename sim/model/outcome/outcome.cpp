#include "outcome/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "contract/contract.hpp"

namespace coadopt {

namespace {

struct Written {
  std::string_view name;
  std::string_view label;
  Unit unit;
  Better better;
  Section section;
  std::string_view is;
};

constexpr auto more = Better::more;
constexpr auto less = Better::less;
constexpr auto neither = Better::neither;
constexpr auto headline = Section::headline;
constexpr auto by_group = Section::groups;
constexpr auto costs = Section::costs;
constexpr auto share = Unit::share;
constexpr auto level = Unit::level;
constexpr auto hours = Unit::hours;
constexpr auto money = Unit::money;

constexpr auto written_outcomes = std::to_array<Written>({
    {"practice_in_use", "practice in use", share, more, headline, "mean(practice_in_use, last 12)"},
    {"espoused", "espoused", share, more, headline, "mean(practice_espoused, last 12)"},
    {"participation_users", "users taking part", share, more, headline, "mean(participation[users], last 12)"},
    {"participation_seldom_heard", "seldom heard taking part", share, more, headline,
        "mean(participation[seldom_heard], last 12)"},
    {"persons_active", "people co-producing", Unit::persons, more, headline,
        "mean(participation[everyone], last 12) * persons"},
    {"wellbeing_users", "wellbeing of users (0..1)", level, more, headline, "mean(wellbeing[users], last 12)"},
    {"staff_hours_free", "staff hours free a month", hours, more, headline, "mean(staff_hours[free], last 12)"},
    {"citizen_hours", "citizens' own hours a month", hours, neither, headline,
        "mean(citizen_hours[everyone], last 12)"},
    {"cost", "interventions, money and hours", money, neither, headline,
        "sum(cost[set_up]) + sum(cost[running]) + sum(cost[interventions])"},

    {"participation_low_efficacy", "low efficacy taking part", share, more, by_group,
        "mean(participation[low_efficacy], last 12)"},
    {"participation_high_need", "high need taking part", share, more, by_group,
        "mean(participation[high_need], last 12)"},
    {"participation_neighbours", "neighbours taking part", share, more, by_group,
        "mean(participation[neighbours], last 12)"},
    {"participation_gap", "seldom heard minus users", share, more, by_group,
        "mean(participation[seldom_heard], last 12) - mean(participation[users], last 12)"},
    {"wellbeing_seldom_heard", "wellbeing, seldom heard", level, more, by_group,
        "mean(wellbeing[seldom_heard], last 12)"},
    {"wellbeing_low_efficacy", "wellbeing, low efficacy", level, more, by_group,
        "mean(wellbeing[low_efficacy], last 12)"},
    {"wellbeing_high_need", "wellbeing, high need", level, more, by_group,
        "mean(wellbeing[high_need], last 12)"},
    {"wellbeing_neighbours", "wellbeing, neighbours", level, more, by_group,
        "mean(wellbeing[neighbours], last 12)"},
    {"wellbeing_gap", "wellbeing, seldom heard minus users", level, more, by_group,
        "mean(wellbeing[seldom_heard], last 12) - mean(wellbeing[users], last 12)"},
    {"need_users", "need, users", level, less, by_group, "mean(need[users], last 12)"},
    {"need_seldom_heard", "need, seldom heard", level, less, by_group, "mean(need[seldom_heard], last 12)"},
    {"need_low_efficacy", "need, low efficacy", level, less, by_group, "mean(need[low_efficacy], last 12)"},
    {"need_high_need", "need, high need", level, less, by_group, "mean(need[high_need], last 12)"},
    {"need_neighbours", "need, neighbours", level, less, by_group, "mean(need[neighbours], last 12)"},
    {"need_gap", "need, seldom heard minus users", level, less, by_group,
        "mean(need[seldom_heard], last 12) - mean(need[users], last 12)"},

    {"money", "money for interventions", money, neither, costs, "sum(cost[set_up]) + sum(cost[running])"},
    {"money_organisation", "borne by organisations", money, neither, costs,
        "sum(cost_by_bearer[organisation])"},
    {"money_partnership", "borne by the partnership", money, neither, costs,
        "sum(cost_by_bearer[partnership])"},
    {"money_government", "borne by government", money, neither, costs, "sum(cost_by_bearer[government])"},
    {"money_community", "borne by communities", money, neither, costs, "sum(cost_by_bearer[community])"},
    {"money_users", "borne by users", money, neither, costs, "sum(cost_by_bearer[users])"},
    {"hours_interventions", "staff hours, interventions", hours, neither, costs,
        "sum(staff_hours[interventions])"},
    {"hours_posts", "paid posts' hours for people", hours, neither, costs, "sum(staff_hours[posts])"},
    {"hours_sessions", "staff hours, sessions", hours, neither, costs, "sum(staff_hours[sessions])"},
    // What caseloads take of the staff in post, whether there is time for it or not.
    {"hours_casework", "staff hours, casework", hours, neither, costs,
        "sum(staff_hours[casework]) + sum(unmet_hours[casework])"},
    {"casework_needed", "casework hours people need", hours, neither, costs, "sum(casework_needed)"},
    {"hours_duties", "staff hours, other duties", hours, neither, costs, "sum(staff_hours[duties])"},
    {"worth_interventions", "worth of hours, interventions", money, neither, costs, "sum(cost[interventions])"},
    {"worth_sessions", "worth of hours, sessions", money, neither, costs, "sum(cost[sessions])"},
    {"worth_casework", "worth of casework hours people need", money, neither, costs, "sum(cost[casework])"},
    {"citizen_hours_sessions", "citizens' hours, sessions", hours, neither, costs,
        "sum(citizen_hours[everyone])"},
    {"citizen_hours_interventions", "citizens' hours, interventions", hours, neither, costs,
        "sum(intervention_citizen_hours)"},
});

Outcome declared(const Written& one) {
  const auto parsed = parse_expression(one.is);
  const Expression* const value = std::get_if<Expression>(&parsed);
  expects(value != nullptr, "an expression that can be read");
  return {std::string(one.name), std::string(one.label), one.unit, one.better, one.section, *value};
}

}  // namespace

const Outcomes& outcomes() {
  static const Outcomes all = [] {
    Outcomes made;
    for (const Written& one : written_outcomes) made.push_back(declared(one));
    return made;
  }();
  return all;
}

Outcomes outcomes_with(const Outcomes& own) {
  Outcomes all = outcomes();
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

std::string long_name_of(const Outcome& outcome) {
  if (outcome.section == Section::own) return outcome.label;
  const bool summed = outcome.section == Section::costs || outcome.unit == Unit::money;
  return outcome.label + (summed ? "; summed over the run" : "; mean of the run's last year");
}

std::string percent_of(const Outcome& outcome) {
  if (outcome.section != Section::own || (outcome.unit != Unit::share && outcome.unit != Unit::level))
    return "";
  if (text_of(outcome.value.units()) != "1") return "";
  return outcome.unit == Unit::share ? "yes" : "no";
}

Unit unit_of(const Units& units) {
  const std::string text = text_of(units);
  if (text == "hours") return Unit::hours;
  if (text == "GBP") return Unit::money;
  return text == "count" ? Unit::persons : Unit::level;
}

Observed with_outcomes(Observed observed, const Outcomes& all) {
  for (const Outcome& one : all) {
    const Observed needed = one.value.needed();
    for (std::size_t i = 0; i < measure_group_count; ++i)
      observed.groups[i] = observed.groups[i] || needed.groups[i];
  }
  return observed;
}

Summary summarise(const Record& record, const Sizes& sizes, const Outcomes& all) {
  Summary summary;
  for (const Outcome& one : all) summary.push_back(one.value.of(record, sizes));
  return summary;
}

bool is_missing(const Summary& summary) {
  return std::ranges::all_of(summary, [](double value) { return std::isnan(value); });
}

std::size_t outcome_index(std::string_view name) {
  const auto found = std::ranges::find(outcomes(), name, &Outcome::name);
  expects(found != outcomes().end(), "the name of an outcome");
  return static_cast<std::size_t>(found - outcomes().begin());
}

}  // namespace coadopt

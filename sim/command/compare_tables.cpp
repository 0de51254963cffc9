#include <fmt/format.h>

#include <algorithm>

#include "command/compare_results.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/comparison/comparison_result.hpp"
#include "experiment/comparison/paired.hpp"
#include "experiment/comparison/verdict.hpp"

namespace coadopt {

namespace {

constexpr std::size_t label_width = 27;
constexpr std::size_t details_label_width = 36;  // all outcomes are shown there, those with long names too
constexpr std::size_t difference_width = 35;

std::string last_column(const Compared& compared, std::size_t scenario, std::size_t outcome) {
  const PairedDifference d = compared.comparison.difference(scenario, outcome);
  if (std::isnan(d.mean)) return "";
  if (!compared.robustness) return replicates_text(d, compared.options.precision);
  const std::optional<Survival> survival = survival_of(compared, 0, scenario, outcome);
  return survival ? short_survival(*survival) : "no claim";
}

// The group a row is of, and its outcomes: participation, wellbeing, need.
struct GroupRow {
  std::string_view label;
  std::string_view group;
};
constexpr std::array<GroupRow, 6> group_rows = {
    {{"users", "users"}, {"seldom heard", "seldom_heard"}, {"low efficacy", "low_efficacy"},
        {"high need", "high_need"}, {"neighbours", "neighbours"}, {"seldom heard minus users", "gap"}}};

constexpr std::size_t money_label_width = 31;
constexpr std::size_t money_difference_width = 32;
constexpr std::size_t cost_per_width = 40;

constexpr std::array<std::string_view, bearer_count> money_by_bearer = {
    "money_organisation", "money_partnership", "money_government", "money_community", "money_users"};

// Hours in all, beyond the reference, and what they are worth where that is known.
struct HoursRow {
  std::string_view hours;
  std::string_view worth;
};
constexpr std::array<HoursRow, 5> hours_rows = {
    {{"hours_interventions", "worth_interventions"}, {"hours_sessions", "worth_sessions"}, {"hours_posts", ""},
        {"citizen_hours_sessions", ""}, {"citizen_hours_interventions", ""}}};

bool is_nil(const PairedDifference& d) { return d.mean == 0.0 && !d.differs() && d.deviation == 0.0; }

void print_row(std::string_view label, Unit unit, const PairedDifference& d, const std::string& note) {
  const std::string suffix = unit == Unit::hours ? " h" : "";
  say("    {} {} {}\n", fitted(std::string(label), money_label_width),
      padded(difference_text(unit, d) + suffix, money_difference_width), note);
}

void print_money(const Compared& compared, std::size_t scenario) {
  const std::size_t money = outcome_index("money");
  std::vector<std::size_t> bearers;
  for (const std::string_view name : money_by_bearer) {
    const std::size_t i = outcome_index(name);
    if (!is_nil(compared.comparison.difference(scenario, i))) bearers.push_back(i);
  }
  const std::string one = bearers.size() == 1 ? std::string(outcomes()[bearers.front()].label) : "";
  print_row(outcomes()[money].label, Unit::money, compared.comparison.difference(scenario, money), one);
  if (bearers.size() < 2) return;
  for (const std::size_t i : bearers) {
    print_row(
        "  " + std::string(outcomes()[i].label), Unit::money, compared.comparison.difference(scenario, i), "");
  }
}

void print_hours(const Compared& compared, std::size_t scenario) {
  for (const HoursRow& row : hours_rows) {
    const std::size_t i = outcome_index(row.hours);
    const PairedDifference d = compared.comparison.difference(scenario, i);
    if (is_nil(d)) continue;
    std::string note;
    if (!row.worth.empty()) {
      const double worth = compared.comparison.difference(scenario, outcome_index(row.worth)).mean;
      note = fmt::format("worth {}, excluded from the money cost", value_text(Unit::money, worth));
    } else if (row.hours == "hours_posts") {
      note = "their other duties not counted; paid for in the money cost";
    }
    print_row(outcomes()[i].label, Unit::hours, d, note);
  }
}

// Interventions that take duties off staff.
std::string relievers(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Intervention& one : scenario.interventions) {
    if (std::ranges::any_of(one.effects, [](const Effect& e) { return e.lever == Lever::protected_time; }))
      names.push_back(one.name);
  }
  return names.empty() ? "" : fmt::format("by {}, part of the cost", fmt::join(names, ", "));
}

bool has_other_contracts(const Compared& compared, std::size_t scenario) {
  return has_other_contracts(compared.scenarios.front().parameters, compared.scenarios[scenario].parameters);
}

void print_duties(const Compared& compared, std::size_t scenario) {
  const std::size_t duties = outcome_index("hours_duties");
  const PairedDifference freed = compared.comparison.difference(scenario, 0, duties);
  if (is_nil(freed)) return;
  const std::string by = relievers(compared.scenarios[scenario]);
  if (has_other_contracts(compared, scenario)) {
    print_row(outcomes()[duties].label, Unit::hours, compared.comparison.difference(scenario, duties),
        "not hours freed: contracts or duties differ");
  } else if (!by.empty()) {
    print_row("hours of duties freed", Unit::hours, freed, by);
  }
}

void print_freed(const Compared& compared, std::size_t scenario) {
  const std::size_t needed = outcome_index("casework_needed");
  const PairedDifference freed = compared.comparison.difference(scenario, 0, needed);
  if (is_nil(freed)) return;
  const CostTerms terms =
      cost_terms(compared.scenarios.front().parameters, compared.scenarios[scenario].parameters);
  const double worth = freed.mean * terms.casework_hour;
  if (has_other_contracts(compared, scenario)) {
    print_row(outcomes()[needed].label, Unit::hours, compared.comparison.difference(scenario, needed),
        "not hours freed: contracts or duties differ");
  } else if (freed.mean < 0.0) {
    print_row("more casework hours needed", Unit::hours, compared.comparison.difference(scenario, needed),
        burden_text(-worth));
  } else {
    print_row("casework hours freed", Unit::hours, freed, freed_text(worth, terms.cashed_share));
  }
}

template <class Structure>
bool has_structure(const Compared& compared, std::size_t scenario) {
  const auto has = [](const Intervention& one) { return std::holds_alternative<Structure>(one.structure); };
  return std::ranges::any_of(compared.scenarios.front().interventions, has) ||
         std::ranges::any_of(compared.scenarios[scenario].interventions, has);
}

// Casework that posts take over from staff, or that posts which were cut leave to them; where there are both,
// in one sum.
void print_taken_over(const Compared& compared, std::size_t scenario) {
  const auto left_to_staff = [&](std::size_t one) {
    std::vector<double> values = compared.comparison.values(one, outcome_index("hours_casework"));
    const std::vector<double> needed = compared.comparison.values(one, outcome_index("casework_needed"));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] -= needed[i];
    return values;
  };
  const double error = compared.comparison.error(0, scenario);
  const PairedDifference more = paired_difference(left_to_staff(0), left_to_staff(scenario), error);
  if (!more.differs() || has_other_contracts(compared, scenario)) return;
  const bool cut = has_structure<Austerity>(compared, scenario);
  const bool added = has_structure<ExtraStaff>(compared, scenario);
  if (cut && added) {
    print_row("casework left to staff by posts", Unit::hours, more, "by posts added and cut, in one sum");
  } else if (added) {
    print_row("casework taken over by posts", Unit::hours,
        paired_difference(left_to_staff(scenario), left_to_staff(0), error), "part of paid posts' hours");
  } else {
    print_row("casework of posts that were cut", Unit::hours, more, "falls to the staff who remain");
  }
}

std::string cost_text(const Compared& compared, std::size_t scenario, const Wanted& one, Counted counted) {
  CostTerms terms = cost_terms(compared.scenarios.front().parameters, compared.scenarios[scenario].parameters);
  terms.other_people = false;  // is told before
  const JudgedCost cost = judged_cost(compared.comparison, scenario, one, counted, terms);
  switch (cost.verdict) {
    case CostVerdict::given:
    case CostVerdict::unbounded: return ratio_text(cost.ratio);
    case CostVerdict::no_extra_cost: return "no extra cost";
    case CostVerdict::not_known: return "not available: not observed";
    case CostVerdict::one_replicate: return "not available: only one replicate";
    case CostVerdict::loss: return "not available: the effect is a loss";
    case CostVerdict::may_be_zero: return "not available: the effect may be zero";
    case CostVerdict::other_people: return "not available: the places have different people";
  }
  return {};
}

// An outcome may be known in some replicates only, as of a first month; says over how many its numbers are.
void print_known(const Comparison& comparison, std::size_t scenario, std::size_t outcome) {
  if (comparison.outcomes()[outcome].section != Section::own) return;
  const std::size_t here = comparison.known(scenario, outcome).size();
  const std::size_t there = comparison.known(0, outcome).size();
  if (here == comparison.finished(scenario) && there == comparison.finished(0)) return;
  say("    known in {} of {} in the reference and in {} of {} in this scenario; the difference is over {}\n",
      there, counted(comparison.finished(0), "replicate"), here, comparison.finished(scenario),
      counted(comparison.difference(scenario, outcome).pairs, "pair"));
}

// Under an ensemble: what replicates come to, and in how many sets the difference has its sign.
void print_predicted(const Compared& compared, std::size_t scenario, std::size_t outcome) {
  const Comparison& comparison = compared.comparison;
  const Unit unit = comparison.outcomes()[outcome].unit;
  const auto add = [&](std::size_t one, std::string_view whose) {
    const std::vector<double> known = comparison.known(one, outcome);
    if (comparison.sets(one) == 0 || known.size() < 2) return;
    const ReplicateRange range = range_of_replicates(known, predicted_share);
    say("    {} {}: {} to {}\n", predictions_text(range, known.size()), whose, value_text(unit, range.low),
        value_text(unit, range.high));
  };
  add(0, "of the reference");
  add(scenario, "of the scenario");
  const double share = comparison.share_of_sets(scenario, outcome);
  if (!std::isnan(share)) say("    the difference has its sign in {:.0f}% of parameter sets\n", 100.0 * share);
}

}  // namespace

void print_outcomes(const Compared& compared, std::size_t scenario) {
  say("  {} {:>10} {:>10}  {} {:>6}  {}\n", fitted("", label_width), "reference", "scenario",
      fitted("difference", difference_width), "better", compared.robustness ? "robust" : "replicates");
  for (const std::size_t i : outcomes_in_table(compared.comparison)) {
    const Outcome& outcome = compared.comparison.outcomes()[i];
    const PairedDifference d = compared.comparison.difference(scenario, i);
    const bool known = !std::isnan(d.mean) && !d.is_nothing() && outcome.better != Better::neither;
    say("  {} {:>10} {:>10}  {} {:>6}  {}\n", fitted(outcome.label, label_width),
        value_text(outcome.unit, compared.comparison.mean(0, i)),
        value_text(outcome.unit, compared.comparison.mean(scenario, i)),
        padded(difference_text(outcome.unit, d), difference_width),
        known ? fmt::format("{:.0f}%", 100.0 * chance_better(outcome, d)) : "",
        last_column(compared, scenario, i));
    print_known(compared.comparison, scenario, i);
    print_predicted(compared, scenario, i);
  }
}

void print_groups(const Compared& compared, std::size_t scenario) {
  constexpr std::size_t width = 30;
  if (std::isnan(compared.comparison.mean(scenario, outcome_index("wellbeing_users")))) return;
  say("  {} {} {} {}\n", fitted("difference, by group", label_width), fitted("taking part", width),
      fitted("wellbeing (0..1)", width), "need (0..1)");
  for (const GroupRow& row : group_rows) {
    const auto cell = [&](std::string_view measure) {
      const std::size_t i = outcome_index(fmt::format("{}_{}", measure, row.group));
      return difference_text(outcomes()[i].unit, compared.comparison.difference(scenario, i));
    };
    say("  {} {} {} {}\n", fitted(std::string(row.label), label_width), padded(cell("participation"), width),
        padded(cell("wellbeing"), width), cell("need"));
  }
}

void print_precision(const Compared& compared, std::size_t scenario) {
  say("  {} {:>12} {:>17} {:>14} {:>12}\n", fitted("how precise", details_label_width), "correlation",
      "variance saved", "deviation", "replicates");
  for (std::size_t i = 0; i < compared.comparison.outcomes().size(); ++i) {
    const Outcome& outcome = compared.comparison.outcomes()[i];
    const PairedDifference d = compared.comparison.difference(scenario, i);
    if (std::isnan(d.mean) || d.deviation == 0.0) continue;
    const std::size_t needed = replicates_needed(d, compared.options.precision);
    say("  {} {:>12} {:>15}% {:>14} {:>12}\n", fitted(std::string(outcome.label), details_label_width),
        decimal(d.correlation, 2), decimal(100.0 * d.variance_saved, 0),
        deviation_text(outcome.unit, d.deviation),
        needed > most_for_precision ? "> 100,000" : thousands(static_cast<double>(needed)));
  }
  say("  For each difference: the correlation between the replicates of both scenarios, the share of variance "
      "that the\n  same random numbers save, the standard deviation, and the replicates needed to estimate it "
      "to within {:.0f}%.\n",
      100.0 * compared.options.precision);
}

void print_costs(const Compared& compared, std::size_t scenario) {
  if (has_other_people(compared.scenarios.front().parameters, compared.scenarios[scenario].parameters)) {
    say("  costs are not compared: money and hours of places with different people are not comparable\n");
    return;
  }
  say("  over the whole run, difference from the reference\n");
  print_money(compared, scenario);
  print_hours(compared, scenario);
  print_freed(compared, scenario);
  print_taken_over(compared, scenario);
  print_duties(compared, scenario);
  for (const Wanted& one : wanted_outcomes) {
    const std::string by_money = cost_text(compared, scenario, one, Counted::money);
    const std::string by_both = cost_text(compared, scenario, one, Counted::money_and_hours);
    say("    {} {}\n", fitted(std::string(one.label), cost_per_width), by_money);
    if (by_both == by_money) continue;
    say("    {} {}\n", fitted("  with the staff hours of interventions", cost_per_width), by_both);
  }
}

}  // namespace coadopt

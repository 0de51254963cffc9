#include <fmt/format.h>

#include "command/compare_results.hpp"
#include "command/complain.hpp"
#include "command/value_text.hpp"
#include "experiment/comparison/comparison_result.hpp"

namespace coadopt {

namespace {

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
      note = "paid for in the money cost";
    }
    print_row(outcomes()[i].label, Unit::hours, d, note);
  }
}

void print_freed(const Compared& compared, std::size_t scenario) {
  const auto values = compared.comparison.values(scenario, outcome_index("hours_casework"));
  const auto reference = compared.comparison.values(0, outcome_index("hours_casework"));
  const PairedDifference freed = paired_difference(values, reference);
  if (is_nil(freed)) return;
  const double worth = compared.comparison.difference(scenario, outcome_index("worth_casework_freed")).mean;
  const auto cashed = static_cast<double>(compared.scenarios[scenario].parameters.cost.cashed_share);
  if (freed.mean < 0.0) {
    print_row(
        "more casework hours needed", Unit::hours, paired_difference(reference, values), burden_text(-worth));
  } else {
    print_row("casework hours freed", Unit::hours, freed, freed_text(worth, cashed));
  }
}

std::string cost_text(const Compared& compared, std::size_t scenario, const Wanted& one, Counted counted) {
  const auto cashed = static_cast<double>(compared.scenarios[scenario].parameters.cost.cashed_share);
  const JudgedCost cost = judged_cost(compared.comparison, scenario, one, counted, {cashed, false});
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

}  // namespace

void print_costs(const Compared& compared, std::size_t scenario) {
  if (has_other_people(compared.scenarios.front().parameters, compared.scenarios[scenario].parameters)) {
    say("  costs are not compared: money and hours of places with different people are not comparable\n");
    return;
  }
  say("  over the whole run, more than the reference\n");
  print_money(compared, scenario);
  print_hours(compared, scenario);
  print_freed(compared, scenario);
  for (const Wanted& one : wanted_outcomes) {
    const std::string by_money = cost_text(compared, scenario, one, Counted::money);
    const std::string by_both = cost_text(compared, scenario, one, Counted::money_and_hours);
    say("    {} {}\n", fitted(std::string(one.label), cost_per_width), by_money);
    if (by_both == by_money) continue;
    say("    {} {}\n", fitted("  with the staff hours of interventions", cost_per_width), by_both);
  }
}

}  // namespace coadopt

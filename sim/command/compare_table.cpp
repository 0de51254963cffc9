#include <fmt/format.h>

#include <cmath>

#include "command/compare_results.hpp"
#include "command/complain.hpp"
#include "command/value_text.hpp"
#include "experiment/comparison/precision.hpp"

namespace coadopt {

namespace {

constexpr std::size_t label_width = 27;
constexpr std::size_t details_label_width = 36;  // all outcomes are told there, those with long names too
constexpr std::size_t difference_width = 35;

std::string last_column(const Compared& compared, std::size_t scenario, std::size_t outcome) {
  const PairedDifference d = compared.comparison.difference(scenario, outcome);
  if (std::isnan(d.mean)) return "";
  if (!compared.robustness) return replicates_text(d, compared.options.precision);
  const std::optional<Verdict> verdict = verdict_on(compared, 0, scenario, outcome);
  return verdict ? short_verdict(*verdict) : "no claim";
}

// The group a row is of, and its outcomes: participation, wellbeing, need.
struct GroupRow {
  std::string_view label;
  std::string_view group;
};
constexpr std::array<GroupRow, 6> group_rows = {
    {{"users", "users"}, {"seldom heard", "seldom_heard"}, {"low efficacy", "low_efficacy"},
        {"high need", "high_need"}, {"neighbours", "neighbours"}, {"seldom heard minus users", "gap"}}};

}  // namespace

void print_outcomes(const Compared& compared, std::size_t scenario) {
  say("  {} {:>10} {:>10}  {} {:>6}  {}\n", fitted("", label_width), "reference", "scenario",
      fitted("difference", difference_width), "better", compared.robustness ? "robust" : "replicates");
  for (const std::size_t i : outcomes_in_table()) {
    const Outcome& outcome = outcomes()[i];
    const PairedDifference d = compared.comparison.difference(scenario, i);
    const bool known = !std::isnan(d.mean) && outcome.better != Better::neither;
    say("  {} {:>10} {:>10}  {} {:>6}  {}\n", fitted(std::string(outcome.label), label_width),
        value_text(outcome.unit, compared.comparison.mean(0, i)),
        value_text(outcome.unit, compared.comparison.mean(scenario, i)),
        padded(difference_text(outcome.unit, d), difference_width),
        known ? fmt::format("{:.0f}%", 100.0 * chance_better(outcome, d)) : "",
        last_column(compared, scenario, i));
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
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const Outcome& outcome = outcomes()[i];
    const PairedDifference d = compared.comparison.difference(scenario, i);
    if (std::isnan(d.mean) || d.deviation == 0.0) continue;
    const std::size_t needed = replicates_needed(d, compared.options.precision);
    say("  {} {:>12.2f} {:>15.0f}% {:>14} {:>12}\n", fitted(std::string(outcome.label), details_label_width),
        d.correlation, 100.0 * d.variance_saved, deviation_text(outcome.unit, d.deviation),
        needed > most_for_precision ? "> 100,000" : thousands(static_cast<double>(needed)));
  }
  say("  For each difference: the correlation between the replicates of both scenarios, the share of variance "
      "that the\n  same random numbers save, the standard deviation, and the replicates needed to estimate it "
      "to within {:.0f}%.\n",
      100.0 * compared.options.precision);
}

}  // namespace coadopt

#include "experiment/comparison_contents.hpp"

#include <cmath>
#include <limits>

namespace coadopt {

namespace {

static_assert(verdict_flags == difference_verdict_names);
static_assert(cost_verdict_flags == cost_verdict_names);

// The end of an interval, or a missing value where there is none.
double end_or_missing(double end) {
  return std::isfinite(end) ? end : std::numeric_limits<double>::quiet_NaN();
}

template <class Verdict>
std::uint8_t as_flag(Verdict verdict) {
  return static_cast<std::uint8_t>(verdict);
}

void add_outcome(const ComparedOutcome& one, ComparisonContents& contents) {
  contents.known.push_back(static_cast<std::int32_t>(one.replicates));
  contents.mean.push_back(one.mean);
  contents.low.push_back(one.range.low);
  contents.high.push_back(one.range.high);
  contents.range_share.push_back(one.range.share);
  contents.difference.push_back(one.difference.mean);
  contents.difference_low.push_back(end_or_missing(one.difference.low));
  contents.difference_high.push_back(end_or_missing(one.difference.high));
  contents.pairs.push_back(static_cast<std::int32_t>(one.difference.pairs));
  contents.verdict.push_back(as_flag(one.verdict));
  contents.rank.push_back(one.rank);
  contents.behind_verdict.push_back(as_flag(one.behind_verdict));
}

void add_cost(const JudgedCost& cost, ComparisonContents& contents) {
  const bool given = cost.verdict == CostVerdict::given || cost.verdict == CostVerdict::no_extra_cost;
  const auto shown = [&](double value) { return given ? value : std::numeric_limits<double>::quiet_NaN(); };
  contents.cost_per.push_back(shown(cost.ratio.value));
  contents.cost_per_low.push_back(shown(cost.ratio.low));
  contents.cost_per_high.push_back(shown(cost.ratio.high));
  contents.cost_verdict.push_back(as_flag(cost.verdict));
}

void add_scenario(const ComparedScenario& one, ComparisonContents& contents) {
  contents.replicates.push_back(static_cast<std::int32_t>(one.replicates));
  contents.organisations.push_back(static_cast<std::int64_t>(one.sizes.organisations));
  contents.staff.push_back(static_cast<std::int64_t>(one.sizes.staff));
  contents.persons.push_back(static_cast<std::int64_t>(one.sizes.persons()));
  contents.other_people.push_back(one.terms.other_people ? 1 : 0);
  for (const ComparedOutcome& outcome : one.outcomes) add_outcome(outcome, contents);
  for (const auto& of_gain : one.cost_per) {
    for (const JudgedCost& cost : of_gain) add_cost(cost, contents);
  }
}

}  // namespace

ComparisonContents comparison_contents(const ResultsPlan& plan, const Comparison& comparison) {
  ComparisonContents contents;
  std::vector<const Parameters*> parameters;
  for (const ResultsScenario& one : plan.scenarios) {
    contents.scenarios.push_back(one.name);
    parameters.push_back(&one.parameters);
  }
  for (const Outcome& one : outcomes()) contents.outcomes.emplace_back(one.name);
  for (const Wanted& one : wanted_outcomes) {
    contents.gains.emplace_back(one.outcome);
    contents.gain_unit.push_back(one.unit);
  }
  for (const std::string_view name : counted_names) contents.counted.emplace_back(name);
  for (const ComparedScenario& one : result_of(comparison, parameters)) add_scenario(one, contents);
  return contents;
}

}  // namespace coadopt

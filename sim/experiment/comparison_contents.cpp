#include "experiment/comparison_contents.hpp"

#include <cmath>
#include <limits>
#include <type_traits>

#include "experiment/comparison/comparison_result.hpp"

namespace coadopt {

namespace {

constexpr double not_given = std::numeric_limits<double>::quiet_NaN();

// The end of an interval, or a missing value where there is none.
double end_or_missing(double end) { return std::isfinite(end) ? end : not_given; }

double if_given(const JudgedCost& cost, double value) {
  const bool given = cost.verdict == CostVerdict::given || cost.verdict == CostVerdict::no_extra_cost;
  return given ? value : not_given;
}

template <class Verdict>
std::uint8_t as_flag(Verdict verdict) {
  return static_cast<std::uint8_t>(verdict);
}

// A value of each scenario, of each of its outcomes, of each cost of one more.
template <class Of>
auto values_of(const ComparisonResult& result, const Of& of) {
  using OfScenario = const ComparedScenario&;
  using OfOutcome = const ComparedOutcome&;
  if constexpr (std::is_invocable_v<Of, OfScenario>) {
    std::vector<std::invoke_result_t<Of, OfScenario>> values;
    for (OfScenario one : result) values.push_back(of(one));
    return values;
  } else if constexpr (std::is_invocable_v<Of, OfOutcome>) {
    std::vector<std::invoke_result_t<Of, OfOutcome>> values;
    for (OfScenario one : result) {
      for (OfOutcome outcome : one.outcomes) values.push_back(of(outcome));
    }
    return values;
  } else {
    std::vector<std::invoke_result_t<Of, const JudgedCost&>> values;
    for (OfScenario one : result) {
      for (const auto& costs : one.cost_per) {
        for (const JudgedCost& cost : costs) values.push_back(of(cost));
      }
    }
    return values;
  }
}

}  // namespace

FileGroup comparison_group(const ResultsPlan& plan, const Comparison& comparison) {
  using OfScenario = const ComparedScenario&;
  using OfOutcome = const ComparedOutcome&;
  using OfCost = const JudgedCost&;
  using Count = std::int32_t;
  using Size = std::int64_t;
  std::vector<const Parameters*> parameters;
  for (const ResultsScenario& one : plan.scenarios) parameters.push_back(&one.parameters);
  const ComparisonResult result = result_of(comparison, parameters);
  std::vector<std::string> names;
  for (const Outcome& one : comparison.outcomes()) names.push_back(one.name);
  std::vector<std::string> gains;
  for (const Wanted& one : wanted_outcomes) gains.emplace_back(one.outcome);
  const auto of = [&](const auto& value) { return values_of(result, value); };
  const std::vector<std::string> by_scenario = {"scenario"};
  const std::vector<std::string> by_outcome = {"scenario", "outcome"};
  const std::vector<std::string> by_gain = {"scenario", "gain", "counted"};
  return {"comparison",
      {labelled(dimension::scenario, member_of_each(plan.scenarios, &ResultsScenario::name)),
          labelled(dimension::outcome, names), labelled(dimension::gain, gains),
          labelled(dimension::counted, {counted_names.begin(), counted_names.end()})},
      {{"replicates", by_scenario, "count", "replicates that were finished",
           of([](OfScenario one) { return static_cast<Count>(one.replicates); })},
          {"organisations", by_scenario, "count", "organisations at the start",
              of([](OfScenario one) { return static_cast<Size>(one.sizes.organisations); })},
          {"staff", by_scenario, "count", "staff at the start",
              of([](OfScenario one) { return static_cast<Size>(one.sizes.staff); })},
          {"persons", by_scenario, "count", "users and neighbours at the start",
              of([](OfScenario one) { return static_cast<Size>(one.sizes.persons()); })},
          {"other_people", by_scenario, "1", "whether the place has different people from the reference's",
              of([](OfScenario one) { return std::uint8_t{one.terms.other_people}; }), no_yes_flags},
          {"other_contracts", by_scenario, "1",
              "whether the place has other people, contracts or shares of duties than the reference's",
              of([](OfScenario one) { return std::uint8_t{one.other_contracts}; }), no_yes_flags},
          {"confidence", by_scenario, "1",
              "chance that the interval of the scenario's difference holds, by itself: all intervals of an "
              "outcome between any two scenarios hold together with 0.95",
              of([](OfScenario one) { return one.confidence; })},
          {"sets", by_scenario, "count", "parameter sets of the ensemble; 0 where there is none",
              of([](OfScenario one) { return static_cast<Count>(one.sets); })},
          {"known", by_outcome, "count", "finished replicates in which the outcome is known",
              of([](OfOutcome one) { return static_cast<Count>(one.replicates); })},
          {"mean", by_outcome, "1", "mean over these replicates, in the outcome's units",
              of([](OfOutcome one) { return one.mean; })},
          {"low", by_outcome, "1", "lower end of the range that replicates lie in; missing with fewer than two",
              of([](OfOutcome one) { return one.range.low; })},
          {"high", by_outcome, "1",
              "upper end of the range that replicates lie in; missing with fewer than two",
              of([](OfOutcome one) { return one.range.high; })},
          {"range_share", by_outcome, "1",
              "share of replicates that lie in this range: the middle 0.8, or 1 with fewer than ten replicates",
              of([](OfOutcome one) { return one.range.share; })},
          {"predicted_low", by_outcome, "1",
              "lower end of the range that replicates under an ensemble lie in; missing without one",
              of([](OfOutcome one) { return one.predicted.low; })},
          {"predicted_high", by_outcome, "1",
              "upper end of the range that replicates under an ensemble lie in; missing without one",
              of([](OfOutcome one) { return one.predicted.high; })},
          {"predicted_share", by_outcome, "1",
              "share of replicates that lie in this range: the middle 0.95, or 1 with fewer than forty "
              "replicates",
              of([](OfOutcome one) { return one.predicted.share; })},
          {"difference", by_outcome, "1",
              "scenario minus reference, mean over the replicates that both finished, in the outcome's units",
              of([](OfOutcome one) { return one.difference.mean; })},
          {"difference_low", by_outcome, "1",
              "lower end of the interval of this mean by Student's t; missing with fewer than two pairs",
              of([](OfOutcome one) { return end_or_missing(one.difference.low); })},
          {"difference_high", by_outcome, "1",
              "upper end of the interval of this mean by Student's t; missing with fewer than two pairs",
              of([](OfOutcome one) { return end_or_missing(one.difference.high); })},
          {"share_of_sets", by_outcome, "1",
              "share of parameter sets in which the difference has its sign; missing without an ensemble",
              of([](OfOutcome one) { return one.share_of_sets; })},
          {"pairs", by_outcome, "count", "replicates that both finished and in which the outcome is known",
              of([](OfOutcome one) { return static_cast<Count>(one.difference.pairs); })},
          {"verdict", by_outcome, "1", "what may be said of the difference",
              of([](OfOutcome one) { return as_flag(one.verdict); }), difference_verdict_names},
          {"rank", by_outcome, "1", "place of the scenario by its mean, 1 is the best; 0 where it is not known",
              of([](OfOutcome one) { return one.rank; })},
          {"behind_verdict", by_outcome, "1",
              "what may be said of the difference between the scenario of rank 1 and this one: the first has "
              "...",
              of([](OfOutcome one) { return as_flag(one.behind_verdict); }), difference_verdict_names},
          {"gain_unit", {"gain"}, "1", "how much of the outcome is one unit, in the outcome's units",
              member_of_each(
                  std::vector<Wanted>(wanted_outcomes.begin(), wanted_outcomes.end()), &Wanted::unit)},
          {"cost_per", by_gain, "GBP",
              "extra cost for each additional unit of the outcome; missing where it is not given",
              of([](OfCost one) { return if_given(one, one.ratio.value); })},
          {"cost_per_low", by_gain, "GBP", "lower end of its interval by Fieller's theorem",
              of([](OfCost one) { return if_given(one, one.ratio.low); })},
          {"cost_per_high", by_gain, "GBP", "upper end of its interval by Fieller's theorem",
              of([](OfCost one) { return if_given(one, one.ratio.high); })},
          {"cost_verdict", by_gain, "1", "whether this cost is given, or why not",
              of([](OfCost one) { return as_flag(one.verdict); }), cost_verdict_names}}};
}

}  // namespace coadopt

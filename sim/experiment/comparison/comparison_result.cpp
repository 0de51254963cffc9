#include "experiment/comparison/comparison_result.hpp"

#include <algorithm>
#include <limits>

#include "experiment/comparison/comparison.hpp"

namespace coadopt {

namespace {

// Ranks all scenarios by an outcome, and says what lies behind the first.
void add_ranks(const Comparison& comparison, std::size_t outcome, ComparisonResult& result) {
  const Ranking ranking = rank(comparison, outcome);
  for (std::size_t place = 0; place < ranking.order.size(); ++place) {
    const std::size_t scenario = ranking.order[place];
    ComparedOutcome& one = result[scenario].outcomes[outcome];
    one.rank = static_cast<std::int32_t>(place + 1);
    one.behind_verdict = verdict_of(comparison.difference(scenario, ranking.order.front(), outcome));
  }
}

}  // namespace

ReplicateRange range_of_replicates(const std::vector<double>& known, double share) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  if (known.size() < 2) return {unknown, unknown, unknown};
  const double tail = (1.0 - share) / 2.0;
  constexpr double rounding = 1e-9;
  if (static_cast<double>(known.size()) * tail < 1.0 - rounding) {  // a percentile is mostly a single replicate
    const auto [low, high] = std::ranges::minmax(known);
    return {low, high, 1.0};
  }
  return {quantile_of(known, tail), quantile_of(known, 1.0 - tail), share};
}

ComparisonResult result_of(const Comparison& comparison, const std::vector<const Parameters*>& parameters) {
  ComparisonResult result(comparison.scenarios());
  for (std::size_t scenario = 0; scenario < result.size(); ++scenario) {
    ComparedScenario& of = result[scenario];
    const Parameters& mine = *parameters[scenario];
    of.replicates = comparison.finished(scenario);
    of.sizes = sizes_of(mine);
    of.terms = cost_terms(*parameters.front(), mine);
    of.confidence = 1.0 - comparison.error(0, scenario);
    of.sets = comparison.sets(scenario);
    of.other_contracts = has_other_contracts(*parameters.front(), mine);
    for (std::size_t i = 0; i < comparison.outcomes().size(); ++i) {
      const std::vector<double> known = comparison.known(scenario, i);
      const PairedDifference difference = comparison.difference(scenario, i);
      of.outcomes.push_back({known.size(), comparison.mean(scenario, i), range_of_replicates(known), difference,
          verdict_of(difference)});
      if (of.sets > 0) of.outcomes.back().predicted = range_of_replicates(known, predicted_share);
      of.outcomes.back().share_of_sets = comparison.share_of_sets(scenario, i);
    }
    for (std::size_t i = 0; i < wanted_outcomes.size(); ++i) {
      for (const Counted counted : {Counted::money, Counted::money_and_hours}) {
        of.cost_per[i][static_cast<std::size_t>(counted)] =
            judged_cost(comparison, scenario, wanted_outcomes[i], counted, of.terms);
      }
    }
  }
  for (std::size_t i = 0; i < comparison.outcomes().size(); ++i) add_ranks(comparison, i, result);
  return result;
}

CostTerms cost_terms(const Parameters& reference, const Parameters& one) {
  const bool cashes = !has_other_contracts(reference, one);
  return {cashes ? static_cast<double>(one.cost.cashed_share) : 0.0,
      static_cast<double>(one.cost.staff_hour[Role::frontline]), has_other_people(reference, one)};
}

bool has_other_people(const Parameters& reference, const Parameters& one) {
  const Sizes mine = sizes_of(one);
  const Sizes theirs = sizes_of(reference);
  return mine.staff != theirs.staff || mine.users != theirs.users || mine.neighbours != theirs.neighbours ||
         mine.organisations != theirs.organisations || mine.communities != theirs.communities ||
         (one.census == nullptr) != (reference.census == nullptr);
}

bool has_other_contracts(const Parameters& reference, const Parameters& one) {
  const WorkloadParameters& mine = one.workload;
  const WorkloadParameters& theirs = reference.workload;
  const bool other_census =
      reference.census != nullptr && one.census != nullptr && *reference.census != *one.census;
  return has_other_people(reference, one) || other_census || mine.contract_hours != theirs.contract_hours ||
         mine.part_time != theirs.part_time || mine.part_time_hours != theirs.part_time_hours ||
         mine.duties != theirs.duties;
}

}  // namespace coadopt

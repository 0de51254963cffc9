#include <cmath>

#include "command/compare_results.hpp"
#include "command/presentation.hpp"
#include "experiment/comparison/comparison.hpp"
#include "experiment/comparison/comparison_result.hpp"
#include "experiment/comparison/paired.hpp"
#include "experiment/comparison/verdict.hpp"
#include "experiment/plausible.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> fate_names = {"holds", "reversed", "vanishes"};

// Of all intervals of an outcome together, and of each by itself.
Json confidence_json(const Comparison& comparison) {
  Json json = {
      {"together", 1.0 - family_error}, {"from_reference", 1.0 - error_of_pair(comparison.scenarios(), true)}};
  if (comparison.scenarios() > 2) json["among_others"] = 1.0 - error_of_pair(comparison.scenarios(), false);
  return json;
}

Json outcome_json(const Compared& compared, std::size_t scenario, std::size_t outcome) {
  const PairedDifference d = compared.comparison.difference(scenario, outcome);
  Json one = {{"mean", finite(compared.comparison.mean(scenario, outcome))}};
  one.update(difference_json(d));
  one["chance_better"] = finite(chance_better(compared.comparison.outcomes()[outcome], d));
  one["correlation"] = finite(d.correlation);
  one["deviation"] = finite(d.deviation);
  one["variance_saved"] = finite(d.variance_saved);
  if (compared.comparison.sets(scenario) > 0)
    one["predicted"] =
        range_json(range_of_replicates(compared.comparison.known(scenario, outcome), predicted_share));
  if (compared.comparison.sets(scenario) > 0 || compared.comparison.sets(0) > 0)
    one["share_of_sets"] = finite(compared.comparison.share_of_sets(scenario, outcome));
  const std::size_t needed = replicates_needed(d, compared.options.precision);
  one["replicates_needed"] = needed > most_for_precision ? Json(nullptr) : Json(needed);
  return one;
}

Json cost_json(const JudgedCost& cost) {
  const bool given = cost.verdict == CostVerdict::given || cost.verdict == CostVerdict::no_extra_cost;
  const auto end = [&](double value) { return given ? finite(value) : Json(nullptr); };
  return {{"value", end(cost.ratio.value)}, {"low", end(cost.ratio.low)}, {"high", end(cost.ratio.high)},
      {"verdict", cost_verdict_names[static_cast<std::size_t>(cost.verdict)]}};
}

Json cost_per_json(const Compared& compared, std::size_t scenario) {
  const CostTerms terms =
      cost_terms(compared.scenarios.front().parameters, compared.scenarios[scenario].parameters);
  Json all = Json::array();
  for (const Wanted& one : wanted_outcomes) {
    const auto cost = [&](Counted counted) {
      return cost_json(judged_cost(compared.comparison, scenario, one, counted, terms));
    };
    all.push_back({{"outcome", one.outcome}, {"unit", one.unit}, {"money", cost(Counted::money)},
        {"money_and_hours", cost(Counted::money_and_hours)}});
  }
  return all;
}

Json ranking_json(const Compared& compared, const Ranking& ranking) {
  Json json = {{"by", compared.comparison.outcomes()[ranking.outcome].name}, {"order", Json::array()},
      {"not_distinguished_from_first", Json::array()}, {"neighbours", Json::array()}};
  for (const std::size_t one : ranking.abreast) {
    json["not_distinguished_from_first"].push_back(compared.scenarios[one].name);
  }
  for (const std::size_t scenario : ranking.order) json["order"].push_back(compared.scenarios[scenario].name);
  for (const Neighbours& pair : ranking.neighbours) {
    Json one = {
        {"ahead", compared.scenarios[pair.ahead].name}, {"behind", compared.scenarios[pair.behind].name}};
    one.update(difference_json(pair.difference));
    one["clear_difference"] = pair.distinguished();
    json["neighbours"].push_back(one);
  }
  if (!compared.robustness) return json;
  json["first_under"] = Json::object();
  for (const FirstUnder& one : first_under(*compared.robustness, ranking.outcome)) {
    Json& names = json["first_under"][one.variant] = Json::array();
    for (const std::size_t scenario : one.scenarios) names.push_back(compared.scenarios[scenario].name);
  }
  json["order_under"] = Json::object();
  for (const OrderUnder& one : orders_under_workloads(*compared.robustness, ranking.outcome)) {
    Json& names = json["order_under"][one.variant] = Json::array();
    for (const std::size_t scenario : one.order) names.push_back(compared.scenarios[scenario].name);
  }
  return json;
}

Json under_json(const Survival::Under& under) {
  Json one = difference_json(under.difference);
  one["fate"] = fate_names[static_cast<std::size_t>(under.fate)];
  return one;
}

Json claim_json(const Compared& compared, const CheckedClaim& claim) {
  const Survival& survival = claim.survival;
  Json one = {{"scenario", compared.scenarios[claim.scenario].name},
      {"against", compared.scenarios[claim.than].name},
      {"outcome", compared.comparison.outcomes()[claim.outcome].name}};
  one.update(difference_json(compared.comparison.difference(claim.than, claim.scenario, claim.outcome)));
  one["rules"] = Json::object();
  one["workloads"] = Json::object();
  one["draws"] = Json::array();
  for (const Survival::Under& under : survival.rules) one["rules"][under.name] = under_json(under);
  for (const Survival::Under& under : survival.workloads) one["workloads"][under.name] = under_json(under);
  for (const Survival::Under& under : survival.draws) one["draws"].push_back(under_json(under));
  one["rules_held"] = survival.rules_held();
  one["workloads_held"] = survival.workloads_held();
  one["draws_held"] = survival.draws_held();
  one["survives"] = survival.survives();
  return one;
}

Json robustness_json(const Compared& compared) {
  const Robustness& robustness = *compared.robustness;
  Json json = {{"rules", Json::array()}, {"workloads", Json::array()}, {"draws", compared.options.draws},
      {"replicates", robustness.variants.front().scenarios.front().run.replicates},
      {"plausible_share", plausible_share}, {"variants", robustness.variants.size()},
      {"finished", robustness.finished()}, {"claims", Json::array()}};
  for (const Variant& one : robustness.variants) {
    if (one.kind == VariantKind::rule) json["rules"].push_back(one.name);
    if (one.kind == VariantKind::workload) json["workloads"].push_back(one.name);
  }
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < compared.comparison.outcomes().size(); ++i) {
    if (compared.comparison.outcomes()[i].section != Section::costs) all.push_back(i);
  }
  for (const CheckedClaim& one : checked_claims(compared, all)) {
    json["claims"].push_back(claim_json(compared, one));
  }
  return json;
}

}  // namespace

Json as_json(const Compared& compared) {
  const Scenario& reference = compared.scenarios.front();
  Json json = {{"reference", reference.name}, {"file", compared.executed.file},
      {"exit_code", static_cast<int>(compared.executed.exit)}, {"replicates", compared.comparison.replicates()},
      {"months", reference.run.months}, {"seed", reference.run.seed}, {"precision", compared.options.precision},
      {"confidence", confidence_json(compared.comparison)}, {"scenarios", Json::array()}};
  const bool any = compared.comparison.replicates() > 0;
  for (std::size_t scenario = 0; scenario < compared.scenarios.size(); ++scenario) {
    const bool other_people = has_other_people(reference.parameters, compared.scenarios[scenario].parameters);
    Json one = {{"name", compared.scenarios[scenario].name},
        {"catalogues", catalogues_json(compared.scenarios[scenario].catalogues)},
        {"other_people", other_people}, {"sets", compared.comparison.sets(scenario)},
        {"outcomes", Json::object()}};
    for (std::size_t i = 0; i < compared.comparison.outcomes().size() && any; ++i) {
      one["outcomes"][compared.comparison.outcomes()[i].name] = outcome_json(compared, scenario, i);
    }
    if (any && scenario > 0 && !other_people) one["cost_per"] = cost_per_json(compared, scenario);
    json["scenarios"].push_back(one);
  }
  json["rankings"] = Json::array();
  if (any) {
    for (const Ranking& one : rankings_of(compared)) json["rankings"].push_back(ranking_json(compared, one));
  }
  if (compared.robustness) json["robustness"] = robustness_json(compared);
  return json;
}

}  // namespace coadopt

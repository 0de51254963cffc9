#include "command/patterns_json.hpp"

#include "command/difference_json.hpp"
#include "experiment/proof/calibration.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

// Of a check's value: points and per cent are of shares, so that what reads them multiplies by 100.
std::string_view units_of(Told told) {
  switch (told) {
    case Told::points: return "points";
    case Told::percent: return "%";
    case Told::years: return "years";
    case Told::hours: return "hours";
    case Told::plain: break;
  }
  return "1";
}

Json check_json(const Check& check) {
  return {{"what", check.what}, {"told_in", units_of(check.told)}, {"value", finite(check.value)},
      {"low", finite(check.low)}, {"high", finite(check.high)},
      {"band", {finite(check.band.low), finite(check.band.high)}}, {"distance", distance_of(check)},
      {"verdict", judgement_text(judge(check))}};
}

Json pattern_json(const TriedOut& one) {
  Json checks = Json::array();
  for (const Check& check : one.checks) checks.push_back(check_json(check));
  return {{"number", one.pattern->number}, {"name", one.pattern->name}, {"says", one.pattern->says},
      {"use", one.pattern->use == Use::calibrate ? "calibrate" : "hold out"}, {"source", one.pattern->source},
      {"verdict", judgement_text(judge(one.checks))}, {"checks", checks}};
}

Json trial_json(const TrialResult& one) {
  return {{"entry", one.entry},
      {"practice_after_12_months", difference_json(one.practice_after_a_year, "mean")},
      {"practice_after_36_months", difference_json(one.practice_after_three_years, "mean")},
      {"users_taking_part_after_36_months", difference_json(one.participation_after_three_years, "mean")},
      {"money", finite(one.money)}};
}

Json case_json(const CaseResult& one) {
  return {{"name", one.name}, {"published", one.published.published}, {"caution", one.published.caution},
      {"source", one.published.source}, {"measure", one.published.measure}, {"without", finite(one.reference)},
      {"difference", difference_json(one.difference, "mean")},
      {"yearly_change_of_need", finite(one.yearly_change)}};
}

}  // namespace

Json patterns_json(const std::vector<TriedOut>& tried, const std::vector<TrialResult>& trials,
    const std::vector<CaseResult>& cases) {
  Json all = {{"patterns", Json::array()}, {"trials", Json::array()}, {"cases", Json::array()}};
  for (const TriedOut& one : tried) all["patterns"].push_back(pattern_json(one));
  for (const TrialResult& one : trials) all["trials"].push_back(trial_json(one));
  for (const CaseResult& one : cases) all["cases"].push_back(case_json(one));
  return all;
}

}  // namespace coadopt

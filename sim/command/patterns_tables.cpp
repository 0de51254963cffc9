#include "command/patterns_tables.hpp"

#include <fmt/format.h>

#include <cmath>

#include "command/presentation.hpp"
#include "experiment/proof/pattern.hpp"

namespace coadopt {

namespace {

// A value without its unit.
std::string plain(ShownAs shown_as, double value) {
  switch (shown_as) {
    case ShownAs::points:
    case ShownAs::percent: return decimal(100.0 * value, 1);
    case ShownAs::drift: return decimal(100.0 * value, 2);
    case ShownAs::years: return decimal(value, 1);
    case ShownAs::hours:
    case ShownAs::people: return decimal(value, 0);
    case ShownAs::plain: break;
  }
  return decimal(value, 3);
}

// Of a check's value: points and per cent are of shares, so that what reads them multiplies by 100.
std::string_view units_of(ShownAs shown_as) {
  switch (shown_as) {
    case ShownAs::points:
    case ShownAs::drift: return "points";
    case ShownAs::percent: return "%";
    case ShownAs::years: return "years";
    case ShownAs::hours: return "hours";
    case ShownAs::people: return "people";
    case ShownAs::plain: break;
  }
  return "1";
}

// As it stands behind a number.
std::string unit(ShownAs shown_as) {
  if (shown_as == ShownAs::plain) return "";
  return shown_as == ShownAs::percent ? "%" : fmt::format(" {}", units_of(shown_as));
}

using Json = nlohmann::ordered_json;

Json check_json(const Check& check) {
  return {{"what", check.what}, {"unit", units_of(check.shown_as)}, {"value", finite(check.value)},
      {"low", finite(check.low)}, {"high", finite(check.high)},
      {"band", {finite(check.band.low), finite(check.band.high)}}, {"distance", distance_of(check)},
      {"verdict", judgement_text(judge(check))}};
}

std::string_view knocked_out_text(KnockedOut what) {
  switch (what) {
    case KnockedOut::falls: return "fails without it";
    case KnockedOut::holds_without_it: return "holds without it too";
    case KnockedOut::did_not_hold: break;
  }
  return "did not hold with it";
}

Json checks_json(const std::vector<Check>& checks) {
  Json list = Json::array();
  for (const Check& check : checks) list.push_back(check_json(check));
  return list;
}

Json pattern_json(const TriedOut& one) {
  Json json = {{"number", one.pattern->number}, {"name", one.pattern->name}, {"statement", one.pattern->says},
      {"use", one.pattern->use == Use::calibrate ? "calibrate" : "hold out"}, {"source", one.pattern->source},
      {"verdict", judgement_text(judge(one.checks))}, {"checks", checks_json(one.checks)}};
  if (one.knocked_out.empty()) return json;
  const KnockOut& knock_out = one.pattern->knock_out;
  json["knock_out"] = {{"without", knock_out.mechanism}, {"settings", knock_out.settings},
      {"verdict", knocked_out_text(judge_knock_out(one.checks, one.knocked_out))},
      {"checks", checks_json(one.knocked_out)}};
  return json;
}

Json trial_json(const TrialResult& one) {
  return {{"entry", one.entry}, {"title", one.title},
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

std::string number_text(const Check& check) {
  std::string value = plain(check.shown_as, check.value) + unit(check.shown_as);
  if (check.low == check.high) return value;
  if (!std::isfinite(check.low)) return value + " (one replicate)";
  return fmt::format(
      "{} ({} to {})", value, plain(check.shown_as, check.low), plain(check.shown_as, check.high));
}

std::string band_text(const Check& check) {
  const std::string of = unit(check.shown_as);
  if (std::isinf(check.band.high)) return fmt::format("above {}{}", plain(check.shown_as, check.band.low), of);
  if (std::isinf(check.band.low)) return fmt::format("below {}{}", plain(check.shown_as, check.band.high), of);
  return fmt::format(
      "{} to {}{}", plain(check.shown_as, check.band.low), plain(check.shown_as, check.band.high), of);
}

std::string_view judgement_text(Judgement judgement) {
  switch (judgement) {
    case Judgement::holds: return "holds";
    case Judgement::undecided: return "undecided";
    case Judgement::fails: break;
  }
  return "fails";
}

Description describe_patterns(const std::vector<TriedOut>& tried) {
  Description table = {"Patterns",
      "What is known of the world, and what the model shows: means with 95% intervals over replicates. Only "
      "the patterns marked calibrate may be used for calibration; the others are held out.",
      {"Pattern", "Use", "Number", "Model", "Band", "Verdict", "Source"}};
  for (const TriedOut& one : tried) {
    for (std::size_t i = 0; i < one.checks.size(); ++i) {
      const Check& check = one.checks[i];
      table.add({fmt::format("{} {}", one.pattern->number, one.pattern->name),
          one.pattern->use == Use::calibrate ? "calibrate" : "hold out", check.what, number_text(check),
          band_text(check), judgement_text(judge(check)), i == 0 ? one.pattern->source : "as above"});
    }
  }
  return table;
}

Description describe_knock_outs(const std::vector<TriedOut>& tried) {
  Description table = {"Knock-outs",
      "Each pattern in a model without what it is thought to come from: it should then fail. One that holds "
      "without it too says nothing about that mechanism. Where a pattern did not hold before, only its numbers "
      "that did are judged.",
      {"Pattern", "Without", "Settings", "Number", "With it", "Without it", "Verdict"}};
  for (const TriedOut& one : tried) {
    const KnockOut& knock_out = one.pattern->knock_out;
    const std::string name = fmt::format("{} {}", one.pattern->number, one.pattern->name);
    if (knock_out.settings.empty()) {
      table.add({name, knock_out.mechanism, "no settings do without it", "", "", "", "not tried"});
    }
    for (std::size_t i = 0; i < one.knocked_out.size(); ++i) {
      table.add({name, i == 0 ? knock_out.mechanism : "as above",
          i == 0 ? fmt::format("{}", fmt::join(knock_out.settings, ", ")) : "as above", one.checks[i].what,
          number_text(one.checks[i]), number_text(one.knocked_out[i]),
          i == 0 ? knocked_out_text(judge_knock_out(one.checks, one.knocked_out)) : "as above"});
    }
  }
  return table;
}

Description describe_trials(const std::vector<TrialResult>& trials) {
  Description table = {"Trials",
      "Each entry of the catalogue alone from month 13 on, at its own coverage, against its control with the "
      "same random numbers: points of practice in use after 12 and 36 months, of users taking part in the "
      "third year, with 95% intervals, and what it cost in money over the three years.",
      {"Entry", "Practice at 12 months", "Practice at 36 months", "Users taking part", "Money, GBP"}};
  for (const TrialResult& one : trials) {
    table.add({one.title, points_text(one.practice_after_a_year), points_text(one.practice_after_three_years),
        points_text(one.participation_after_three_years), thousands(one.money)});
  }
  return table;
}

Description describe_cases(const std::vector<CaseResult>& cases) {
  Description table = {"Cases",
      "Published cases beside what the model gives for the scenario that stands for each, without the "
      "interventions and with them, in the sixth year: for users where the measure is given by group. "
      "Published figures compare before with after, without a control group unless stated; the model was not "
      "fitted to them.",
      {"Case", "Published", "Caution", "Measure", "Without", "Difference", "Users' need, change a year"}};
  for (const CaseResult& one : cases) {
    const PairedDifference& d = one.difference;
    table.add({one.name, one.published.published, one.published.caution, one.published.measure,
        figures(one.reference, 3),
        fmt::format(
            "{} ({} to {})", figures(d.mean, 3, true), figures(d.low, 3, true), figures(d.high, 3, true)),
        decimal(100.0 * one.yearly_change, 1, true) + "%"});
  }
  return table;
}

Json patterns_json(const std::vector<TriedOut>& tried, const std::vector<TrialResult>& trials,
    const std::vector<CaseResult>& cases) {
  Json all = {{"patterns", Json::array()}, {"trials", Json::array()}, {"cases", Json::array()}};
  for (const TriedOut& one : tried) all["patterns"].push_back(pattern_json(one));
  for (const TrialResult& one : trials) all["trials"].push_back(trial_json(one));
  for (const CaseResult& one : cases) all["cases"].push_back(case_json(one));
  return all;
}

}  // namespace coadopt

#include "command/patterns_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "experiment/proof/calibration.hpp"

namespace coadopt {

namespace {

// A value without its unit.
std::string plain(Told told, double value) {
  switch (told) {
    case Told::points:
    case Told::percent: return fmt::format("{:.1f}", 100.0 * value);
    case Told::years: return fmt::format("{:.1f}", value);
    case Told::hours: return fmt::format("{:.0f}", value);
    case Told::plain: break;
  }
  return fmt::format("{:.3f}", value);
}

std::string_view unit(Told told) {
  switch (told) {
    case Told::points: return " points";
    case Told::percent: return "%";
    case Told::years: return " years";
    case Told::hours: return " hours";
    case Told::plain: break;
  }
  return "";
}

std::string points(const PairedDifference& d) {
  return fmt::format("{:+.1f} ({:+.1f} to {:+.1f})", 100.0 * d.mean, 100.0 * d.low, 100.0 * d.high);
}

}  // namespace

std::string number_text(const Check& check) {
  std::string value = plain(check.told, check.value) + std::string(unit(check.told));
  if (check.low == check.high) return value;
  if (!std::isfinite(check.low)) return value + " (one replicate)";
  return fmt::format("{} ({} to {})", value, plain(check.told, check.low), plain(check.told, check.high));
}

std::string band_text(const Check& check) {
  const std::string of(unit(check.told));
  if (std::isinf(check.band.high)) return fmt::format("above {}{}", plain(check.told, check.band.low), of);
  if (std::isinf(check.band.low)) return fmt::format("below {}{}", plain(check.told, check.band.high), of);
  return fmt::format("{} to {}{}", plain(check.told, check.band.low), plain(check.told, check.band.high), of);
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
      "What is known of the world, and what the model shows: means with 95% intervals over replicates. "
      "Only the patterns marked calibrate may be used for calibration; the others are held out.",
      {"Pattern", "Use", "Number", "Model", "Band", "Verdict", "Source"}, {}};
  for (const TriedOut& one : tried) {
    for (std::size_t i = 0; i < one.checks.size(); ++i) {
      const Check& check = one.checks[i];
      table.rows.push_back({fmt::format("{} {}", one.pattern->number, one.pattern->name),
          one.pattern->use == Use::calibrate ? "calibrate" : "hold out", check.what, number_text(check),
          band_text(check), std::string(judgement_text(judge(check))),
          i == 0 ? std::string(one.pattern->source) : "as above"});
    }
  }
  return table;
}

Description describe_trials(const std::vector<TrialResult>& trials) {
  Description table = {"Trials",
      "Each entry of the catalogue alone from month 13 on, at its own coverage, against its control with the "
      "same "
      "random numbers: points of practice in use after 12 and 36 months, of users taking part in the third "
      "year, with "
      "95% intervals, and what it cost in money over the three years.",
      {"Entry", "Practice at 12 months", "Practice at 36 months", "Users taking part", "Money, GBP"}, {}};
  for (const TrialResult& one : trials) {
    table.rows.push_back({one.entry, points(one.practice_after_a_year), points(one.practice_after_three_years),
        points(one.participation_after_three_years), fmt::format("{:.0f}", one.money)});
  }
  return table;
}

Description describe_cases(const std::vector<CaseResult>& cases) {
  Description table = {"Cases",
      "Published cases beside what the model gives for the scenario that stands for each, without the "
      "interventions and "
      "with them, in the sixth year: for users where the measure is given by group. Published figures compare "
      "before with after, without a control group unless stated; the model was not fitted to them.",
      {"Case", "Published", "Caution", "Measure", "Without", "Difference", "Users' need, change a year"}, {}};
  for (const CaseResult& one : cases) {
    const PairedDifference& d = one.difference;
    table.rows.push_back({one.name, one.published.published, one.published.caution, one.published.measure,
        fmt::format("{:.3g}", one.reference),
        fmt::format("{:+.3g} ({:+.3g} to {:+.3g})", d.mean, d.low, d.high),
        fmt::format("{:+.1f}%", 100.0 * one.yearly_change)});
  }
  return table;
}

}  // namespace coadopt

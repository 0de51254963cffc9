#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "experiment/calibration/read_calibration.hpp"
#include "scenario/document.hpp"
#include "scenario/expression_problem.hpp"
#include "scenario/files.hpp"
#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/path.hpp"

namespace coadopt {

namespace {

// What the values of a series may be, and the units of its measure.
struct SeriesUnit {
  std::string_view name;
  Bounds bounds;
  Units units;
};

constexpr std::array<SeriesUnit, 11> series_units = {
    {{"share", {0, 1}, {}}, {"level", {0, 1}, {}}, {"share_difference", {-1, 1}, {}}, {"per_year", {0, 10}, {}},
        {"ratio", {0, 1e6}, {}}, {"log_ratio", {-100, 100}, {}}, {"hours", {-1e12, 1e12}, units_named("hours")},
        {"months", {0, 1200}, units_named("months")}, {"count", {-1e12, 1e12}, units_named("count")},
        {"persons", {0, 1e12}, units_named("count")}, {"GBP", {-1e15, 1e15}, units_named("GBP")}}};

// What observations say beside what is compared.
constexpr std::array<std::string_view, 11> described = {
    "asked", "of", "source", "publisher", "address", "read", "read_how", "breaks", "note", "use", "starts"};

constexpr double reach_of_95 = 1.959964;  // standard errors to each side

// A series of values of one measure.
struct Series {
  std::string name;
  std::string title = {};
  std::string measure = {};
  Place at = {};           // of the measure
  bool by_months = false;  // whether every value says over which months
  const SeriesUnit* unit = nullptr;
  double discrepancy = 0.0;
  double places = 1.0;
};

bool ignore(const Named&) { return true; }

// Whether a text that is put between the brackets of an expression stays one argument there.
bool is_one_argument(std::string_view text) {
  return std::ranges::all_of(text, [depth = 0](char c) mutable {
    depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    return depth > 0 || (depth == 0 && c != ',');
  });
}

// Whether the measure can be read, with months of its own or of each value.
bool judge_measure(Keys& keys, Series& series, Report& report) {
  auto own = parse_expression(series.measure);
  std::optional<Units> units;
  if (const auto* whole = std::get_if<Expression>(&own)) {
    units = whole->units();
  } else if (is_one_argument(series.measure)) {
    auto by_months = parse_expression(fmt::format("mean({})", series.measure));
    if (const auto* course = std::get_if<Expression>(&by_months)) {
      series.by_months = true;
      units = course->units();
    }
  }
  if (!units) {
    report.add(series.at, fmt::format("{} = {} {}", keys.full("measure"), in_quotes(series.measure),
                              why_no_expression(std::get<ExpressionProblem>(own))));
    return false;
  }
  if (series.unit == nullptr || *units == series.unit->units) return true;
  keys.refuse("unit", fmt::format("are not the units of the measure, which has {}. Correct one or the other.",
                          *units == Units{} ? std::string("none, as a share has") : text_of(*units)));
  return false;
}

bool read_unit(Keys& keys, Series& series) {
  static const auto names = [] {
    std::array<std::string_view, series_units.size()> all;
    std::ranges::transform(series_units, all.begin(), &SeriesUnit::name);
    return all;
  }();
  std::size_t chosen = 0;
  if (!keys.has("unit")) return true;
  if (!keys.choice("unit", chosen, names)) return false;
  series.unit = &series_units[chosen];
  return true;
}

void read_own_error(Keys& keys, Series& series) {
  keys.real("discrepancy", series.discrepancy, {{0, 1e15}, "in the unit of the values"});
  keys.real("places", series.places, {{1, 1e9}, "places like that of the scenario"});
}

// The standard error of a share of so many answers. Of none and of all it is taken for that of half an answer.
double error_of_share(double share, double answers) {
  const double inner = std::clamp(share, 0.5 / (answers + 1), (answers + 0.5) / (answers + 1));
  return std::sqrt(inner * (1 - inner) / answers);
}

struct WrittenValue {
  std::optional<double> value;
  std::optional<double> error;
  std::optional<double> low;
  std::optional<double> high;
  std::int64_t n = 0;
  bool spread = false;  // low and high are not of the value but of what it is a mean of
};

WrittenValue read_written(Keys& keys, const Series& series) {
  const Allowed allowed = series.unit == nullptr ? Allowed{{-1e15, 1e15}, "in the unit of the measure"}
                                                 : Allowed{series.unit->bounds, series.unit->name};
  WrittenValue one;
  keys.real("value", one.value, allowed);
  keys.real("low", one.low, allowed);
  keys.real("high", one.high, allowed);
  keys.real("standard_error", one.error, {{1e-12, 1e15}, "in the unit of the value"});
  keys.whole("n", one.n, {{1, 1e12}, "answers"});
  one.spread = keys.take("spread", ignore);
  keys.take("after_break", ignore);
  return one;
}

// What is known of the value and its error; says whether it is enough.
bool judge_value(Keys& keys, const WrittenValue& one, CalibrationTarget& target) {
  if (one.low && one.high && *one.low > *one.high) {
    keys.refuse("high", fmt::format("is below low = {}. Swap them.", *one.low));
    return false;
  }
  if (!one.value) {
    if (!one.low && !one.high) {
      keys.refuse("value", "is missing. Give value, or low and high, or one of them, for a band.");
      return false;
    }
    if (one.low) target.band.low = *one.low;
    if (one.high) target.band.high = *one.high;
    return true;
  }
  target.value = one.value;
  if (one.error) {
    target.error = *one.error;
  } else if (one.n > 0 && (target.share || target.discrepancy == 0.0)) {
    if (!target.share) {
      keys.refuse("n", "gives the error of a share only. Add unit = \"share\", or give standard_error.");
      return false;
    }
    target.answers = static_cast<double>(one.n);
    target.error = error_of_share(*one.value, target.answers);
  } else if (one.low && one.high && !one.spread) {
    target.error = std::max((*one.high - *one.low) / (2 * reach_of_95), 1e-12);
  } else if (target.discrepancy == 0.0) {
    keys.refuse("value",
        "has no error. Add n, standard_error, or low and high (its 95% interval), or a discrepancy of the "
        "series.");
    return false;
  }
  return true;
}

// The expression of a value, over its own months where the measure has none.
std::optional<Expression> expression_of(Keys& keys, const Series& series, Report& report) {
  std::string months;
  const bool given = keys.text("months", months, Lines::one);
  if (given && !series.by_months) {
    keys.refuse("months", "cannot be combined with a measure that has months of its own. Leave one out.");
    return std::nullopt;
  }
  if (!given && series.by_months) {
    keys.refuse("months", fmt::format("is missing. Say over which months of the run {} is compared, such as "
                                      "months = \"1..12\".",
                              in_quotes(series.measure)));
    return std::nullopt;
  }
  if (!series.by_months || is_one_argument(months)) {
    auto parsed = parse_expression(
        series.by_months ? fmt::format("mean({}, {})", series.measure, months) : series.measure);
    if (auto* whole = std::get_if<Expression>(&parsed)) return std::move(*whole);
  }
  report.add(keys.place("months"), fmt::format("{} = {} is not months. Write such as 13..24, 36 or last 12.",
                                       keys.full("months"), in_quotes(months)));
  return std::nullopt;
}

void read_value(const Value& value, const std::string& path, const Series& series, bool only,
    std::size_t number, TargetsDraft& draft) {
  const auto* table = std::get_if<Table>(&value.is);
  if (table == nullptr) {
    return add_expected({path, value}, "[[value]], in two brackets, once for each", draft.report);
  }
  const std::size_t problems_before = draft.report.count();
  Keys keys(*table, path, value.place, draft.report);
  std::string period;
  keys.text("period", period, Lines::one);
  CalibrationTarget target;
  target.discrepancy = series.discrepancy;
  target.places = series.places;
  target.share = series.unit != nullptr && series.unit->name == "share";
  target.percent = target.share || (series.unit != nullptr && series.unit->name == "share_difference");
  const std::string which = period.empty() ? fmt::format("{}", number) : period;
  target.name = only ? series.name : fmt::format("{}.{}", series.name, which);
  target.label = series.title.empty() ? target.name : only ? series.title : series.title + ", " + which;
  const WrittenValue written = read_written(keys, series);
  target.is = expression_of(keys, series, draft.report);
  const bool enough = draft.report.count() == problems_before && judge_value(keys, written, target);
  keys.refuse_unknown();
  if (!enough || !target.is || draft.report.count() != problems_before) return;
  const Month needed = target.is->months_needed();
  if (needed > draft.scenario.run.months) {
    return draft.report.add(value.place,
        fmt::format("{}: {} reaches to month {}, and the run has {}. Set run.months in the experiment.", path,
            in_quotes(target.is->text()), needed, draft.scenario.run.months));
  }
  draft.targets.push_back(std::move(target));
}

void read_series(
    const Table& table, const std::string& path, const Place& place, Series series, TargetsDraft& draft) {
  Keys keys(table, path, place, draft.report);
  keys.text("title", series.title, Lines::one);
  const bool measured = keys.text("measure", series.measure, Lines::one);
  series.at = keys.place("measure");
  for (const std::string_view one : described) keys.take(one, ignore);
  const bool unit_known = read_unit(keys, series);
  read_own_error(keys, series);
  const List* values = keys.needed_list("value", "[[value]], once for each", "Give at least one.");
  keys.refuse_unknown();
  if (!measured) {
    return keys.refuse("measure",
        "is missing. Say what of the model it is compared with, such as measure = \"in_use.deliver\" "
        "(docs/outcomes.md).");
  }
  if (values == nullptr || !judge_measure(keys, series, draft.report) || !unit_known) return;
  std::size_t number = 0;
  for (const Value& value : *values) {
    read_value(value, keys.full("value"), series, values->size() == 1, ++number, draft);
  }
}

// A series of scenarios/observations/, or one with a discrepancy of its own here.
void read_series_from(
    const Table& table, const std::string& path, const Place& place, Series series, TargetsDraft& draft) {
  Keys keys(table, path, place, draft.report);
  std::string name;
  const bool named = keys.text("from", name, Lines::one);
  read_own_error(keys, series);
  keys.refuse_unknown();
  if (!named) return;
  const std::string file = normal(joined(folder_of(place), name));
  const Checked<std::string> text = read_named_text(file);
  const Checked<Table> root = text ? parse_toml(*text, file) : text.problems();
  if (!root) return keys.refuse_file("from", root.problems());
  read_series(*root, series.name, {file, 0}, series, draft);
}

}  // namespace

void read_targets(const Table& table, TargetsDraft& draft) {
  for (const Entry& entry : table) {
    const std::string path = "targets." + entry.key;
    if (entry.key == "patterns") {
      if (const auto flag = read_flag({path, entry.value}, draft.report)) draft.patterns |= *flag;
    } else if (const auto* series = std::get_if<Table>(&entry.value.is)) {
      const bool is_from = entry_of(*series, "from") != nullptr;
      (is_from ? read_series_from : read_series)(*series, path, entry.place, {.name = entry.key}, draft);
    } else {
      add_expected({path, entry.value}, fmt::format("a table, [{}]", path), draft.report);
    }
  }
}

void read_targets_file(const std::string& file, TargetsDraft& draft) {
  const Checked<std::string> text = read_text(file);
  const Checked<Document> document = text ? parse_document(*text, file) : text.problems();
  if (!document) return draft.report.add_all(document.problems());
  const Table& root = document->table;
  if (entry_of(root, "value") != nullptr) {
    const std::string name(stem_of(file));
    read_series(root, name, {file, 0}, {.name = name}, draft);
  } else if (const Table* table = table_of(root, "targets")) {
    read_targets(*table, draft);
    for (const Entry& one : root) {
      if (one.key == "targets") continue;
      draft.report.add(one.place,
          fmt::format("{} is not known in a file of targets. It may have [targets.NAME].", shown_key(one.key)));
    }
  } else {
    draft.report.add({file, 0},
        "has no targets. It needs tables [targets.NAME] with measure and [[targets.NAME.value]], or measure "
        "and [[value]] as files of scenarios/observations have them.");
  }
}

}  // namespace coadopt

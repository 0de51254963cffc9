#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiment/design/design.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/import/sheet.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

namespace {

constexpr std::size_t most_csv_bytes = std::size_t{1} << 30U;

class Reader {
 public:
  explicit Reader(const Experiment& experiment) : experiment_(experiment), file_(experiment.design.file) {
    for (const Factor& one : experiment.factors) names_.emplace_back(one.column.name);
  }

  std::vector<double> read() {
    const std::vector<CsvRow> rows =
        or_throw(parse_csv(or_throw(read_named_text(file_, most_csv_bytes)), file_));
    read_heading(rows.front());
    std::vector<double> values;
    for (std::size_t i = 1; i < rows.size() && problems_.size() < most_reported; ++i) read_row(rows[i], values);
    if (rows.size() == 1)
      add(0, "has no points: there is no row below the names of the columns. Add one row for each point.");
    if (!problems_.empty()) throw ScenarioErrors(problems_);
    return values;
  }

 private:
  static constexpr std::size_t most_reported = 100;

  void add(std::uint32_t line, std::string text) { problems_.push_back({{file_, line}, std::move(text)}); }

  void read_heading(const CsvRow& heading) {
    for (const std::string& field : heading.fields) {
      const auto factor = std::ranges::find(names_, field);
      const bool twice = std::ranges::count(heading.fields, field) > 1;
      if (factor == names_.end()) {
        const auto meant = nearest(field, names_);
        add(heading.line, fmt::format("column \"{}\" is not a factor of the experiment. {}", field,
                              meant ? fmt::format("Did you mean {}?", *meant)
                                    : fmt::format("Its factors are {}.", fmt::join(names_, ", "))));
      } else if (twice) {
        add(heading.line, fmt::format("column \"{}\" appears twice. Leave one of them out.", field));
      }
      column_of_.push_back(static_cast<std::size_t>(factor - names_.begin()));
    }
    for (const std::string_view name : names_) {
      if (std::ranges::find(heading.fields, name) != heading.fields.end()) continue;
      add(heading.line,
          fmt::format("there is no column for the factor {}. Add one, or leave the factor out.", name));
    }
    if (!problems_.empty()) throw ScenarioErrors(problems_);
  }

  void read_row(const CsvRow& row, std::vector<double>& values) {
    if (row.fields.size() != column_of_.size()) {
      add(row.line, fmt::format("has {} fields where the first row names {} columns.", row.fields.size(),
                        column_of_.size()));
      return;
    }
    std::vector<double> point(names_.size());
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      point[column_of_[i]] = read_field(experiment_.factors[column_of_[i]], row.fields[i], row.line);
    }
    check_split(point, row.line);
    values.insert(values.end(), point.begin(), point.end());
  }

  double read_field(const Factor& factor, const std::string& field, std::uint32_t line) {
    const PointColumn& column = factor.column;
    if (factor.is_choice()) {
      const auto label = std::ranges::find(column.labels, field);
      if (label != column.labels.end()) return static_cast<double>(label - column.labels.begin());
      add(line, fmt::format("{} = {} is not one of {}.", column.name, in_quotes(field),
                    fmt::join(column.labels, ", ")));
      return 0.0;
    }
    const Allowed allowed{{column.low, column.high}, column.units};
    const std::string wrong = wrong_notation(field, allowed, factor.is_whole() ? Kind::whole : Kind::real);
    if (!wrong.empty()) {
      add(line, fmt::format("{} = {} {}", column.name, in_quotes(field), wrong));
      return 0.0;
    }
    const std::optional<Value> written = written_number(field, {});
    const bool number = written.has_value();
    double value = 0.0;
    if (number) {
      const auto* const whole = std::get_if<std::int64_t>(&written->is);
      value = whole != nullptr ? static_cast<double>(*whole) : std::get<double>(written->is);
    }
    if (!number || value < column.low || value > column.high) {
      add(line, fmt::format("{} = {} is {} ({}..{} {}).", column.name, in_quotes(field),
                    number ? "out of range" : "not a number", column.low, column.high, column.units));
    } else if (factor.is_whole() && std::round(value) != value) {
      add(line, fmt::format("{} = {} is not a whole number.", column.name, field));
    }
    return value;
  }

  void check_split(const std::vector<double>& point, std::uint32_t line) {
    if (experiment_.split.interventions.empty()) return;
    double sum = 0.0;
    for (std::size_t i = experiment_.free_factors(); i < point.size(); ++i) sum += point[i];
    if (std::fabs(sum - experiment_.split.total) <= 1e-6 * std::max(1.0, experiment_.split.total)) return;
    add(line, fmt::format("the parts of the budget add up to {} and not to its total, {}.", sum,
                  experiment_.split.total));
  }

  const Experiment& experiment_;
  std::string file_;
  std::vector<std::string_view> names_;
  std::vector<std::size_t> column_of_;  // the factor of each column
  std::vector<Problem> problems_;
};

}  // namespace

// A row a point, a column a factor, in any order; choices by their names.
std::vector<double> csv_points(const Experiment& experiment) { return Reader(experiment).read(); }

}  // namespace coadopt

#include "scenario/import/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenario/import/look_alike.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

namespace {

constexpr std::size_t longest_name = 100;  // bytes

std::string key_of(std::string_view column) { return fmt::format("column {}", column); }

}  // namespace

std::string plain_name(std::string_view text) {
  std::string plain = look(text);
  std::replace_if(
      plain.begin(), plain.end(), [](char letter) { return letter == ' ' || letter == '-'; }, '_');
  return plain;
}

Sheet::Sheet(std::string file, std::vector<CsvRow> rows, std::span<const CsvColumn> columns, Report& report)
    : file_(std::move(file)), rows_(std::move(rows)), report_(report) {
  const Place place{file_, rows_.front().line};
  std::vector<std::string_view> known;
  for (const CsvColumn& one : columns) known.push_back(one.name);
  for (const std::string& field : rows_.front().fields) {
    const std::string name = plain_name(field);
    if (name.empty() && is_empty(heading_.size())) {
      // A column of nothing is harmless.
    } else if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto meant = nearest(name, known);
      report.add(place,
          name.empty()
              ? fmt::format("column {} has no name. Name it, or leave it out.", heading_.size() + 1)
              : fmt::format("column {} is not known. {}", shown({place, field}),
                    meant ? fmt::format("Did you mean {}?", *meant)
                          : fmt::format("Leave it out: the columns are {}, and nothing personal is needed.",
                                fmt::join(known, ", "))));
    } else if (std::find(heading_.begin(), heading_.end(), name) != heading_.end()) {
      report.add(place, fmt::format("column {} appears twice. Leave one of them out.", name));
    }
    heading_.push_back(name);
  }
  for (const CsvColumn& one : columns) {
    if (one.needed && lacks(one.name)) {
      report.add(place, fmt::format("column {} is missing. Add it.", one.name));
    }
  }
  for (std::size_t row = 0; row < size(); ++row) {
    const std::size_t fields = rows_[row + 1].fields.size();
    if (fields > heading_.size()) {
      report.add(this->place(row), fmt::format("the row has {} fields, the heading {}. Put a field that has a "
                                               "comma or another separator in it in quotes.",
                                       fields, heading_.size()));
    }
  }
}

bool Sheet::is_empty(std::size_t column) const {
  return std::all_of(rows_.begin(), rows_.end(),
      [&](const CsvRow& row) { return row.fields.size() <= column || row.fields[column].empty(); });
}

std::string_view Sheet::text(std::size_t row, std::string_view column) const {
  const auto found = std::find(heading_.begin(), heading_.end(), column);
  const auto at = static_cast<std::size_t>(found - heading_.begin());
  const std::vector<std::string>& fields = rows_[row + 1].fields;
  return at < fields.size() && at < heading_.size() ? std::string_view(fields[at]) : std::string_view();
}

bool Sheet::lacks(std::string_view column) const {
  return std::find(heading_.begin(), heading_.end(), column) == heading_.end();
}

std::optional<std::string> Sheet::name(std::size_t row, std::string_view column) const {
  if (lacks(column)) return std::nullopt;
  const std::string_view text = this->text(row, column);
  if (text.empty()) {
    refuse(row, column, "is empty. Give a name.");
    return std::nullopt;
  }
  if (text.size() > longest_name) {
    refuse(row, column, fmt::format("is longer than {} bytes. Give a shorter name.", longest_name));
    return std::nullopt;
  }
  return read_line({key_of(column), {place(row), std::string(text)}}, Lines::one, report_);
}

std::optional<Value> Sheet::number(
    std::size_t row, std::string_view column, const Allowed& allowed, Kind kind) const {
  if (lacks(column)) return std::nullopt;
  const std::string text(this->text(row, column));
  if (text.empty()) {
    refuse(row, column, "is empty. Give a number.");
    return std::nullopt;
  }
  if (const std::string wrong = wrong_notation(text, allowed, kind); !wrong.empty()) {
    refuse(row, column, wrong);
    return std::nullopt;
  }
  return written_number(text, place(row)).value_or(Value{place(row), text});
}

std::optional<double> Sheet::real(std::size_t row, std::string_view column, const Allowed& allowed) const {
  const auto value = number(row, column, allowed, Kind::real);
  return value ? read_real({key_of(column), *value}, allowed, report_) : std::nullopt;
}

std::optional<std::int64_t> Sheet::whole(
    std::size_t row, std::string_view column, const Allowed& allowed) const {
  const auto value = number(row, column, allowed, Kind::whole);
  return value ? read_whole({key_of(column), *value}, allowed, report_) : std::nullopt;
}

std::optional<std::size_t> Sheet::choice(
    std::size_t row, std::string_view column, std::span<const std::string_view> labels) const {
  if (lacks(column)) return std::nullopt;
  if (!has(row, column)) {
    refuse(row, column, fmt::format("is empty. Say which it is: {}.", listed(labels)));
    return std::nullopt;
  }
  return read_choice({key_of(column), {place(row), plain_name(text(row, column))}}, labels, report_);
}

void Sheet::refuse(std::size_t row, std::string_view column, std::string_view rest) const {
  const Place at = place(row);
  const std::string text(this->text(row, column));
  report_.add(at, text.empty() ? fmt::format("{} {}", key_of(column), rest)
                               : fmt::format("{} = {} {}", key_of(column), shown({at, text}), rest));
}

}  // namespace coadopt

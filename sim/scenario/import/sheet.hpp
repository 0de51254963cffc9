#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/problem.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

// A row of a CSV file and the line it begins on.
struct CsvRow {
  std::uint32_t line = 0;
  std::vector<std::string> fields;
};

// What CSV text says (RFC 4180): quotes where a field needs them, LF or CRLF, UTF-8 with or without a byte
// order mark. Fields are parted by commas, or by semicolons or tabs where the first row or a line such as sep=;
// before it has those. Fields are without the blanks around them; rows in which every field is empty are left
// out, and empty fields behind the last column that has a name. `file` names it in messages.
[[nodiscard]] Checked<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file);

// A column that a file may have.
struct CsvColumn {
  std::string_view name;
  bool needed = false;
};

// Small letters, with underscores for blanks and hyphens of any kind, so that "Health board" is health_board.
[[nodiscard]] std::string plain_name(std::string_view text);

// A CSV file with known columns. Tells of columns that are unknown, there twice or lacking, and of rows that
// are longer than the heading.
class Sheet {
 public:
  Sheet(std::string file, std::vector<CsvRow> rows, std::span<const CsvColumn> columns, Report& report);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }  // rows below the heading
  [[nodiscard]] Place place(std::size_t row) const { return {file_, rows_[row + 1].line}; }

  // The text in a column; empty where the row or the file has none.
  [[nodiscard]] std::string_view text(std::size_t row, std::string_view column) const;
  [[nodiscard]] bool has(std::size_t row, std::string_view column) const { return !text(row, column).empty(); }

  // Each reads a field; reports what is wrong with it, and gives nothing then. That a column is missing has
  // been reported.
  [[nodiscard]] std::optional<std::string> name(std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<double> real(
      std::size_t row, std::string_view column, const Allowed& allowed) const;
  [[nodiscard]] std::optional<std::int64_t> whole(
      std::size_t row, std::string_view column, const Allowed& allowed) const;
  [[nodiscard]] std::optional<std::size_t> choice(
      std::size_t row, std::string_view column, std::span<const std::string_view> labels) const;

  // For what is wrong with a field beyond that.
  void refuse(std::size_t row, std::string_view column, std::string_view rest) const;

 private:
  [[nodiscard]] bool lacks(std::string_view column) const;
  [[nodiscard]] bool is_empty(std::size_t column) const;  // in every row, the heading too
  [[nodiscard]] std::optional<Value> number(
      std::size_t row, std::string_view column, const Allowed& allowed, Kind kind) const;

  std::string file_;
  std::vector<CsvRow> rows_;
  std::vector<std::string> heading_;
  Report& report_;
};

}  // namespace coadopt

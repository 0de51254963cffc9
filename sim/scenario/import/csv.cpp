#include "scenario/import/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "scenario/document.hpp"
#include "scenario/import/look_alike.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

constexpr std::string_view separators = ",;\t";

// What parts the fields of the first line that is not blank: what stands there most often outside quotes.
char separator_of(std::string_view text) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  bool blank = true;
  for (const char letter : text) {
    if (letter == '"') quoted = !quoted;
    const bool line_ends = !quoted && (letter == '\n' || letter == '\r');
    if (line_ends && !blank) break;
    blank = blank && (line_ends || letter == ' ');
    const std::size_t which = separators.find(letter);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

// The separator that a first line such as sep=; names, which spreadsheets write and read; the line is removed.
std::optional<char> named_separator(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string line(text.substr(0, end));
  std::erase(line, '"');
  const bool is_named = line.size() >= 5 && (line[0] == 's' || line[0] == 'S') &&
                        (line[1] == 'e' || line[1] == 'E') && (line[2] == 'p' || line[2] == 'P') &&
                        line[3] == '=' &&
                        line.find_first_not_of(std::string(separators) + " ", 5) == std::string::npos;
  if (!is_named) return std::nullopt;
  text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
  return line[4];
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& file, char separator, std::uint32_t line)
      : text_(text), file_(file), separator_(separator), line_(line), row_({line, {}}) {}

  Checked<std::vector<CsvRow>> run() {
    while (at_ < text_.size()) {
      field();
      if (problem_) return *problem_;
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        if (at_ == text_.size()) row_.fields.emplace_back();
      } else {
        line_end();
        end_row();
      }
    }
    end_row();
    return std::move(rows_);
  }

 private:
  [[nodiscard]] const char* blanks() const { return separator_ == '\t' ? " " : " \t"; }

  void field() {
    std::size_t next = text_.find_first_not_of(blanks(), at_);
    if (next != std::string_view::npos && text_[next] == '"') {
      at_ = next + 1;
      return quoted();
    }
    next = std::min(text_.find_first_of(ends_.data(), at_, ends_.size()), text_.size());
    row_.fields.emplace_back(without_blanks_around(text_.substr(at_, next - at_)));
    at_ = next;
  }

  void quoted() {
    const std::uint32_t opened = line_;
    std::string field;
    while (true) {
      if (at_ >= text_.size()) return fail(opened, "a quote (\") is opened here and never closed. Close it.");
      const char letter = text_[at_++];
      if (letter == '\n') ++line_;
      if (letter != '"') {
        field += letter;
      } else if (at_ < text_.size() && text_[at_] == '"') {
        field += text_[at_++];
      } else {
        break;
      }
    }
    row_.fields.emplace_back(without_blanks_around(field));
    at_ = std::min(text_.find_first_not_of(blanks(), at_), text_.size());
    if (at_ < text_.size() && std::find(ends_.begin(), ends_.end(), text_[at_]) == ends_.end()) {
      fail(line_, R"(there is text after a closing quote ("). Double the quotes inside a field: "".)");
    }
  }

  void fail(std::uint32_t line, std::string text) { problem_ = problem_at(file_, line, std::move(text)); }

  void line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  void end_row() {
    const auto empty = [](const std::string& field) { return field.empty(); };
    if (!std::all_of(row_.fields.begin(), row_.fields.end(), empty)) rows_.push_back(std::move(row_));
    row_ = {line_, {}};
  }

  std::string_view text_;
  const std::string& file_;
  char separator_;
  std::array<char, 3> ends_ = {separator_, '\r', '\n'};  // of a field
  std::size_t at_ = 0;
  std::uint32_t line_;
  CsvRow row_;
  std::vector<CsvRow> rows_;
  std::optional<Problem> problem_;
};

// Empty columns after the last that has a name, which spreadsheets keep.
void leave_out_empty_ends(std::vector<CsvRow>& rows) {
  std::vector<std::string>& heading = rows.front().fields;
  while (heading.size() > 1 && heading.back().empty()) heading.pop_back();
  for (CsvRow& row : rows) {
    while (row.fields.size() > heading.size() && row.fields.back().empty()) row.fields.pop_back();
  }
}

}  // namespace

Checked<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return problem_of(file, "this is UTF-16 text. Save it as \"CSV UTF-8\".");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("PK\x03\x04"))
    return problem_of(file, "this is a spreadsheet. Save it as \"CSV UTF-8\".");
  if (text.find('\0') != std::string_view::npos) {
    return problem_of(
        file, "it has NUL bytes, so it is UTF-16 text or not text at all. Save it as \"CSV UTF-8\".");
  }
  if (!is_utf8(text)) return problem_of(file, "this is not UTF-8 text. Save it as \"CSV UTF-8\".");
  const std::optional<char> named = named_separator(text);
  if (named && separators.find(*named) == std::string_view::npos) {
    return problem_at(
        file, 1, fmt::format("the separator is {}. Save it with commas, semicolons or tabs.", *named));
  }
  Checked<std::vector<CsvRow>> rows =
      Parser(text, file, named.value_or(separator_of(text)), named ? 2 : 1).run();
  if (!rows) return rows;
  if (rows->empty()) return problem_of(file, "it is empty. Its first row must name the columns.");
  leave_out_empty_ends(*rows);
  return rows;
}

}  // namespace coadopt

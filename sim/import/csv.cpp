#include "import/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenario/ascii.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

[[noreturn]] void fail(const std::string& file, std::uint32_t line, std::string text) {
  throw ScenarioErrors({{{file, line}, std::move(text)}});
}

std::string trimmed(const std::string& field) {
  const std::size_t first = field.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return field.substr(first, field.find_last_not_of(" \t") - first + 1);
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  std::vector<CsvRow> run() {
    while (at_ < text_.size()) {
      field();
      if (at_ < text_.size() && text_[at_] == ',') {
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
  void field() {
    std::size_t next = text_.find_first_not_of(" \t", at_);
    if (next != std::string_view::npos && text_[next] == '"') {
      at_ = next + 1;
      return quoted();
    }
    next = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    row_.fields.push_back(trimmed(std::string(text_.substr(at_, next - at_))));
    at_ = next;
  }

  void quoted() {
    const std::uint32_t opened = line_;
    std::string field;
    while (true) {
      if (at_ >= text_.size()) fail(file_, opened, "a quote (\") is opened here and never closed. Close it.");
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
    row_.fields.push_back(trimmed(field));
    at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos) {
      fail(file_, line_, R"(there is text after a closing quote ("). Double the quotes inside a field: "".)");
    }
  }

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
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  CsvRow row_ = {1, {}};
  std::vector<CsvRow> rows_;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, const std::string& file) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    fail(file, 0, "this is UTF-16 text. Save it as \"CSV UTF-8\".");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("PK\x03\x04")) fail(file, 0, "this is a spreadsheet. Save it as \"CSV UTF-8\".");
  if (!is_utf8(text)) fail(file, 0, "this is not UTF-8 text. Save it as \"CSV UTF-8\".");
  std::vector<CsvRow> rows = Parser(text, file).run();
  if (rows.empty()) fail(file, 0, "it is empty. Its first row must name the columns.");
  const CsvRow& heading = rows.front();
  if (heading.fields.size() == 1 && heading.fields.front().find_first_of(";\t") != std::string::npos) {
    fail(file, heading.line, "its columns are not separated by commas. Save it as \"CSV UTF-8 (comma)\".");
  }
  return rows;
}

}  // namespace coadopt

#include "scenario/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "scenario/read_value.hpp"

namespace {

// Without exceptions there is no way back out of the parser.
[[noreturn]] void malformed() {
#ifdef __cpp_exceptions
  throw std::runtime_error("malformed");
#else
  std::abort();
#endif
}

}  // namespace

// The parser is compiled here and nowhere else, so that its checks throw instead of being assumed to hold:
// in a release build, or from its shared library, malformed input such as "[&" is undefined behaviour.
#undef NDEBUG
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_MAX_NESTED_VALUES 16
#define TOML_ASSERT(holds) ((holds) ? void() : malformed())
#include <toml++/toml.h>

namespace coadopt {

namespace {

// A text while its values are taken, and what is wrong with them.
struct Reading {
  const std::string& file;
  const std::string& text;
  Problems problems;
};

Value value_of(const toml::node& node, const Place& place, std::string_view key, Reading& reading);

// What stands in the text where the parser found a value on one line.
std::string_view written_at(const toml::source_region& where, std::string_view text) {
  std::size_t line = 0;
  for (toml::source_index i = 1; i < where.begin.line; ++i) line = text.find('\n', line) + 1;
  if (where.begin.line != where.end.line || where.begin.column == 0) return {};
  const std::size_t begin = std::min(line + where.begin.column - 1, text.size());
  return text.substr(begin, where.end.column - where.begin.column);
}

Place place_of(const toml::node& node, const Place& otherwise, const std::string& file) {
  const toml::source_index line = node.source().begin.line;
  return line == 0 ? otherwise : Place{file, line};
}

Table table_of(const toml::table& from, Reading& reading) {
  using Row = std::pair<toml::source_position, Entry>;
  std::vector<Row> rows;
  for (const auto& [key, node] : from) {
    const Place place{reading.file, key.source().begin.line};
    rows.push_back(
        {key.source().begin, {std::string(key.str()), place, value_of(node, place, key.str(), reading)}});
  }
  std::stable_sort(
      rows.begin(), rows.end(), [](const Row& one, const Row& other) { return one.first < other.first; });
  Table table;
  for (Row& row : rows) table.push_back(std::move(row.second));
  return table;
}

Value value_of(const toml::node& node, const Place& place, std::string_view key, Reading& reading) {
  if (const auto* flag = node.as_boolean()) return {place, flag->get()};
  if (const auto* whole = node.as_integer()) return {place, whole->get()};
  if (const auto* real = node.as_floating_point()) {
    const bool small = std::fabs(real->get()) < nearest_to_0;
    const std::string_view written = small ? written_at(node.source(), reading.text) : std::string_view();
    if (is_too_small(written)) {
      reading.problems.push_back(
          {place_of(node, place, reading.file), fmt::format("{} = {} {}", shown_key(key), written, too_small)});
    }
    return {place, real->get()};
  }
  if (const auto* text = node.as_string()) return {place, text->get()};
  if (const auto* table = node.as_table()) return {place, table_of(*table, reading)};
  if (const auto* array = node.as_array()) {
    List list;
    for (const toml::node& one : *array)
      list.push_back(value_of(one, place_of(one, place, reading.file), key, reading));
    return {place, std::move(list)};
  }
  std::ostringstream text;
  if (const auto* date = node.as_date()) text << date->get();
  if (const auto* time = node.as_time()) text << time->get();
  if (const auto* both = node.as_date_time()) text << both->get();
  return {place, Date{text.str()}};
}

// Of a line that is no TOML: whether it sets a key to a number with a comma or blanks in it, and how to write
// that. Nothing where it does not.
std::string wrong_number_in(const std::string& toml, std::uint32_t line) {
  std::istringstream lines(toml);
  std::string text;
  for (std::uint32_t i = 0; i < line; ++i) {
    if (!std::getline(lines, text)) return {};
  }
  constexpr std::size_t longest = 200;  // bytes of a line that are looked at
  static const std::regex number("\\s*([A-Za-z0-9_.-]+)\\s*=\\s*([-+]?[0-9][0-9., ']*[0-9])\\s*(#.*)?");
  std::smatch found;
  if (text.size() > longest || !std::regex_match(text, found, number)) return {};
  constexpr double all = std::numeric_limits<double>::max();
  const std::string wrong = wrong_notation(found.str(2), {{-all, all}, ""}, Kind::real);
  return wrong.empty() ? wrong : fmt::format("{} = {} {}", found.str(1), found.str(2), wrong);
}

Checked<Table> whole_table(const toml::table& from, const std::string& text, const std::string& file) {
  Reading reading{file, text, {}};
  Table table = table_of(from, reading);
  if (!reading.problems.empty()) return std::move(reading.problems);
  return table;
}

Problem not_toml(const toml::parse_error& error, const std::string& ascii, const std::string& file) {
  const std::uint32_t line = error.source().begin.line;
  const std::string wrong = wrong_number_in(ascii, line);
  return {
      {file, line}, wrong.empty() ? fmt::format("this is not valid TOML. {}.", error.description()) : wrong};
}

}  // namespace

Checked<Table> parse_toml(std::string_view text, const std::string& file) {
  const Checked<std::string> ascii = in_ascii(text, file);
  if (!ascii) return ascii.problems();
#ifdef __cpp_exceptions
  try {
    return whole_table(toml::parse(*ascii), *ascii, file);
  } catch (const toml::parse_error& error) {
    return not_toml(error, *ascii, file);
  } catch (const std::runtime_error&) {
    return problem_of(file, "this is not valid TOML.");
  }
#else
  const toml::parse_result parsed = toml::parse(*ascii);
  if (!parsed) return not_toml(parsed.error(), *ascii, file);
  return whole_table(parsed.table(), *ascii, file);
#endif
}

Checked<Document> parse_document(std::string_view text, const std::string& file) {
  Checked<Table> table = parse_toml(text, file);
  if (!table) return table.problems();
  if (table->empty()) return problem_of(file, "it is empty. Begin with [scenario] and name = \"...\".");
  return Document{file, std::move(*table)};
}

}  // namespace coadopt

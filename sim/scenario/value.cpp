#include "scenario/value.hpp"

namespace coadopt {

namespace {

constexpr std::size_t most_shown = 60;  // bytes of a text that a message shows

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (letter == '\n') {
      out += "\\n";
    } else if (letter == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += letter;
    }
  }
  return out;
}

// The text, cut where a letter begins.
std::string cut(std::string_view text) {
  if (text.size() <= most_shown) return std::string(text);
  std::size_t end = most_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace

const Entry* entry_of(const Table& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &Entry::key);
  return found == table.end() ? nullptr : &*found;
}

const Table* table_of(const Table& table, std::string_view key) {
  const Entry* entry = entry_of(table, key);
  return entry == nullptr ? nullptr : std::get_if<Table>(&entry->value.is);
}

std::string in_quotes(std::string_view text) { return '"' + escaped(text) + '"'; }

std::string shown_key(std::string_view key) { return escaped(cut(key)); }

std::string shown(const Value& value) {
  struct Show {
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& text) const { return in_quotes(cut(text)); }
    std::string operator()(const Date& date) const { return date.text; }
    std::string operator()(const List& list) const { return list.empty() ? "[]" : "[...]"; }
    std::string operator()(const Table& table) const { return table.empty() ? "{}" : "{...}"; }
  };
  return std::visit(Show{}, value.is);
}

std::string_view kind_of(const Value& value) {
  static constexpr std::array<std::string_view, 7> names = {
      "a truth value", "a number", "a number", "text", "a date or time", "a list", "a table"};
  return names[value.is.index()];
}

}  // namespace coadopt

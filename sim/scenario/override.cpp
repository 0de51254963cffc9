#include "scenario/draft.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "scenario/document.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

namespace {

constexpr std::size_t most_parts = 17;  // 16 dots

// Everything in the value stands on the command line.
void put_at(const Place& place, Value& value) {
  value.place = place;
  if (auto* list = std::get_if<List>(&value.is)) {
    for (Value& one : *list) put_at(place, one);
  } else if (auto* table = std::get_if<Table>(&value.is)) {
    for (Entry& one : *table) {
      one.place = place;
      put_at(place, one.value);
    }
  }
}

// A whole number too large for TOML, which keys then find out of range. Nothing if it is none.
std::optional<double> too_large(const std::string& text) {
  const bool has_sign = text.front() == '-' || text.front() == '+';
  const std::string digits = text.substr(has_sign ? 1 : 0);
  const bool whole = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!whole || digits.front() == '0') return std::nullopt;
  const auto number = real_of(digits);
  if (!number || *number < 0x1p63) return std::nullopt;
  return text.front() == '-' ? -*number : *number;
}

// Numbers with digits on both sides of the dot, as TOML wants them: 0.2 for .2, 1.0 for 1.
std::string with_digits_around_dots(const std::string& text) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string full;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before = i > 0 && is_digit(i - 1);
    const bool after = is_digit(i + 1);
    const bool decimal = text[i] == '.' && before != after;
    if (decimal && after) full += '0';
    full += text[i];
    if (decimal && before) full += '0';
  }
  return full;
}

// Nothing where the text is no TOML.
std::optional<Value> toml_value(const std::string& text, const Place& place) {
  Checked<Table> table = parse_toml("value = " + text, place.file);
  if (!table || table->size() != 1) return std::nullopt;
  put_at(place, table->front().value);
  return std::move(table->front().value);
}

Value value_of(const std::string& text, const Place& place) {
  if (auto value = toml_value(text, place)) return *value;
  const bool has_text = text.find_first_of("\"'") != std::string::npos;
  if (!has_text) {
    if (auto value = toml_value(with_digits_around_dots(text), place)) return *value;
  }
  if (const auto number = too_large(text)) return {place, *number};
  return {place, text};  // such as a bare word
}

std::vector<std::string> parts_of(std::string_view key) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (true) {
    const std::size_t dot = key.find('.', from);
    parts.emplace_back(key.substr(from, dot - from));
    if (dot == std::string_view::npos || parts.size() > most_parts) return parts;
    from = dot + 1;
  }
}

bool is_bare_key(const std::string& part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
  });
}

}  // namespace

Checked<Table> parse_override(const std::string& option) {
  constexpr std::string_view of_ensemble = "ensemble.from=";  // as the option --ensemble gives it
  const Place place{option.starts_with(of_ensemble) ? "--ensemble " + option.substr(of_ensemble.size())
                                                    : "--set " + shown_key(option),
      0};
  const auto wrong = [&](const char* text) { return Problem{place, text}; };
  const std::size_t equals = option.find('=');
  if (!is_utf8(option)) {
    return wrong(
        option.starts_with(of_ensemble)
            ? "the name of the file is not UTF-8 text, as a results file must record it. Rename the file."
            : "this is not UTF-8 text. Write it in UTF-8.");
  }
  if (equals == std::string::npos) return wrong("there is no value. Write it as table.key=value.");
  if (equals + 1 == option.size())
    return wrong("the value is empty. Write it as table.key=value, empty text as '\"\"'.");
  const std::vector<std::string> parts = parts_of(std::string_view(option).substr(0, equals));
  if (parts.size() > most_parts) return wrong("the key has more than 16 dots. Write it as table.key=value.");
  if (parts.size() < 2)
    return wrong("the key has no table. Write it as table.key=value, such as run.months=24.");
  if (!std::all_of(parts.begin(), parts.end(), is_bare_key)) {
    return wrong("invalid key. Write it as table.key=value, such as run.months=24.");
  }
  if (parts.front() == "intervention") {
    return wrong("interventions can be changed only in files. Make a small file that is based_on this one.");
  }
  if (parts.front() == "scenario" && parts[1] == "based_on") {
    return wrong("a base can be named only in files. Make a small file with this based_on.");
  }
  const bool counts = parts.front() == "population" && (parts[1] == "from" || parts[1] == "community" ||
                                                           parts[1] == "team" || parts[1] == "organisation");
  if (counts)
    return wrong("a population can be described only in files. Make a small file with this [population].");
  Value value = value_of(option.substr(equals + 1), place);
  const bool number = std::holds_alternative<std::int64_t>(value.is);
  if (number && option.find_first_of("xob", equals) != std::string::npos) {
    return wrong("the number is not decimal. Write it in decimal digits.");
  }
  for (std::size_t i = parts.size(); i-- > 1;) {
    Table table;
    table.push_back({parts[i], place, std::move(value)});
    value = Value{place, std::move(table)};
  }
  Table root;
  root.push_back({parts.front(), place, std::move(value)});
  return root;
}

}  // namespace coadopt

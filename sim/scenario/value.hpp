#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

struct Value;
struct Entry;
using List = std::vector<Value>;
using Table = std::vector<Entry>;  // in the order of the file

// A TOML date or time; no key takes one.
struct Date {
  std::string text;
};

// A value of a scenario file or of an option, and where it stands.
struct Value {
  Place place;
  std::variant<bool, std::int64_t, double, std::string, Date, List, Table> is;
};

// A key and its value; the place is the key's.
struct Entry {
  std::string key;
  Place place;
  Value value;
};

// The entry of a key; none where the table has none such.
[[nodiscard]] const Entry* entry_of(const Table& table, std::string_view key);
// The table of a key; none where there is something else too.
[[nodiscard]] const Table* table_of(const Table& table, std::string_view key);

// Text as TOML writes it, in double quotes.
[[nodiscard]] std::string in_quotes(std::string_view text);

// A value as a message shows it: short, on one line.
[[nodiscard]] std::string shown(const Value& value);

// What a value is, in words: "text", "a list".
[[nodiscard]] std::string_view kind_of(const Value& value);

// A key as a message shows it: long ones cut short, letters that a terminal might act on made visible.
[[nodiscard]] std::string shown_key(std::string_view key);

}  // namespace coadopt

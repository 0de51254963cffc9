#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "command/description.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

std::string escaped(const std::string& cell) {
  std::string text;
  for (const char letter : cell) text += letter == '|' ? std::string("\\|") : std::string(1, letter);
  return text;
}

}  // namespace

Description only(const Description& description, const std::string& name) {
  Description some = description;
  some.rows.clear();
  std::vector<std::string_view> names;
  for (const auto& row : description.rows) {
    names.emplace_back(row.front());
    if (row.front() == name || row.front().starts_with(name + ".")) some.rows.push_back(row);
  }
  if (some.rows.empty()) {
    const std::optional<std::string_view> meant = nearest(name, names);
    throw std::invalid_argument(fmt::format("{}: none is called \"{}\". {}", description.title, name,
        meant ? fmt::format("Did you mean {}?", *meant) : "Leave the name out to see them all."));
  }
  return some;
}

std::string as_text(const Description& description) {
  std::string text = fmt::format("{}\n{}\n", description.title, description.introduction);
  for (const auto& row : description.rows) {
    text += fmt::format("\n{}\n", row.front());
    for (std::size_t i = 1; i < row.size(); ++i) {
      text += fmt::format("  {:<16} {}\n", description.columns[i], row[i]);
    }
  }
  return text;
}

std::string as_markdown(const Description& description) {
  std::string text = fmt::format("# {}\n\n{}\n\n|", description.title, description.introduction);
  for (const std::string& column : description.columns) text += fmt::format(" {} |", column);
  text += "\n|";
  for (std::size_t i = 0; i < description.columns.size(); ++i) text += " --- |";
  text += "\n";
  for (const auto& row : description.rows) {
    text += fmt::format("| `{}` |", escaped(row.front()));
    for (std::size_t i = 1; i < row.size(); ++i) text += fmt::format(" {} |", escaped(row[i]));
    text += "\n";
  }
  return text;
}

nlohmann::ordered_json as_json(const Description& description) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : description.rows) {
    nlohmann::ordered_json one;
    for (std::size_t i = 0; i < row.size(); ++i) one[description.columns[i]] = row[i];
    rows.push_back(one);
  }
  return rows;
}

}  // namespace coadopt

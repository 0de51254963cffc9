#include "results/scenario_differences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/document.hpp"
#include "scenario/errors.hpp"

namespace coadopt {

namespace {

const Value* value_at(const Table& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &Entry::key);
  return found == table.end() ? nullptr : &found->value;
}

std::string shown_or_nothing(const Value* value) { return value == nullptr ? "(nothing)" : shown(*value); }

std::string difference_of(const std::string& name, const Value* now, const Value* before);

// The first difference between two tables, by the keys of one and then those that only the other has; empty
// where there is none.
std::string first_difference_of(const std::string& name, const Table& now, const Table& before) {
  const std::string prefix = name.empty() ? "" : name + ".";
  for (const Entry& one : now) {
    std::string told = difference_of(prefix + one.key, &one.value, value_at(before, one.key));
    if (!told.empty()) return told;
  }
  for (const Entry& one : before) {
    if (value_at(now, one.key) == nullptr) return difference_of(prefix + one.key, nullptr, &one.value);
  }
  return "";
}

std::string first_difference_of(const std::string& name, const List& now, const List& before) {
  for (std::size_t i = 0; i < std::max(now.size(), before.size()); ++i) {
    std::string told = difference_of(fmt::format("{}[{}]", name, i + 1), i < now.size() ? &now[i] : nullptr,
        i < before.size() ? &before[i] : nullptr);
    if (!told.empty()) return told;
  }
  return "";
}

bool same(const Date& one, const Date& other) { return one.text == other.text; }
template <class T>
bool same(const T& one, const T& other) {
  return one == other;
}

std::string difference_of(const std::string& name, const Value* now, const Value* before) {
  const std::string told =
      fmt::format("has {} = {}, and had {}", name, shown_or_nothing(now), shown_or_nothing(before));
  if (now == nullptr || before == nullptr || now->is.index() != before->is.index()) return told;
  return std::visit(
      [&]<class T>(const T& mine) -> std::string {
        const T& theirs = std::get<T>(before->is);
        if constexpr (std::is_same_v<T, Table> || std::is_same_v<T, List>) {
          return first_difference_of(name, mine, theirs);
        } else {
          return same(mine, theirs) ? "" : told;
        }
      },
      now->is);
}

// What a scenario says, but for what plans are compared by on their own, and its number of replicates, which
// may grow.
Table without_length(const std::string& text, const std::string& name) {
  Table table = or_throw(parse_toml(text, name));
  for (Entry& one : table) {
    Table* const run = one.key == "run" ? std::get_if<Table>(&one.value.is) : nullptr;
    if (run != nullptr)
      std::erase_if(*run, [](const Entry& entry) {
        return entry.key == "replicates" || entry.key == "seed" || entry.key == "months";
      });
  }
  return table;
}

}  // namespace

void compare_scenarios(
    const nlohmann::ordered_json& now, const nlohmann::ordered_json& before, std::vector<std::string>& told) {
  if (now.size() != before.size()) {
    told.push_back(fmt::format("there are {} scenarios, and were {}", now.size(), before.size()));
    return;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto name = now[i].at("name").get<std::string>();
    const auto mine = now[i].at("text").get<std::string>();
    const auto theirs = before[i].at("text").get<std::string>();
    if (mine == theirs) continue;
    const std::string difference =
        first_difference_of("", without_length(mine, name), without_length(theirs, name));
    if (!difference.empty()) told.push_back(fmt::format("scenario \"{}\" {}", name, difference));
  }
}

}  // namespace coadopt

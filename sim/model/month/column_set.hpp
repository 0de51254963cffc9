#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "partnership/partnership.hpp"

namespace coadopt {

// Calls visit(holder, column) for each declared column of a partnership; its value is
// partnership.*holder.member.*column.member.
template <class Visit>
constexpr void for_each_declared_column(const Visit& visit) {
  const auto visit_columns = [&]<class Held>(const DeclaredColumn<Partnership, Held>& holder) {
    std::apply([&](const auto&... column) { (visit(holder, column), ...); }, columns<Held>);
  };
  std::apply([&](const auto&... holder) { (visit_columns(holder), ...); }, columns<Partnership>);
}

inline constexpr std::size_t column_count = [] {
  std::size_t count = 0;
  for_each_declared_column([&](const auto&, const auto&) { ++count; });
  return count;
}();

namespace detail {

void there_is_no_such_column();  // is not defined, so that a wrong name does not compile

}  // namespace detail

// Some columns of a partnership, such as those that a phase writes.
class ColumnSet {
 public:
  constexpr ColumnSet() = default;

  // By names such as "staff.skill"; "teams.*" names all columns of teams. A name of nothing does not compile.
  consteval ColumnSet(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      if (!add_named(name)) detail::there_is_no_such_column();
    }
  }

  [[nodiscard]] constexpr bool has(std::size_t id) const { return has_[id]; }
  constexpr void add(std::size_t id) { has_[id] = true; }
  friend constexpr ColumnSet operator|(ColumnSet a, const ColumnSet& b) {
    for (std::size_t id = 0; id < column_count; ++id) a.has_[id] = a.has_[id] || b.has_[id];
    return a;
  }
  // Those that are not in another.
  friend constexpr ColumnSet operator-(ColumnSet a, const ColumnSet& b) {
    for (std::size_t id = 0; id < column_count; ++id) a.has_[id] = a.has_[id] && !b.has_[id];
    return a;
  }
  friend constexpr bool operator==(const ColumnSet&, const ColumnSet&) = default;

 private:
  // Returns whether there is any. Holders are compared first, since a compiler may take only so many steps.
  constexpr bool add_named(std::string_view name) {
    bool found = false;
    std::size_t id = 0;
    const auto in_holder = [&]<class Held>(const DeclaredColumn<Partnership, Held>& holder) {
      const std::size_t dot = holder.name.size();
      if (name.size() <= dot || name[dot] != '.' || !name.starts_with(holder.name)) {
        id += std::tuple_size_v<std::remove_cvref_t<decltype(columns<Held>)>>;
        return;
      }
      const std::string_view own = name.substr(dot + 1);
      const auto in_column = [&](std::string_view column) {
        if (own == "*" || own == column) found = has_[id] = true;
        ++id;
      };
      std::apply([&](const auto&... column) { (in_column(column.name), ...); }, columns<Held>);
    };
    std::apply([&](const auto&... holder) { (in_holder(holder), ...); }, columns<Partnership>);
    return found;
  }

  std::array<bool, column_count> has_{};
};

// "staff.skill, staff.slack".
[[nodiscard]] inline std::string names_of(const ColumnSet& set) {
  std::string names;
  std::size_t id = 0;
  for_each_declared_column([&](const auto& holder, const auto& column) {
    if (!set.has(id++)) return;
    if (!names.empty()) names += ", ";
    names += std::string(holder.name) + "." + std::string(column.name);
  });
  return names;
}

// Those that differ between two states of a partnership.
[[nodiscard]] inline ColumnSet changed_columns(const Partnership& before, const Partnership& after) {
  ColumnSet changed;
  std::size_t id = 0;
  for_each_declared_column([&](const auto& holder, const auto& column) {
    if (!(before.*holder.member.*column.member == after.*holder.member.*column.member)) changed.add(id);
    ++id;
  });
  return changed;
}

}  // namespace coadopt

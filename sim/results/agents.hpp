#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "partnership/partnership.hpp"
#include "results/dimension.hpp"
#include "results/element.hpp"

namespace coadopt {

struct AgentNumbers {
  std::uint32_t staff = 0;
  std::uint32_t persons = 0;
};

// One variable of the group `agents`, for the writer and for the documentation: a column of staff or persons as
// it stands at the end of a month.
struct AgentVariable {
  std::string_view name;
  const DimensionDescription* whose;  // staff or person
  Axis axis;                          // co, or none
  std::string_view long_name;
  std::span<const std::string_view> meanings;  // of the values 0, 1, ...; empty for levels
  // The values of all agents as bytes: agents in order, Co's innermost.
  std::vector<std::byte> (*values_of)(const Partnership&);

  [[nodiscard]] constexpr std::size_t width() const { return extent(axis); }
  [[nodiscard]] constexpr h5::Element element() const {
    return meanings.empty() ? h5::Element::float32 : h5::Element::uint8;
  }
  // How many of the agents it has a value of.
  [[nodiscard]] constexpr std::uint32_t agents_of(const AgentNumbers& numbers) const {
    return whose == &dimension::staff ? numbers.staff : numbers.persons;
  }
  [[nodiscard]] std::size_t bytes_per_agent() const { return width() * h5::described(element()).bytes; }
};

namespace detail {

template <class Held>
struct AgentColumn;  // how a column is written
template <class AnyId, class T>
struct AgentColumn<Column<AnyId, T>> {
  static constexpr Axis axis = std::is_same_v<T, CoSet> ? Axis::co : Axis::none;
  static constexpr bool of_staff = std::is_same_v<AnyId, StaffId>;

  static std::vector<std::byte> values(const Column<AnyId, T>& column) {
    if constexpr (std::is_same_v<T, CoSet>) {
      std::vector<std::byte> bytes;
      bytes.reserve(std::size_t{column.size()} * co_count);
      for (const AnyId one : column.ids()) {
        for (const Co co : all_cos) bytes.push_back(std::byte{column[one].has(co)});
      }
      return bytes;
    } else {
      const std::span<const std::byte> bytes = std::as_bytes(std::span(column.data(), column.size()));
      return {bytes.begin(), bytes.end()};
    }
  }
};
template <class AnyId, class T>
struct AgentColumn<PerCo<Column<AnyId, T>>> {
  static_assert(sizeof(T) == 1);
  static constexpr Axis axis = Axis::co;
  static constexpr bool of_staff = std::is_same_v<AnyId, StaffId>;

  static std::vector<std::byte> values(const PerCo<Column<AnyId, T>>& columns) {
    std::vector<std::byte> bytes;
    bytes.reserve(std::size_t{columns[Co::commission].size()} * co_count);
    for (const AnyId one : columns[Co::commission].ids()) {
      for (const Co co : all_cos) bytes.push_back(static_cast<std::byte>(columns[co][one]));
    }
    return bytes;
  }
};

// A column of staff or persons under its declared name.
template <auto holder, auto member>
constexpr AgentVariable agent_variable(
    std::string_view long_name, std::span<const std::string_view> meanings = {}) {
  using Holder = std::remove_cvref_t<decltype(std::declval<Partnership&>().*holder)>;
  using As = AgentColumn<std::remove_cvref_t<decltype(std::declval<Holder&>().*member)>>;
  return {declared_name(member), As::of_staff ? &dimension::staff : &dimension::person, As::axis, long_name,
      meanings, [](const Partnership& who) { return As::values(who.*holder.*member); }};
}

inline constexpr std::array<std::string_view, 2> no_yes = {"no", "yes"};

// A bit of persons' nature.
template <std::uint8_t bit>
constexpr AgentVariable agent_variable_of_nature(std::string_view name, std::string_view long_name) {
  return {name, &dimension::person, Axis::none, long_name, no_yes, [](const Partnership& who) {
            std::vector<std::byte> bits;
            for (const PersonId one : who.persons.nature.ids()) {
              bits.push_back(std::byte{who.persons.nature[one].is(bit)});
            }
            return bits;
          }};
}

}  // namespace detail

inline constexpr auto agent_variables = std::to_array<AgentVariable>({
    detail::agent_variable<&Partnership::staff, &Staff::role>("what the member of staff does", role_names),
    detail::agent_variable<&Partnership::staff, &Staff::practice>("practice of the Co", practice_names),
    detail::agent_variable<&Partnership::staff, &Staff::espoused>(
        "whether the member of staff says they are for the Co", detail::no_yes),
    detail::agent_variable<&Partnership::staff, &Staff::skill>("skill to enable users and communities, 0..1"),
    detail::agent_variable<&Partnership::staff, &Staff::attitude>(
        "belief that citizens have something to give, 0..1"),
    detail::agent_variable<&Partnership::staff, &Staff::burnout>("exhaustion, 0..1"),
    detail::agent_variable<&Partnership::staff, &Staff::propensity>(
        "propensity to co-produce, which lasts while the post is held, 0..1"),
    detail::agent_variable<&Partnership::persons, &Persons::participation>(
        "whether the person takes part", participation_names),
    detail::agent_variable_of_nature<Nature::user>(
        "user", "whether the person uses services; else a neighbour"),
    detail::agent_variable_of_nature<Nature::seldom_heard>(
        "seldom_heard", "whether invitations seldom reach the person"),
    detail::agent_variable<&Partnership::persons, &Persons::wellbeing>("wellbeing, 0..1"),
    detail::agent_variable<&Partnership::persons, &Persons::need>("need, 0..1"),
});

// Who does what at the end of a month: the values of each variable.
using AgentSnapshot = std::array<std::vector<std::byte>, agent_variables.size()>;

}  // namespace coadopt

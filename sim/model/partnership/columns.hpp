#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "parameter/members.hpp"
#include "partnership/column.hpp"

namespace coadopt {

// How long a value lasts: as long as the place it belongs to, or until somebody new takes the place.
enum class Lasts : std::uint8_t { place, holder };

// A column, or one for each Co or role, declared once: what sizes columns, counts their bytes, begins
// newcomers, compares two states and names what phases read and write starts here.
template <class Holder, class Member>
struct DeclaredColumn {
  using Held = Member;

  std::string_view name;
  Member Holder::*member;
  Lasts lasts = Lasts::place;
  float initial = 0.0F;  // of columns of floats; others begin as T{}
};
template <class Holder, class Member, class... More>
DeclaredColumn(const char*, Member Holder::*, More...) -> DeclaredColumn<Holder, Member>;

// In a struct of columns.
#define COADOPT_COLUMNS(Struct) COADOPT_MEMBERS(Struct)

// A column, or one for each Co or role, or a struct of them; then how long its values last and begin at.
#define COADOPT_COLUMN(Type, name, ...) \
  COADOPT_MEMBER(Type, name, ::coadopt::DeclaredColumn{#name, &Self::name __VA_OPT__(, ) __VA_ARGS__})

// The declared columns of a struct, a std::tuple.
template <class Holder>
inline constexpr auto columns =
    declared_members<Holder>([](const auto&... each) { return std::tuple{each...}; });

// Calls visit(column, declared) for every column of a struct, which may be constant, and of structs within it.
template <class Holder, class Visit>
constexpr void for_each_column(Holder& holder, const Visit& visit);

// Bytes that one thing of a kind takes in all columns of a struct and of structs within it.
template <class AnyId, class Holder>
[[nodiscard]] consteval std::size_t bytes_of_each();

namespace detail {

template <class T>
concept IsColumn = requires { typename T::Element; };
template <class T>
concept HasValues = requires(T& several) { several.values[0]; };

template <class Member, class Declared, class Visit>
constexpr void visit_columns_of(Member& member, const Declared& declared, const Visit& visit) {
  if constexpr (IsColumn<Member>) {
    visit(member, declared);
  } else if constexpr (HasValues<Member>) {
    for (auto& one : member.values) visit(one, declared);
  } else {
    for_each_column(member, visit);
  }
}

template <class AnyId, class Member>
consteval std::size_t bytes_of_each_in() {
  if constexpr (IsColumn<Member>) {
    return std::is_same_v<AnyId, typename Member::Id> ? sizeof(typename Member::Element) : 0;
  } else if constexpr (HasValues<Member>) {
    using One = std::remove_cvref_t<decltype(std::declval<Member&>().values[0])>;
    return sizeof(Member) / sizeof(One) * bytes_of_each_in<AnyId, One>();
  } else {
    return bytes_of_each<AnyId, Member>();
  }
}

}  // namespace detail

template <class Holder, class Visit>
constexpr void for_each_column(Holder& holder, const Visit& visit) {
  std::apply(
      [&](const auto&... declared) {
        (detail::visit_columns_of(holder.*declared.member, declared, visit), ...);
      },
      columns<std::remove_const_t<Holder>>);
}

template <class AnyId, class Holder>
consteval std::size_t bytes_of_each() {
  return std::apply(
      []<class... Declared>(
          const Declared&...) { return (detail::bytes_of_each_in<AnyId, typename Declared::Held>() + ...); },
      columns<Holder>);
}

// Whether every member of a struct is declared as a column, each with a name of its own.
template <class Holder>
consteval bool all_declared() {
  return std::apply(
      []<class... Declared>(const Declared&... declared) {
        const std::array<std::string_view, sizeof...(Declared)> names = {declared.name...};
        for (std::size_t i = 0; i < names.size(); ++i) {
          for (std::size_t j = 0; j < i; ++j) {
            if (names[i] == names[j]) return false;
          }
        }
        return (sizeof(typename Declared::Held) + ...) == sizeof(Holder);
      },
      columns<Holder>);
}

// The declared name of a member of a struct of columns.
template <class Holder, class Member>
[[nodiscard]] consteval std::string_view declared_name(Member Holder::*member) {
  std::string_view name;
  std::apply(
      [&](const auto&... declared) {
        const auto look_at = [&](const auto& one) {
          if constexpr (std::is_same_v<decltype(one.member), Member Holder::*>) {
            if (one.member == member) name = one.name;
          }
        };
        (look_at(declared), ...);
      },
      columns<Holder>);
  return name;
}

// The initial value of a declared column of elements T.
template <class T, class Declared>
[[nodiscard]] constexpr T initial_of(const Declared& declared) {
  if constexpr (std::is_same_v<T, float>) {
    return declared.initial;
  } else {
    return T{};
  }
}

// Everyone's values of a struct become initial again.
template <class Holder>
void reset(Holder& holder) {
  for_each_column(holder, []<class AnyId, class T>(Column<AnyId, T>& column, const auto& declared) {
    column.fill(initial_of<T>(declared));
  });
}

// The values that last as long as their holder become initial again, since somebody new takes the place.
template <class Holder, class AnyId>
void begin_anew(Holder& holder, AnyId one) {
  for_each_column(holder, [&]<class T>(Column<AnyId, T>& column, const auto& declared) {
    if (declared.lasts == Lasts::holder) column[one] = initial_of<T>(declared);
  });
}

}  // namespace coadopt

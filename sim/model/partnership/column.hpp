#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "parameter/members.hpp"

namespace coadopt {

// The number of one thing of a kind; ids of different kinds do not mix.
template <class Kind>
struct Id {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};

using OrganisationId = Id<struct OrganisationKindOfId>;
using TeamId = Id<struct TeamKindOfId>;
using StaffId = Id<struct StaffKindOfId>;
using PersonId = Id<struct PersonKindOfId>;
using CommunityId = Id<struct CommunityKindOfId>;

// Whose state a lever is, and whom an intervention targets. Teams have no levers of their own.
enum class Entity : std::uint8_t { staff, person, organisation, community, team };
inline constexpr std::array<std::string_view, 5> entity_names = {
    "staff", "person", "organisation", "community", "team"};
[[nodiscard]] constexpr std::string_view name_of(Entity entity) {
  return entity_names[static_cast<std::size_t>(entity)];
}

// Neighbouring ids, first included, last not; `for (StaffId staff : range)`.
template <class AnyId>
struct Range {
  AnyId first;
  AnyId last;

  struct Iterator {
    std::uint32_t value;
    AnyId operator*() const { return AnyId{value}; }
    Iterator& operator++() {
      ++value;
      return *this;
    }
    friend bool operator==(Iterator, Iterator) = default;
  };

  [[nodiscard]] Iterator begin() const { return {first.value}; }
  [[nodiscard]] Iterator end() const { return {last.value}; }
  [[nodiscard]] std::uint32_t size() const { return last.value - first.value; }
  [[nodiscard]] bool empty() const { return first == last; }
  // One comparison: what lies below the first wraps around.
  [[nodiscard]] bool contains(AnyId one) const { return one.value - first.value < size(); }
  friend constexpr bool operator==(const Range&, const Range&) = default;
};

// One value for each thing of a kind: a contiguous array that only its own ids index.
template <class AnyId, class T>
class Column {
 public:
  using Id = AnyId;
  using Element = T;

  Column() = default;
  explicit Column(std::uint32_t size, T value = T{}) : values_(size, value) {}

  T& operator[](AnyId id) { return values_[id.value]; }
  const T& operator[](AnyId id) const { return values_[id.value]; }
  [[nodiscard]] T* data() { return values_.data(); }
  [[nodiscard]] const T* data() const { return values_.data(); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }
  [[nodiscard]] Range<AnyId> ids() const { return {AnyId{0}, AnyId{size()}}; }
  void fill(const T& value) { std::fill(values_.begin(), values_.end(), value); }
  friend bool operator==(const Column&, const Column&) = default;

 private:
  std::vector<T> values_;
};

template <class T>
using OfOrganisation = Column<OrganisationId, T>;
template <class T>
using OfTeam = Column<TeamId, T>;
template <class T>
using OfStaff = Column<StaffId, T>;
template <class T>
using OfPerson = Column<PersonId, T>;
template <class T>
using OfCommunity = Column<CommunityId, T>;

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

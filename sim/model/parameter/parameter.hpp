#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "parameter/members.hpp"

namespace coadopt {

// Where a default comes from. A guess about the world is `assumed` and says so wherever it shows. What follows
// from other parameters, or from where the model settles that nothing is done to, is `derived`: it is no guess
// of its own.
enum class Evidence : std::uint8_t { assumed, cited, calibrated, derived };

struct Source {
  Evidence evidence;
  std::string_view text;
  std::string_view question = {};  // of a guess about the world: whom to ask what, to settle it
};

consteval Source assumed(std::string_view why, std::string_view question = {}) {
  return {Evidence::assumed, why, question};
}
consteval Source cited(std::string_view where) { return {Evidence::cited, where}; }
consteval Source calibrated(std::string_view run) { return {Evidence::calibrated, run}; }
consteval Source derived(std::string_view how) { return {Evidence::derived, how}; }

struct Bounds {
  double low;
  double high;

  friend constexpr bool operator==(const Bounds&, const Bounds&) = default;
};

enum class Kind : std::uint8_t { real, whole, choice };

inline constexpr std::size_t most_slots = 8;

// The default of a parameter: one number, or one for each of its labels.
struct Initial {
  std::array<double, most_slots> values{};
  std::size_t slots = 1;

  consteval Initial(double value) : values{value} {}  // NOLINT(google-explicit-constructor)
  template <std::convertible_to<double>... More>
  consteval Initial(double first, double second, More... more)
      : values{first, second, static_cast<double>(more)...}, slots(2 + sizeof...(more)) {}
};

// How a member of a struct of parameters is read and written as numbers.
template <class Struct>
struct Access {
  Kind kind;
  std::size_t slots;
  std::size_t bytes;
  double (*read)(const Struct&, std::size_t slot);
  void (*write)(Struct&, std::size_t slot, double value);
};

namespace detail {

template <class Struct, class T>
Struct struct_of(T Struct::*);

template <class T>
concept Scalar = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <Scalar T>
consteval Kind kind_of() {
  if (std::is_enum_v<T>) return Kind::choice;
  return std::is_integral_v<T> ? Kind::whole : Kind::real;
}

}  // namespace detail

template <auto member>
consteval auto at() {
  using Struct = decltype(detail::struct_of(member));
  using Held = std::remove_cvref_t<decltype(std::declval<Struct&>().*member)>;
  if constexpr (detail::Scalar<Held>) {
    return Access<Struct>{detail::kind_of<Held>(), 1, sizeof(Held),
        [](const Struct& holder, std::size_t) { return static_cast<double>(holder.*member); },
        [](Struct& holder, std::size_t, double value) { holder.*member = static_cast<Held>(value); }};
  } else {
    using Element = std::remove_cvref_t<decltype(std::declval<Held&>().values[0])>;
    return Access<Struct>{detail::kind_of<Element>(), sizeof(Held) / sizeof(Element), sizeof(Held),
        [](const Struct& holder, std::size_t slot) {
          return static_cast<double>((holder.*member).values[slot]);
        },
        [](Struct& holder, std::size_t slot, double value) {
          (holder.*member).values[slot] = static_cast<Element>(value);
        }};
  }
}

// What is declared of a parameter: everything that reads, checks, documents or varies it starts here.
struct Declaration {
  std::string_view name;
  Initial initial;
  Bounds bounds;
  std::string_view unit;
  std::string_view meaning;
  Source source;
  std::span<const std::string_view> labels = {};  // of the slots, or of the choices
};

// A parameter of a struct.
template <class Struct>
struct Parameter : Declaration {
  Access<Struct> access;
};

// In a struct of parameters: the table of the scenario file that it is written in, and comparison.
#define COADOPT_PARAMETERS(Struct, name)                          \
  COADOPT_MEMBERS(Struct);                                        \
  friend bool operator==(const Struct&, const Struct&) = default; \
  static constexpr std::string_view table = name

// A member of such a struct and its declaration, from its default on.
#define COADOPT_PARAMETER(Type, name, ...) \
  COADOPT_MEMBER(Type, name, ::coadopt::Parameter<Self>{{#name, __VA_ARGS__}, ::coadopt::at<&Self::name>()})

// The declarations of a struct of parameters, in their order.
template <class Struct>
inline constexpr auto declarations = declared_array<Struct>();

// Whether every member of the struct is declared, once, with nothing left out and its default in range.
template <class Struct>
consteval bool complete() {
  std::size_t bytes = 0;
  const auto& all = declarations<Struct>;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& one = all[i];
    if (one.name.empty() || one.unit.empty() || one.meaning.empty() || one.source.text.empty()) return false;
    if (one.bounds.low > one.bounds.high || one.initial.slots != one.access.slots) return false;
    if ((one.access.slots > 1 || one.access.kind == Kind::choice) && one.labels.empty()) return false;
    if (one.access.slots > 1 && one.labels.size() != one.access.slots) return false;
    for (std::size_t slot = 0; slot < one.access.slots; ++slot) {
      const double value = one.initial.values[slot];
      if (value < one.bounds.low || value > one.bounds.high) return false;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (all[j].name == one.name) return false;
    }
    bytes += one.access.bytes;
  }
  return bytes == sizeof(Struct);
}

// A struct of parameters at its declared defaults.
template <class Struct>
[[nodiscard]] Struct defaults() {
  static_assert(complete<Struct>(), "a parameter is undeclared, incomplete, out of range or declared twice");
  Struct holder{};
  for (const auto& one : declarations<Struct>) {
    for (std::size_t slot = 0; slot < one.access.slots; ++slot) {
      one.access.write(holder, slot, one.initial.values[slot]);
    }
  }
  return holder;
}

}  // namespace coadopt

#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace coadopt {

// Members of a struct that are declared where they stand: a macro gives the member and, in a static function of
// the line it is on, what else is said of it. So a member and its declaration cannot be mixed up.
template <int line>
struct Line {};

// Begins such members; at most `most_lines` lines further on is the last of them.
#define COADOPT_MEMBERS(Struct) \
  using Self = Struct;          \
  static constexpr int first_line = __LINE__

// A member, after a semicolon the next; `...` is what declared_members() gives for it.
#define COADOPT_MEMBER(Type, name, ...)                                             \
  static constexpr auto declared(::coadopt::Line<__LINE__>) { return __VA_ARGS__; } \
  Type name

namespace detail {

inline constexpr std::size_t most_lines = 120;

template <class Struct, std::size_t line>
using LineOf = Line<Struct::first_line + static_cast<int>(line)>;

template <class Struct, std::size_t line>
concept HasMemberOn = requires { Struct::declared(LineOf<Struct, line>{}); };

template <class Struct>
inline constexpr auto lines_with_members = []<std::size_t... line>(std::index_sequence<line...>) {
  constexpr std::array<bool, most_lines> has = {HasMemberOn<Struct, line>...};
  constexpr std::size_t count = (std::size_t{has[line]} + ...);
  std::array<std::size_t, count> lines{};
  std::size_t i = 0;
  ((has[line] ? void(lines[i++] = line) : void()), ...);
  return lines;
}(std::make_index_sequence<most_lines>());

}  // namespace detail

// together(what is declared of each member ...), in their order.
template <class Struct, class Together>
[[nodiscard]] constexpr auto declared_members(const Together& together) {
  constexpr const auto& lines = detail::lines_with_members<Struct>;
  return [&]<std::size_t... i>(std::index_sequence<i...>) {
    return together(Struct::declared(detail::LineOf<Struct, lines[i]>{})...);
  }(std::make_index_sequence<lines.size()>());
}

// The same as an array, where all are of one type.
template <class Struct>
[[nodiscard]] constexpr auto declared_array() {
  return declared_members<Struct>([](const auto&... each) { return std::array{each...}; });
}

}  // namespace coadopt

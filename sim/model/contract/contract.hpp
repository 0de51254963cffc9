#pragma once

#include <cmath>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <source_location>

namespace coadopt {

// What a law expects of its caller and ensures itself is checked in debug builds and costs nothing in others.
#if defined(_GLIBCXX_ASSERTIONS) || !defined(NDEBUG)
inline constexpr bool contracts_checked = true;
#else
inline constexpr bool contracts_checked = false;
#endif

namespace detail {

[[noreturn]] inline void end_with(const char* verb, const char* what, const std::source_location& where) {
  std::fprintf(stderr, "%s:%u: broken contract: %s %s; in %s\n", where.file_name(),
      static_cast<unsigned>(where.line()), verb, what, where.function_name());
  std::abort();
}

// A condition, or a function of nothing that finds out whether it holds, which is then asked in debug builds
// alone.
template <class Condition>
constexpr void check(
    const Condition& holds, const char* verb, const char* what, const std::source_location& where) {
  if constexpr (contracts_checked) {
    if constexpr (std::invocable<const Condition&>) {
      if (!holds()) end_with(verb, what, where);
    } else {
      if (!holds) end_with(verb, what, where);
    }
  }
}

}  // namespace detail

// Ends the program where a caller gives a law what it cannot work with; `what` is what the law expects, in
// words.
template <class Condition>
constexpr void expects(const Condition& holds, const char* what,
    const std::source_location& where = std::source_location::current()) {
  detail::check(holds, "expects", what, where);
}

// Ends the program where a law does not keep what it promises.
template <class Condition>
constexpr void ensures(const Condition& holds, const char* what,
    const std::source_location& where = std::source_location::current()) {
  detail::check(holds, "ensures", what, where);
}

// Whether a number is a level or a share.
[[nodiscard]] constexpr bool is_level(float x) { return x >= 0.0F && x <= 1.0F; }

// Whether all of some numbers are.
template <class... Numbers>
[[nodiscard]] constexpr bool are_levels(Numbers... numbers) {
  return (is_level(numbers) && ...);
}

// The same of a sum of shares, which rounding may carry a little beyond.
[[nodiscard]] constexpr bool is_nearly_level(float x) { return x >= -1e-5F && x <= 1.0F + 1e-5F; }

// Whether a number of hours, sessions or money is one: neither negative, infinite nor no number.
[[nodiscard]] inline bool is_amount(double x) { return x >= 0.0 && std::isfinite(x); }

}  // namespace coadopt

#pragma once

#include <cmath>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <source_location>

namespace coadopt {

// Checks of what a law expects of its caller and ensures itself. Debug builds make them; other builds skip them
// at no cost.
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

// `holds` is a condition, or a function without arguments that computes it and is called in debug builds only.
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

// Ends the program where a caller's values are not what the law expects, which `what` says.
template <class Condition>
constexpr void expects(const Condition& holds, const char* what,
    const std::source_location& where = std::source_location::current()) {
  detail::check(holds, "expects", what, where);
}

// Ends the program where a result is not what the law ensures, which `what` says.
template <class Condition>
constexpr void ensures(const Condition& holds, const char* what,
    const std::source_location& where = std::source_location::current()) {
  detail::check(holds, "ensures", what, where);
}

// Whether a number is a level or a share.
[[nodiscard]] constexpr bool is_level(float x) { return x >= 0.0F && x <= 1.0F; }

// Whether all numbers are levels or shares.
template <class... Numbers>
[[nodiscard]] constexpr bool are_levels(Numbers... numbers) {
  return (is_level(numbers) && ...);
}

// The same for a sum of shares, which may exceed 1 a little by rounding.
[[nodiscard]] constexpr bool is_nearly_level(float x) { return x >= -1e-5F && x <= 1.0F + 1e-5F; }

// Whether a number can be an amount of hours, sessions or money: finite and not negative.
[[nodiscard]] inline bool is_amount(double x) { return x >= 0.0 && std::isfinite(x); }

}  // namespace coadopt

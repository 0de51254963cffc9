#pragma once

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

[[noreturn]] inline void end_with(const char* kind, const std::source_location& where) {
  std::fprintf(stderr, "%s:%u: %s is not so in %s\n", where.file_name(), static_cast<unsigned>(where.line()),
      kind, where.function_name());
  std::abort();
}

}  // namespace detail

// Ends the program where a caller gives a law what it cannot work with.
constexpr void expects(bool holds, const std::source_location& where = std::source_location::current()) {
  if constexpr (contracts_checked) {
    if (!holds) detail::end_with("what is expected", where);
  }
}

// Ends the program where a law does not keep what it promises.
constexpr void ensures(bool holds, const std::source_location& where = std::source_location::current()) {
  if constexpr (contracts_checked) {
    if (!holds) detail::end_with("what is ensured", where);
  }
}

// Whether a number is a level or a share.
[[nodiscard]] constexpr bool is_level(float x) { return x >= 0.0F && x <= 1.0F; }

}  // namespace coadopt

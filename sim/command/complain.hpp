#pragma once

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace coadopt {

// Writes to standard error as far as that can be done. Never throws: that nobody can be told what is wrong is
// no reason to end in another way.
void to_standard_error(std::string_view text) noexcept;

// The same for a text with values in it, as fmt::format takes them. Where memory is short, the text goes
// untold.
template <class... Values>
void complain(fmt::format_string<Values...> text, Values&&... values) noexcept {
  try {
    to_standard_error(fmt::format(text, std::forward<Values>(values)...));
  } catch (...) {
    to_standard_error("coadopt: there is no memory left to say what is wrong.\n");
  }
}

// What is wrong with standard output after all that was told has been handed on; nothing if it arrived.
[[nodiscard]] std::string_view told_to_nobody() noexcept;

}  // namespace coadopt

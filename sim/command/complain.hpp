#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace coadopt {

// Writes to standard error as far as that can be done. Never throws: that nobody can be told what is wrong is
// no reason to end in another way. What a terminal would act on is shown as escapes (scenario/visible.hpp).
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

// Writes to standard output, in the same way; told_to_nobody() says whether it arrived.
void to_standard_output(std::string_view text);

template <class... Values>
void say(fmt::format_string<Values...> text, Values&&... values) {
  to_standard_output(fmt::format(text, std::forward<Values>(values)...));
}

// Writes JSON to standard output. What is shown as an escape is one of JSON too, so that readers get the true
// text; a byte that is not UTF-8, which JSON cannot hold, becomes U+FFFD.
void say_json(const nlohmann::ordered_json& json);

// What is wrong with standard output after all that was told has been handed on; nothing if it arrived. That a
// reader has gone away, as `head` does when it has seen enough, is nothing wrong.
[[nodiscard]] std::string_view told_to_nobody() noexcept;

}  // namespace coadopt

#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

// Opens /dev/null as standard input, output or error where the program was started without. Otherwise the next
// file that it opens would take the place, and messages would be written into it. What goes to standard output
// is then reported as lost (output_problem_text). Before anything else is opened; ends the program where it
// cannot.
void open_standard_streams() noexcept;

// Writes to standard error as far as that can be done. Never throws: that nothing can be reported is
// no reason to end in another way. What a terminal would act on is shown as escapes (scenario/visible.hpp).
void to_standard_error(std::string_view text) noexcept;

// The same for a line with values in it, as fmt::format takes them; line ends within it, which names of files
// may hold, are shown as escapes too. Where memory is short, the text is not written.
template <class... Values>
void complain(fmt::format_string<Values...> text, Values&&... values) noexcept {
  try {
    const std::string line = fmt::format(text, std::forward<Values>(values)...);
    to_standard_error(visible_line(std::string_view(line).substr(0, line.size() - 1)) + "\n");
  } catch (...) {
    to_standard_error("coadopt: memory ran out while an error was being reported.\n");
  }
}

// Writes to standard output, in the same way; output_problem_text() says whether it arrived.
void to_standard_output(std::string_view text);

template <class... Values>
void say(fmt::format_string<Values...> text, Values&&... values) {
  to_standard_output(fmt::format(text, std::forward<Values>(values)...));
}

// Writes JSON to standard output. What is shown as an escape is one of JSON too, so that readers get the true
// text; a byte that is not UTF-8, which JSON cannot hold, becomes U+FFFD.
void say_json(const nlohmann::ordered_json& json);

// What is wrong with standard output after all output has been handed on; nothing if it arrived. That a
// reader has gone away, as `head` does when it has seen enough, is nothing wrong.
[[nodiscard]] std::string_view output_problem_text() noexcept;

// Writes what is wrong with input to standard error: the first hundred problems, a line each, and how many more
// there are.
void complain_of(const std::vector<Problem>& problems) noexcept;

}  // namespace coadopt

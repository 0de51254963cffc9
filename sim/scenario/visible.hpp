#pragma once

#include <string>
#include <string_view>

namespace coadopt {

// Text as it can be shown on a terminal: characters that a terminal acts on, or that change the order in which
// others are shown, stand as escapes. These are control characters (but for the end of a line and the tab),
// marks and overrides of the direction of writing, and separators of lines and paragraphs, as \u001b or \u202e;
// a byte that is not UTF-8 stands as \xff. Files and JSON keep the text as it is.
[[nodiscard]] std::string visible(std::string_view text);

// The same on one line: its end stands as an escape too.
[[nodiscard]] std::string visible_line(std::string_view text);

}  // namespace coadopt

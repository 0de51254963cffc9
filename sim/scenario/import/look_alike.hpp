#pragma once

#include <string>
#include <string_view>

namespace coadopt {

// Text that looks alike on a screen, as spreadsheets and word processors make it: blanks that do not break,
// blanks twice, letters of no width, capitals, accents put on as a letter of their own, curly quotes, long
// hyphens. All take and give UTF-8.

// Without blanks of any kind, tabs and letters of no width at its ends.
[[nodiscard]] std::string_view without_blanks_around(std::string_view text);

// As it is kept: accents composed (NFC), each run of blanks one plain blank, none around it, no letters of no
// width.
[[nodiscard]] std::string tidied(std::string_view text);

// The same for all texts that look alike; for comparing them, not for showing.
[[nodiscard]] std::string look(std::string_view text);

// With letters that cannot be seen, or not be distinguished from others, as <U+00A0>.
[[nodiscard]] std::string with_hidden_letters_named(std::string_view text);

}  // namespace coadopt

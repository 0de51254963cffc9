#pragma once

#include <string>
#include <string_view>

#include "scenario/problem.hpp"

namespace coadopt {

// The same TOML in ASCII: the parser's handling of other letters is not to be trusted. Letters inside strings
// become escapes, and literal strings that have some become basic strings; in comments they become question
// marks. Anywhere else they are refused. Refused as well:
// what is not UTF-8, NUL bytes, and keys of more than 16 dots, which would exhaust the parser's stack.
// A bare year and month after `=` (2026-01), which TOML does not know, becomes text.
// Lines stay where they are.
[[nodiscard]] Checked<std::string> in_ascii(std::string_view toml, const std::string& file);

// Whether text is UTF-8 without NUL bytes.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace coadopt

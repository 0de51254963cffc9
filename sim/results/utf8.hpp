#pragma once

#include <string>
#include <string_view>

namespace coadopt {

// The text with every byte that is not part of valid UTF-8, and every NUL, turned into U+FFFD: what goes into
// a file as UTF-8 must be UTF-8, or readers refuse the whole file.
[[nodiscard]] std::string valid_utf8(std::string_view text);

}  // namespace coadopt

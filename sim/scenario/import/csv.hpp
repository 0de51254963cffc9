#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

// A row of a CSV file and the line it begins on.
struct CsvRow {
  std::uint32_t line = 0;
  std::vector<std::string> fields;
};

// What CSV text says (RFC 4180): quotes where a field needs them, LF or CRLF, UTF-8 with or without a byte
// order mark. Fields are parted by commas, or by semicolons or tabs where the first row or a line such as sep=;
// before it has those. Fields are without the blanks around them; rows in which every field is empty are left
// out, and empty fields behind the last column that has a name. `file` names it in messages.
[[nodiscard]] Checked<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file);

}  // namespace coadopt

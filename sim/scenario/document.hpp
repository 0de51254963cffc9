#pragma once

#include <string>
#include <string_view>

#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// What a file says, and the name it goes by in messages.
struct Document {
  std::string file;
  Table table;
};

// What TOML text says.
[[nodiscard]] Checked<Table> parse_toml(std::string_view text, const std::string& file);

// What scenario text says, which must be something.
[[nodiscard]] Checked<Document> parse_document(std::string_view text, const std::string& file);

}  // namespace coadopt

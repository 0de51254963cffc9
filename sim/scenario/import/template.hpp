#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "scenario/import/sheet.hpp"

namespace coadopt {

// A file to be filled in, with rows that show how.
struct Template {
  std::string_view file;
  std::string_view text;
};

[[nodiscard]] const std::array<Template, 4>& import_templates();

// A warning of rows that are still those of the template of that name, whatever their note says; empty where
// there are none.
[[nodiscard]] std::string warning_of_examples(
    const Sheet& sheet, std::string_view file, std::span<const CsvColumn> columns);

}  // namespace coadopt

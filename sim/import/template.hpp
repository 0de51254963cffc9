#pragma once

#include <array>
#include <string_view>

namespace coadopt {

// A file to be filled in, with rows that show how.
struct Template {
  std::string_view file;
  std::string_view text;
};

[[nodiscard]] const std::array<Template, 4>& import_templates();

}  // namespace coadopt

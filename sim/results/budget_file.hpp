#pragma once

#include <filesystem>
#include <string>

#include "results/budget_contents.hpp"
#include "results/output_path.hpp"

namespace coadopt {

// Writes the results file of a budget's search, and gives it its name when it is whole. Throws OutputRefused,
// WriteFailed; nothing is left behind then.
void write_budget(const BudgetContents& contents, const std::filesystem::path& path, Existing existing);

// What a finished file says of the search that it is of. Throws OutputRefused where it is none.
[[nodiscard]] std::string budget_identity(const std::filesystem::path& path);

}  // namespace coadopt

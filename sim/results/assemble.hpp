#pragma once

#include <filesystem>

#include "results/contents.hpp"
#include "results/output_path.hpp"

namespace coadopt {

// Writes a whole results file and gives it its name when it is whole, in an order that depends on the contents
// alone: the same contents are the same bytes. Throws OutputRefused where the name is taken and must stay,
// WriteFailed; nothing of it is left behind then.
void assemble(const Contents& contents, const std::filesystem::path& path, Existing existing);

}  // namespace coadopt

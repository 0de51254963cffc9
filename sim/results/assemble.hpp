#pragma once

#include <filesystem>

#include "results/contents.hpp"

namespace coadopt {

// Writes a whole results file under a name that nothing has yet, in an order that depends on the contents
// alone: the same contents are the same bytes. Throws WriteFailed, and leaves nothing under the name then.
// `output` is the name that errors tell.
void assemble(const Contents& contents, const std::filesystem::path& name, const std::filesystem::path& output);

}  // namespace coadopt

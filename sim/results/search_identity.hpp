#pragma once

#include <filesystem>
#include <string>

namespace coadopt {

// The attribute `identity` of a finished search's file, which `--resume` compares. `known_by` is an attribute
// that only files of its kind have, and `kind` says in words what they are the results of. Throws OutputRefused
// where the file is none.
[[nodiscard]] std::string search_identity_in(
    const std::filesystem::path& path, const std::string& known_by, const std::string& kind);

}  // namespace coadopt

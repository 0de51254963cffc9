#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "results/output_path.hpp"

namespace coadopt {

// What a merge came to.
struct Merged {
  std::uint64_t points = 0;
  std::uint64_t runs = 0;
  std::uint64_t failed = 0;
};

// Copies the shards of one sweep into the results file that a single machine would have written. Throws
// OutputRefused with all that stands in the way: shards that are missing, come twice or are of another sweep,
// or an output that is there; WriteFailed.
[[nodiscard]] Merged merge_shards(const std::vector<std::filesystem::path>& shards,
    const std::filesystem::path& output, Existing existing, const std::string& command,
    const std::string& created);

}  // namespace coadopt

#pragma once

#include <filesystem>

#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// Where an interrupted run keeps what it finished, to look at.
struct PartialName {
  std::filesystem::path path;
  Existing existing;  // replace where an earlier interruption of the same run wrote it
};

// FILE.h5 -> FILE.partial.h5, or the first of FILE.partial-2.h5, FILE.partial-3.h5, ... that is free or was
// written by an interruption of the same run.
[[nodiscard]] PartialName partial_name(const ResultsPlan& plan, const std::filesystem::path& output);

// Removes what interruptions of this run had written under these names. What cannot be removed stays.
void remove_partial_files(const ResultsPlan& plan, const std::filesystem::path& output);

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/cell_layout.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"

namespace coadopt {

// All that a results file is written from.
struct Contents {
  const ResultsPlan& plan;
  const CellLayout& layout;
  const Journal& journal;
  const std::vector<bool>& finished;      // shape (scenarios, replicates of the plan)
  std::vector<std::uint32_t> replicates;  // those to write
  std::string status;

  // Whether a replicate is finished, by the number of the scenario and the place among the replicates to write.
  [[nodiscard]] bool has(std::size_t scenario, std::size_t replicate) const {
    return finished[scenario * plan.replicates + replicates[replicate]];
  }
};

}  // namespace coadopt

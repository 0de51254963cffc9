#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/agents.hpp"
#include "results/plan.hpp"
#include "results/scratch.hpp"

namespace coadopt {

// Where a snapshot of agents was put aside.
struct SnapshotPlace {
  std::uint64_t place = 0;
  AgentNumbers numbers;
};

// One replicate of one scenario: where what it measured was put aside; nothing while it is not finished.
struct Cell {
  std::optional<std::uint64_t> record;
  std::vector<std::optional<SnapshotPlace>> snapshots;  // one a month kept
};

// All that a results file is written from.
struct Contents {
  const ResultsPlan& plan;
  const Scratch& scratch;
  const std::vector<Cell>& cells;         // shape (scenarios, replicates of the plan)
  std::vector<std::uint32_t> replicates;  // those to write
  std::string status;

  // By the number of the scenario, and the place among the replicates to write.
  [[nodiscard]] const Cell& cell(std::size_t scenario, std::size_t replicate) const {
    return cells[scenario * plan.replicates + replicates[replicate]];
  }
};

}  // namespace coadopt

#pragma once

#include <cstdint>

#include "results/agents.hpp"
#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

// Which record of the journal of a run or comparison holds what, and how. In this order, each block of shape
// (scenario, replicate): the replicates themselves; each column of each snapshot of agents; each variant of the
// check of robustness.
struct CellLayout {
  RunLayout run;              // of a replicate's record
  std::size_t snapshots = 0;  // of agents, of each replicate
  std::size_t variants = 0;
  std::size_t scenarios = 0;
  std::uint32_t replicates = 0;

  // How many blocks there are.
  [[nodiscard]] std::size_t blocks() const { return 1 + snapshots * agent_variables.size() + variants; }

  // The numbers of records.
  [[nodiscard]] std::uint64_t replicate(std::size_t scenario, std::uint32_t replicate) const {
    return record(0, scenario, replicate);
  }
  [[nodiscard]] std::uint64_t column(
      std::size_t scenario, std::uint32_t replicate, std::size_t snapshot, std::size_t variable) const {
    return record(1 + snapshot * agent_variables.size() + variable, scenario, replicate);
  }
  [[nodiscard]] std::uint64_t variant(
      std::size_t variant, std::size_t scenario, std::uint32_t replicate) const {
    return record(1 + snapshots * agent_variables.size() + variant, scenario, replicate);
  }

 private:
  [[nodiscard]] std::uint64_t record(std::size_t block, std::size_t scenario, std::uint32_t replicate) const {
    return (std::uint64_t{block} * scenarios + scenario) * replicates + replicate;
  }
};

[[nodiscard]] CellLayout cell_layout(const ResultsPlan& plan);

// What the journal of a run or comparison begins with. `existing` is what was asked to become of a file that
// stands under the output's name; it is kept so that a run that is resumed does the same.
[[nodiscard]] JournalHeader journal_header(const ResultsPlan& plan, Existing existing);

}  // namespace coadopt

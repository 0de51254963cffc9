#include "results/identity.hpp"
#include "results/journal.hpp"
#include "results/records.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

JournalHeader journal_header(const ResultsPlan& plan, Existing existing) {
  return {.identity = journal_identity(plan, existing),
      .replicates = plan.replicates,
      .scenarios = static_cast<std::uint32_t>(plan.scenarios.size()),
      .run_bytes = static_cast<std::uint32_t>(layout_of(plan).bytes),
      .blocks = blocks_beside_runs(plan),
      .numbers = plan.points.numbers,
      .values = plan.points.values};
}

}  // namespace coadopt

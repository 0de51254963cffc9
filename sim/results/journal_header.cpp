#include "results/journal.hpp"
#include "results/run_layout.hpp"
#include "results/sweep_identity.hpp"

namespace coadopt {

JournalHeader journal_header(const SweepPlan& plan) {
  return {.identity = identity_text(plan),
      .replicates = plan.results.replicates,
      .scenarios = static_cast<std::uint32_t>(plan.scenarios()),
      .run_bytes = static_cast<std::uint32_t>(layout_of(plan).bytes),
      .numbers = plan.points.numbers,
      .values = plan.points.values};
}

}  // namespace coadopt

#include "results/cell_layout.hpp"

#include <numeric>

#include "results/run_identity.hpp"

namespace coadopt {

namespace {

std::size_t snapshots_kept(const ResultsPlan& plan) {
  switch (plan.agents) {
    case AgentsKept::none: return 0;
    case AgentsKept::final: return 1;
    case AgentsKept::monthly: return plan.months;
  }
  return 0;
}

}  // namespace

CellLayout cell_layout(const ResultsPlan& plan) {
  CellLayout layout;
  layout.run = run_layout(plan.months, plan.observed, plan.outcomes);
  layout.snapshots = snapshots_kept(plan);
  layout.variants = plan.variants;
  layout.scenarios = plan.scenarios.size();
  layout.replicates = plan.replicates;
  return layout;
}

JournalHeader journal_header(const ResultsPlan& plan, Existing existing) {
  JournalHeader header = {.identity = identity_text(plan, existing),
      .replicates = plan.replicates,
      .scenarios = static_cast<std::uint32_t>(plan.scenarios.size()),
      .run_bytes = 0,
      .numbers = std::vector<std::int32_t>(cell_layout(plan).blocks()),
      .values = {}};
  std::iota(header.numbers.begin(), header.numbers.end(), 0);
  return header;
}

}  // namespace coadopt

#include "results/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "results/agents.hpp"
#include "results/failure.hpp"
#include "results/identity.hpp"
#include "results/journal.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

namespace {

bool has_snapshots(const Journal& journal, const ResultsPlan& plan, std::uint64_t run) {
  for (std::uint32_t snapshot = 0; snapshot < snapshots_kept(plan); ++snapshot) {
    for (std::size_t variable = 0; variable < agent_variables.size(); ++variable) {
      if (journal.status(column_record(plan, run, snapshot, variable)) != RunStatus::done) return false;
    }
  }
  return true;
}

std::uint32_t columns_of_agents(const ResultsPlan& plan) {
  return snapshots_kept(plan) * static_cast<std::uint32_t>(agent_variables.size());
}

}  // namespace

std::uint32_t snapshots_kept(const ResultsPlan& plan) {
  switch (plan.agents) {
    case AgentsKept::none: return 0;
    case AgentsKept::final: return 1;
    case AgentsKept::monthly: return plan.months;
  }
  return 0;
}

std::uint32_t blocks_beside_runs(const ResultsPlan& plan) { return columns_of_agents(plan) + plan.variants; }

std::uint64_t column_record(
    const ResultsPlan& plan, std::uint64_t run, std::uint32_t snapshot, std::size_t variable) {
  return plan.runs() * (1 + snapshot * agent_variables.size() + variable) + run;
}

std::uint64_t variant_record(const ResultsPlan& plan, std::size_t variant, std::uint64_t run) {
  return plan.runs() * (1 + columns_of_agents(plan) + variant) + run;
}

bool keeps_agents(const ResultsPlan& plan, Month month) {
  return plan.agents == AgentsKept::monthly || (plan.agents == AgentsKept::final && month == plan.months);
}

void append_snapshot(
    Journal& journal, const ResultsPlan& plan, std::uint64_t run, Month month, const AgentSnapshot& snapshot) {
  if (!keeps_agents(plan, month) || month < 1 || month > plan.months) {
    throw std::logic_error(fmt::format("a snapshot of month {} was not requested", month));
  }
  const std::uint32_t place = snapshots_kept(plan) == 1 ? 0 : month - 1;
  for (std::size_t i = 0; i < agent_variables.size(); ++i) {
    const std::span<const std::byte> column = snapshot[i];
    if (column.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw WriteFailed("there are too many agents to keep what each of them does. Run it without --agents.");
    }
    journal.append(column_record(plan, run, place, i), column);
  }
}

void forget_runs_without_snapshots(Journal& journal, const ResultsPlan& plan) {
  for (std::uint64_t run = 0; snapshots_kept(plan) > 0 && run < plan.runs(); ++run) {
    if (journal.status(run) == RunStatus::done && !has_snapshots(journal, plan, run)) journal.forget(run);
  }
}

JournalHeader journal_header(const ResultsPlan& plan, const std::string& replaceable) {
  return {.identity = identity_text(plan),
      .replicates = plan.replicates,
      .scenarios = static_cast<std::uint32_t>(plan.scenarios.size()),
      .run_bytes = static_cast<std::uint32_t>(layout_of(plan).bytes),
      .blocks = blocks_beside_runs(plan),
      .numbers = plan.points.numbers,
      .values = plan.points.values,
      .replaceable = replaceable};
}

AgentSnapshot snapshot_of(const Partnership& partnership) {
  AgentSnapshot snapshot;
  std::ranges::transform(agent_variables, snapshot.begin(),
      [&](const AgentVariable& variable) { return variable.values_of(partnership); });
  return snapshot;
}

}  // namespace coadopt

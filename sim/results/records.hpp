#pragma once

#include <cstdint>

#include "results/agents.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"

namespace coadopt {

// Beside a record for each run, the journal of a plan has blocks of further records, each with one for every
// run: a block for each column of each snapshot of agents, then one for each variant of the check of
// robustness.

// How many snapshots of agents each run keeps.
[[nodiscard]] std::uint32_t snapshots_kept(const ResultsPlan& plan);
// How many blocks there are.
[[nodiscard]] std::uint32_t blocks_beside_runs(const ResultsPlan& plan);

// The numbers of records.
[[nodiscard]] std::uint64_t column_record(
    const ResultsPlan& plan, std::uint64_t run, std::uint32_t snapshot, std::size_t variable);
[[nodiscard]] std::uint64_t variant_record(const ResultsPlan& plan, std::size_t variant, std::uint64_t run);

[[nodiscard]] AgentSnapshot snapshot_of(const Partnership& partnership);

// Whether the plan keeps who did what at the end of this month.
[[nodiscard]] bool keeps_agents(const ResultsPlan& plan, Month month);

// Keeps who did what at the end of a month that keeps_agents(); before the run itself is appended. Throws
// std::logic_error for another month, std::invalid_argument where the columns are not of one length,
// WriteFailed.
void append_snapshot(
    Journal& journal, const ResultsPlan& plan, std::uint64_t run, Month month, const AgentSnapshot& snapshot);

// Makes finished runs missing that lack a snapshot, as damage to the journal may leave them.
void forget_runs_without_snapshots(Journal& journal, const ResultsPlan& plan);

}  // namespace coadopt

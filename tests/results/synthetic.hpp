#pragma once

#include <filesystem>
#include <string>

#include "results/agents.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"

namespace coadopt::synthetic {

// Results that no model made: every number tells where it belongs.

// Two scenarios, three replicates, four months, everything observed.
[[nodiscard]] ResultsPlan plan(AgentsKept agents = AgentsKept::none);

// The value at a place of a measure; different everywhere, and exact in single precision.
[[nodiscard]] double value(
    std::size_t scenario, std::uint32_t replicate, const Measure& measure, Month month, std::size_t along_axis);

[[nodiscard]] Record record(const ResultsPlan& plan, std::size_t scenario, std::uint32_t replicate);

// `staff` and `persons` agents with levels and codes that tell who and when they are.
[[nodiscard]] AgentSnapshot snapshot(std::size_t staff, std::size_t persons, Month month);

// Makes runs of the plan as long as this, and keeps all their months.
void set_months(ResultsPlan& plan, Month months);

// A new journal for an output.
[[nodiscard]] Journal journal_for(const std::filesystem::path& output, const ResultsPlan& plan);

// Puts a run in, with its snapshots if the plan has them: the second scenario has one agent fewer of each kind.
void write(Journal& journal, const ResultsPlan& plan, std::size_t scenario, std::uint32_t replicate,
    const std::vector<double>& outcomes = {});
void write_all(Journal& journal, const ResultsPlan& plan);

// Puts all in, in order, and writes the results file; returns its seal.
std::string write_whole(const std::filesystem::path& path, const ResultsPlan& plan);

}  // namespace coadopt::synthetic

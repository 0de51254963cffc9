#pragma once

#include <filesystem>
#include <string>

#include "results/agents.hpp"
#include "results/plan.hpp"
#include "results/results_file.hpp"

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

// Puts a replicate in, with its snapshots if the plan has them: the second scenario has one agent fewer of each
// kind.
void write(ResultsFile& file, const ResultsPlan& plan, std::size_t scenario, std::uint32_t replicate);

// Puts all in, in order, and finishes.
void write_whole(const std::filesystem::path& path, const ResultsPlan& plan);

}  // namespace coadopt::synthetic

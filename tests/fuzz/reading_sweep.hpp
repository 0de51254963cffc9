#pragma once

#include "results/failure.hpp"
#include "results/reader.hpp"
#include "results/results_reader.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

// Reads all of a results file, as merging and going on do, with the reader that `open` gives.
void read_whole_sweep(const std::filesystem::path& path, const auto& open) {
  try {
    const ResultsReader reader = open();
    static_cast<void>(reader.status());
    const ResultsPlan& plan = reader.plan();
    require(
        plan.points.values.size() == plan.points.size() * plan.columns.size(), "points have all their values");
    require(reader.failures().size() <= plan.runs(), "no more runs failed than there are");
    reader.each_run(
        [&](std::uint64_t run, std::span<const std::byte>) { require(run < plan.runs(), "a run is one"); },
        [&](std::uint64_t run, const std::string&) { require(run < plan.runs(), "a failed run is one"); });
  } catch (const OutputRefused& refused) {
    check_message(refused.what());
    require(std::string_view(refused.what()).find(path.string()) != std::string_view::npos,
        "a refusal names the file");
    require(std::string_view(refused.what()).find('\n') == std::string_view::npos, "a refusal is one line");
  }
}

}  // namespace coadopt::fuzz

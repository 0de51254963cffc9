#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "results/journal.hpp"
#include "results/parts.hpp"
#include "results/run_pieces.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

// What a sweep has in place of a results file's measures, each written by a source file of its own. All throw
// h5::Problem or WriteFailed.

// The root: `status` of every run and what it measured in the months kept.
void write_run_measures(const SweepPlan& plan, const Journal& journal, RunPieces& pieces, Target& target);

// The group `outcomes`: what every run is summed up by. After the measures, as their bytes come before.
void write_outcomes(const SweepPlan& plan, const Journal& journal, RunPieces& pieces, Target& target);

// The group `points`: the factors' values; the group `design`: what the design says of its points.
void write_points(const SweepPlan& plan, Target& target);
void write_design(const SweepPlan& plan, Target& target);

// The group `failures`: which runs failed and why; only where any did.
void write_failures(const SweepPlan& plan, const Journal& journal, Target& target);

inline constexpr std::string_view status_long_name = "what became of the run";
inline constexpr std::string_view place_long_name = "where the point lies along the coordinate, 0..1";

// The scales of runs: point, scenario, replicate.
void add_run_scales(const SweepPlan& plan, Scales& scales);

// A variable with a value, or more, of every run.
struct RunVariable {
  std::string name;
  std::string units;
  std::string long_name;
  h5::Element element;
  std::vector<std::string> axes;  // beyond point, scenario and replicate
  std::size_t bytes;              // of one run
};

// Puts the bytes of one run where they belong, or leaves them, which are missing beforehand.
using RunBytes = std::function<void(std::uint64_t run, std::span<std::byte> bytes)>;

// Writes such a variable chunk by chunk, chunks along points; nothing else is held in memory.
void write_run_variable(const SweepPlan& plan, const h5::Handle& group, const Scales& scales,
    const RunVariable& variable, const RunBytes& bytes_of);

}  // namespace coadopt

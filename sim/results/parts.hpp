#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "results/group.hpp"
#include "results/handle.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"
#include "results/scale.hpp"
#include "results/sink.hpp"

namespace coadopt {

inline constexpr std::string_view results_format = "coadopt results";
inline constexpr std::string_view results_format_version = "2.7";
inline constexpr std::string_view status_long_name = "status of the run";
inline constexpr std::string_view place_long_name = "where the point lies along the coordinate, 0..1";

// The file that the parts are written to.
struct Target {
  h5::Sink& sink;
  h5::Handle file;
  std::int32_t next_dimension_id = 0;  // netCDF-4 numbers the dimensions of the whole file
};

// The parts of a results file. All throw h5::Problem or WriteFailed.

// A group of the file and its scales, which are closed afterwards.
void write_group(Target& target, const std::string& name,
    const std::function<void(const h5::Handle& group, Scales& scales)>& write);
// A whole group; and its scales and variables in a group that is open.
void write_group(Target& target, const FileGroup& group);
void write_all(const FileGroup& contents, const h5::Handle& group, Scales& scales);

// What the file is and where it comes from, and the text of every scenario: attributes of the root.
void write_provenance(const ResultsPlan& plan, std::string_view status, const Target& target);

// The root: dimensions, `status` of every run and what it measured in the months kept.
void write_run_measures(const ResultsPlan& plan, const Journal& journal, RunPieces& pieces, Target& target);

// The group `outcomes`: what every run is summed up by. After the measures, as their bytes come before.
void write_outcomes(const ResultsPlan& plan, const Journal& journal, RunPieces& pieces, Target& target);

// The group `points`: the factors' values; the group `design`: what the design says of its points.
void write_points(const ResultsPlan& plan, Target& target);
void write_design(const ResultsPlan& plan, Target& target);

// The group `failures`: which runs failed and why; only where any did.
void write_failures(const ResultsPlan& plan, const Journal& journal, Target& target);

// The group `parameters`: every declared parameter in every scenario.
void write_parameters(const std::vector<ResultsScenario>& scenarios, Target& target);

// The group `agents`: who did what.
void write_agent_variables(const ResultsPlan& plan, const Journal& journal, Target& target);

// The dimensions of a run: point, which only a sweep has, scenario and replicate.
[[nodiscard]] std::vector<std::string> run_dimensions(const ResultsPlan& plan);
// The part of an extent, start or box over point, scenario and replicate that the file of the plan has.
[[nodiscard]] h5::Extents in_file(const ResultsPlan& plan, const h5::Extents& of_runs);
// The names of the scenarios along this dimension.
[[nodiscard]] Scale scenario_scale(const std::vector<ResultsScenario>& scenarios,
    const DimensionDescription& description = dimension::scenario);
// Adds the scales of run_dimensions().
void add_run_scales(const ResultsPlan& plan, Scales& scales);
// Adds these months, with the attribute that says when month 1 was.
void add_months(const ResultsPlan& plan, const std::vector<Month>& months, Scales& scales);

// A box of runs that are written or read together: extents over points, scenarios and replicates.
struct RunBox {
  h5::Extents start;
  h5::Extents extents;

  [[nodiscard]] std::size_t runs() const { return extents[0] * extents[1] * extents[2]; }
  // The number in the plan of the box's run i, replicates innermost.
  [[nodiscard]] std::uint64_t run(const ResultsPlan& plan, std::size_t i) const;
};
[[nodiscard]] h5::Extents runs_of(const ResultsPlan& plan);
// How large boxes are that take at most so many bytes where one run does: replicates first, points last.
[[nodiscard]] h5::Extents runs_together(const ResultsPlan& plan, std::size_t run_bytes, std::size_t box_bytes);
// Every box of the plan's runs in turn.
void each_box(
    const ResultsPlan& plan, const h5::Extents& together, const std::function<void(const RunBox&)>& use);

// A variable with a value, or more, of every run.
struct RunVariable {
  std::string name;
  std::string units;
  std::string long_name;
  h5::Element element;
  std::vector<std::string> axes;                                     // beyond run_dimensions()
  std::size_t bytes;                                                 // of one run
  std::vector<std::pair<std::string, std::string>> attributes = {};  // beside long_name and units
};

// Puts the bytes of one run where they belong, or leaves them, which are missing beforehand.
using RunBytes = std::function<void(std::uint64_t run, std::span<std::byte> bytes)>;

// Writes such a variable chunk by chunk, chunks along points; nothing else is held in memory.
void write_run_variable(const ResultsPlan& plan, const h5::Handle& group, const Scales& scales,
    const RunVariable& variable, const RunBytes& bytes_of);

}  // namespace coadopt

#pragma once

#include <cstdint>
#include <string_view>

#include "results/contents.hpp"
#include "results/handle.hpp"
#include "results/scale.hpp"
#include "results/sink.hpp"
#include "results/slab.hpp"

namespace coadopt {

inline constexpr std::string_view results_format = "coadopt results";
inline constexpr std::string_view results_format_version = "1.4";
inline constexpr std::string_view finished_long_name = "whether the replicate of the scenario was finished";

// The file that the parts are written to.
struct Target {
  h5::Sink& sink;
  h5::Handle file;
  std::int32_t next_dimension_id = 0;  // netCDF-4 numbers the dimensions of the whole file
};

// The parts of a results file, each written by a source file of its own. All throw h5::Problem or WriteFailed.

// What the file is and where it comes from, and the text of every scenario: attributes of the root.
void write_provenance(const ResultsPlan& plan, std::string_view status, const Target& target);

// Dimensions, `finished` and every observed measure, in the root.
void write_measures(const Contents& contents, Target& target);

// The group `parameters`: every declared parameter in every scenario.
void write_parameters(const std::vector<ResultsScenario>& scenarios, Target& target);

// The group `agents`: who did what.
void write_agent_variables(const Contents& contents, Target& target);

// The scales that the groups share.
[[nodiscard]] Scale scenario_scale(const std::vector<ResultsScenario>& scenarios);
[[nodiscard]] Scale replicate_scale(const Contents& contents);
// Adds the months, with the attribute that says when the first was.
void add_months(const Contents& contents, Scales& scales);
// Adds the axes of what is observed, in the order of all dimensions.
void add_axes(Scales& scales, std::span<const Slab> slabs);
// Which replicates of which scenarios there are.
void write_finished(const Contents& contents, const Target& target, const Scales& scales);

}  // namespace coadopt

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "month/parameters.hpp"
#include "observe/record.hpp"
#include "parameter/parameter.hpp"

namespace coadopt {

// A factor of a sweep as a column of the group `points`.
struct PointColumn {
  std::string name;
  std::string units;
  std::string long_name;
  Kind kind = Kind::real;
  double low = 0.0;  // where the design varies it
  double high = 1.0;
  std::vector<std::string> labels;  // of the choices 0, 1, ...
  std::string evidence;  // of the value that it is varied around: assumed, cited, calibrated, derived
  std::string source;
};

// What a design says of its points beside their values: which trajectory, which block.
struct PointMark {
  std::string name;
  std::string long_name;
  std::vector<std::int32_t> values;  // one a point
};

// The points of a sweep, or of a shard of it.
struct PointTable {
  std::vector<std::int32_t> numbers;     // of the points in the whole design, ascending
  std::vector<double> values;            // shape (point, column); the number of the label for choices
  std::vector<std::string> coordinates;  // of the places
  std::vector<double> places;            // 0..1, shape (point, coordinate); empty where a design has none
  std::vector<PointMark> marks;

  [[nodiscard]] std::size_t size() const { return numbers.size(); }
};

// Appends a row of a table of so many columns, or nothing where it has none.
inline void append_row(
    std::vector<double>& to, const std::vector<double>& from, std::size_t row, std::size_t columns) {
  const auto first = from.begin() + static_cast<std::ptrdiff_t>(row * columns);
  to.insert(to.end(), first, first + static_cast<std::ptrdiff_t>(columns));
}

// Where a file comes from.
struct ResultsProvenance {
  std::string command;  // the whole command line
  std::uint64_t seed = 0;
  std::string created;  // UTC, ISO 8601: 2026-01-31T12:00:00Z
  std::string version;  // of coadopt
  std::string git_commit;
  std::string compiler;
  std::string
      build;  // a checksum of the program, where its commit does not say what it was built from; else empty
};

// Whether a file says who did what, and when.
enum class AgentsKept : std::uint8_t { none, final, monthly };
inline constexpr std::array<std::string_view, 3> agents_kept_names = {"none", "final", "monthly"};

struct ResultsScenario {
  std::string name;      // its label along the dimension `scenario`; no two alike
  std::string resolved;  // the whole scenario, with all that it is based on, as text
  Parameters parameters;
  std::uint32_t sets = 0;  // of its ensemble; 0 where it has none
};

// What became of a run: one replicate of one scenario at one point.
enum class RunStatus : std::uint8_t { done, failed, missing };
inline constexpr std::array<std::string_view, 3> run_status_names = {"done", "failed", "missing"};

// One number that sums up a run, as a variable of the group `outcomes`.
struct OutcomeColumn {
  std::string name;
  std::string units;
  std::string long_name;
  std::string label = {};       // short, for tables and charts
  std::string better = {};      // more, less, neither
  std::string expression = {};  // over measures
  std::string percent = {};     // whether one of a scenario's own of units 1 is shown in percent: yes, no
};

// All that is known of results before anything is run: of a sweep, or of a run or comparison, which has one
// point, without columns.
struct ResultsPlan {
  std::vector<ResultsScenario> scenarios;
  std::uint32_t replicates = 0;
  Month months = 0;                // how long runs are
  std::vector<Month> months_kept;  // of which measures are kept, ascending
  std::string first_month;         // year-month
  Observed observed;               // which measures are kept
  AgentsKept agents = AgentsKept::none;
  std::vector<OutcomeColumn> outcomes;  // none where they are not kept
  ResultsProvenance provenance;
  std::uint32_t variants = 0;  // of the check of robustness, which the journal keeps too

  PointTable points;
  std::vector<PointColumn> columns;
  std::string name;                 // of the experiment
  std::string design;               // the kind of design and its settings, in words; empty where it is no sweep
  std::string experiment;           // text of its file
  std::uint64_t design_points = 1;  // of the whole design
  std::uint32_t design_checksum = 0;  // of the values of all of them
  std::uint32_t shard = 1;
  std::uint32_t shards = 1;

  [[nodiscard]] bool is_sweep() const { return !design.empty(); }
  [[nodiscard]] std::uint64_t runs() const {
    return std::uint64_t{points.size()} * scenarios.size() * replicates;
  }
  // The number of a run: replicates innermost, rows of `points` outermost.
  [[nodiscard]] std::uint64_t run(std::size_t row, std::size_t scenario, std::uint32_t replicate) const {
    return (std::uint64_t{row} * scenarios.size() + scenario) * replicates + replicate;
  }
};

}  // namespace coadopt

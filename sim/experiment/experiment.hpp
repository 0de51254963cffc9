#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "outcome/outcome.hpp"
#include "results/plan.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// What a sweep varies: a column of its points, and what a value of it does to a scenario.
struct Factor {
  PointColumn column;
  std::vector<double> values;  // those a grid takes, if they are given one by one
  std::uint32_t levels = 0;    // else how many, evenly from low to high; 0: as many as the design says
  std::function<void(Scenario&, double)> apply;

  [[nodiscard]] bool is_choice() const { return column.kind == Kind::choice; }
  [[nodiscard]] bool is_whole() const { return column.kind == Kind::whole; }
};

// The value at a place, 0..1, of the factor's range: a real number along it; each whole number, each choice an
// equal part of it.
[[nodiscard]] double value_at(const Factor& factor, double place);

// The values a grid takes: all choices, those given, or `levels` of them, both ends included and whole numbers
// rounded, none twice.
[[nodiscard]] std::vector<double> grid_values(const Factor& factor, std::uint32_t levels);

// A budget that is split over interventions: each gets a share of the total, nothing is left.
struct Split {
  double total = 0.0;  // GBP
  std::vector<std::string> interventions;

  // A split of n parts has n - 1 coordinates.
  [[nodiscard]] std::size_t coordinates() const { return interventions.empty() ? 0 : interventions.size() - 1; }
};

// The parts in GBP at a place of the unit cube, so that places spread evenly over the cube spread evenly over
// all splits (Dirichlet with all parameters 1, by stick-breaking; Devroye 1986).
[[nodiscard]] std::vector<double> split_at(const Split& split, std::span<const double> places);

enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol, morris, saltelli, csv };
inline constexpr std::array<std::string_view, 6> design_names = {
    "grid", "latin_hypercube", "sobol", "morris", "saltelli", "csv"};

struct DesignSettings {
  DesignKind kind = DesignKind::grid;
  std::uint32_t points = 0;        // latin_hypercube, sobol
  std::uint32_t samples = 0;       // saltelli: of each of its blocks
  bool second_order = false;       // saltelli
  std::uint32_t trajectories = 0;  // morris
  std::uint32_t levels = 0;        // grid, morris
  std::string file;                // csv
};

inline constexpr std::uint64_t most_points = 10'000'000;

// What a sweep is to try: scenarios under every point of a design over factors. Read, checked and resolved;
// never changed afterwards.
struct Experiment {
  std::string name;
  std::string description;
  std::string file;  // as given on the command line
  std::string text;  // of the file
  std::vector<Scenario> scenarios;
  std::vector<Factor> factors;  // those of the split are the last ones
  Split split;                  // of a budget; none: no interventions
  DesignSettings design;
  std::vector<Month> months_kept;           // of which measures are kept
  Observed observed;                        // measures kept
  Outcomes outcomes = coadopt::outcomes();  // what sums a run up
  bool keeps_outcomes = true;

  // Factors that are no part of the split.
  [[nodiscard]] std::size_t free_factors() const { return factors.size() - split.interventions.size(); }
  [[nodiscard]] std::size_t coordinates() const { return free_factors() + split.coordinates(); }
};

// What sums up runs of these scenarios: the outcomes of every run, then those that any of them asks for. Throws
// ScenarioErrors where two mean different things by one name.
[[nodiscard]] Outcomes outcomes_of(const std::vector<Scenario>& scenarios);

// The experiment of one point at which nothing is varied: every replicate of every scenario, with all months of
// what the first scenario observes. Throws as outcomes_of() does.
[[nodiscard]] Experiment unvaried(const std::vector<Scenario>& scenarios);

}  // namespace coadopt

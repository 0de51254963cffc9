#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

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

// The place of a value; of a whole number or a choice the middle of its part.
[[nodiscard]] double place_of(const Factor& factor, double value);

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

}  // namespace coadopt

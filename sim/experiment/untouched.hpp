#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "month/parameters.hpp"

namespace coadopt {

// Share of relevant staff with a Co in use in a place where nothing is done.
struct Untouched {
  PerCo<double> at_first;  // first month
  PerCo<double> after_two_years;
  PerCo<double> after_five_years;
  PerCo<double> half_interval;  // of the mean change over five years, 95%, by Student's t
};

// Runs a place untouched for five years, 8 replicates; a few seconds for 100,000 people.
[[nodiscard]] Untouched leave_untouched(const Parameters& parameters, std::uint32_t threads);

// Points by which practice may move in two years before what a place reported and what its scores imply
// contradict each other.
inline constexpr double most_movement = 0.05;
// Share of what was reported by which practice may move in five years, and the points that count at all.
inline constexpr double most_change = 1.0 / 3.0;
inline constexpr double least_movement = 0.01;

// A sentence for each Co that moves more than that, in five years beyond chance too; none where they agree.
[[nodiscard]] std::vector<std::string> contradictions(const Untouched& untouched);

}  // namespace coadopt

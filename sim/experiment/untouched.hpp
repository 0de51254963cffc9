#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "month/parameters.hpp"

namespace coadopt {

// Share of relevant staff with a Co in use in a place where nothing is done.
struct Untouched {
  PerCo<double> at_first;     // first month
  PerCo<double> after_years;  // after two years
};

// Runs a place untouched for two years, 8 replicates; a second or less for 100,000 people.
[[nodiscard]] Untouched leave_untouched(const Parameters& parameters, std::uint32_t threads);

// Points by which practice may move in two years before what a place reported and what its scores imply
// contradict each other.
inline constexpr double most_movement = 0.05;

// A sentence for each Co that moves more than that; none where they agree.
[[nodiscard]] std::vector<std::string> contradictions(const Untouched& untouched);

}  // namespace coadopt

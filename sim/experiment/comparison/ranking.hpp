#pragma once

#include <cstddef>
#include <vector>

#include "experiment/comparison/comparison.hpp"

namespace coadopt {

// Two scenarios next to each other in an order, and how far they lie apart.
struct Neighbours {
  std::size_t ahead = 0;
  std::size_t behind = 0;
  PairedDifference difference;  // ahead minus behind

  // Only where the interval leaves out 0 is one before the other.
  [[nodiscard]] bool distinguished() const { return difference.differs(); }
};

// Scenarios in the order of an outcome, the best first; equals in the order they were given. Those of which the
// outcome is not known are left out.
struct Ranking {
  std::size_t outcome = 0;
  std::vector<std::size_t> order;
  std::vector<Neighbours> neighbours;  // one fewer
  std::vector<std::size_t> abreast;    // those that are not told apart from the first, in that order
};

[[nodiscard]] Ranking rank(const Comparison& comparison, std::size_t outcome);

}  // namespace coadopt

#include "experiment/comparison/precision.hpp"

#include <cmath>

namespace coadopt {

std::size_t replicates_needed(const PairedDifference& difference, double precision) {
  const double half_width = precision * std::abs(difference.mean);
  const auto reached = [&](std::size_t n) {
    return students_t_95(n) * difference.deviation / std::sqrt(static_cast<double>(n)) <= half_width;
  };
  std::size_t low = 2;
  std::size_t high = most_for_precision + 1;
  while (low < high) {  // the half width falls with n
    const std::size_t middle = low + (high - low) / 2;
    if (reached(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace coadopt

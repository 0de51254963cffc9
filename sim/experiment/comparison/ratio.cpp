#include "experiment/comparison/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "contract/contract.hpp"

namespace coadopt {

Ratio ratio_of_means(std::span<const double> of_above, std::span<const double> of_below, double error) {
  expects(of_above.size() == of_below.size() && !of_above.empty(), "replicates that pair");
  const auto [above, below] = known_pairs(of_above, of_below);
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const double a = mean_of(above);
  const double b = mean_of(below);
  Ratio ratio = {a / b, -infinite, infinite, false};
  if (above.size() < 2) return ratio;

  double aa = 0.0;
  double ab = 0.0;
  double bb = 0.0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    aa += (above[i] - a) * (above[i] - a);
    ab += (above[i] - a) * (below[i] - b);
    bb += (below[i] - b) * (below[i] - b);
  }
  const auto n = static_cast<double>(above.size());
  const double t = students_t(above.size(), error);
  const double scale = t * t / (n - 1.0) / n;

  // The ends solve p theta^2 - 2 q theta + r = 0, with r = a a - scale aa.
  const double p = b * b - scale * bb;
  const double q = a * b - scale * ab;
  if (p <= 0.0) return ratio;
  // q q - p r, written out so that nothing large cancels.
  const double inside =
      scale * (a * a * bb - 2.0 * a * b * ab + b * b * aa) + scale * scale * (ab * ab - aa * bb);
  const double root = std::sqrt(std::max(0.0, inside));
  ratio.low = (q - root) / p;
  ratio.high = (q + root) / p;
  ratio.bounded = true;
  return ratio;
}

}  // namespace coadopt

#include "experiment/design/design.hpp"

namespace coadopt {

// Two samples a and b of Sobol's sequence, and for each factor the sample a with that factor from b, and b with
// it from a where second-order indices are wanted too (Saltelli et al. 2010). All points of one sample follow
// each other, so that more samples move none.
Design saltelli_design(const Experiment& experiment, const Stream& stream) {
  const std::size_t factors = experiment.coordinates();
  const std::uint32_t samples = experiment.design.samples;
  const std::vector<double> pairs = sobol_places(samples, 2 * factors, stream);
  Design design;
  PointMark sample = {"sample", "number of the sample", {}};
  PointMark block = {"block", "0: a, 1: b, 2: a with `changed` from b, 3: b with `changed` from a", {}};
  PointMark changed = {"changed", "coordinate that is from the other sample, from 0; -1 for none", {}};
  const auto add = [&](std::uint32_t number, std::int32_t of, std::size_t first, std::int32_t other) {
    for (std::size_t i = 0; i < factors; ++i) {
      const bool swapped = static_cast<std::int32_t>(i) == other;
      const std::size_t from = swapped ? factors - first : first;
      design.places.push_back(pairs[std::size_t{number} * 2 * factors + from + i]);
    }
    sample.values.push_back(static_cast<std::int32_t>(number));
    block.values.push_back(of);
    changed.values.push_back(other);
  };
  for (std::uint32_t number = 0; number < samples; ++number) {
    add(number, 0, 0, -1);
    for (std::size_t i = 0; i < factors; ++i) add(number, 2, 0, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; experiment.design.second_order && i < factors; ++i) {
      add(number, 3, factors, static_cast<std::int32_t>(i));
    }
    add(number, 1, factors, -1);
  }
  design.marks = {std::move(sample), std::move(block), std::move(changed)};
  return design;
}

}  // namespace coadopt
